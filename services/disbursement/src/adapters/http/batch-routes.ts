import { Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { approveBatch } from '../../application/approve-batch.ts'
import { awaitFunding } from '../../application/await-funding.ts'
import { makeBatch } from '../../application/make-batch.ts'
import { readFund } from '../postgres/award-repository.ts'
import { listBatches, readBatchView } from '../postgres/batch-view.ts'
import { BatchFields, BatchParams, BatchReply, NewBatch, toBatchOrder, toBatchReply } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Batches']

/** `fundingWaitMs`: how long an approval waits for the ledger. */
export function batchRoutes(app: App, { db, fundingWaitMs }: { db: Database; fundingWaitMs: number }): void {
  app.post(
    '/v1/batches',
    {
      config: TREASURY,
      schema: {
        operationId: 'makeBatch',
        summary: 'Put awards that wait to be paid into a draft batch',
        tags: TAGS,
        body: NewBatch,
        response: { 201: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const fund = await readFund(trx, request.body.fund_id)
        requireArea(caller, fund.area_code)
        const order = toBatchOrder(request.body, fund.area_code)
        return makeBatch(trx, fund, order, officerOf(request, caller))
      },
      { respond: async ({ batchId }) => toBatchReply(await readBatchView(db, batchId)) },
    ),
  )

  app.get(
    '/v1/batches',
    {
      config: READERS,
      schema: {
        operationId: 'listBatches',
        summary: 'The batches of my areas, newest first',
        tags: TAGS,
        querystring: Type.Object({
          fund_id: Type.Optional(Slug),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ batches: Type.Array(Type.Object(BatchFields)) }) },
      },
    },
    async (request) => {
      const { fund_id, limit } = request.query
      return {
        batches: await listBatches(db, { prefixes: areaPrefixes(callerOf(request)), fundId: fund_id ?? null, limit }),
      }
    },
  )

  app.get(
    '/v1/batches/:batch_id',
    {
      config: READERS,
      schema: {
        operationId: 'getBatch',
        summary: 'A batch with its payments and everything that happened to it',
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply },
      },
    },
    async (request) => {
      const { id } = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      return toBatchReply(await readBatchView(db, id))
    },
  )

  app.post(
    '/v1/batches/:batch_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approveBatch',
        summary:
          'Approve a batch that another officer made; answers when the ledger holds its money, or says what is missing',
        description:
          'Answers 202 with the state "approved" where the ledger has not answered in time, ten seconds unless configured.',
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply, 202: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        await inBatchTrace(trx, id, 'approve batch', () => approveBatch(trx, id, officerOf(request, caller)))
        return { batchId: id }
      },
      {
        status: 200,
        respond: async ({ batchId }, _request, reply) => {
          const batch = await awaitFunding(db, batchId, fundingWaitMs)
          if (batch.state === 'approved') reply.code(202)
          return toBatchReply(batch)
        },
      },
    ),
  )
}
