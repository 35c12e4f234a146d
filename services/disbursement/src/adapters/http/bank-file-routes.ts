import { Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, fileBody, idempotent } from '@fundtrace/http-server'
import { type KeyRing, openBytes } from '@fundtrace/personal-data'
import Type from 'typebox'
import { bankFileContext, findPayees, type Payee, releaseBatch } from '../../application/release-batch.ts'
import { takeResults } from '../../application/take-results.ts'
import { bankFileMissing } from '../../domain/errors.ts'
import { payeeLookup } from '../allocation/payee-lookup.ts'
import { readBankFile } from '../postgres/bank-file-repository.ts'
import { readBatchView } from '../postgres/batch-view.ts'
import { BatchParams, BatchReply, toBatchReply } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Batches']
/** What `findPayees` found for a request, before its handler. */
const PAYEES = 'fundtrace payees'

/** What goes to the bank and comes back from it. */
export function bankFileRoutes(
  app: App,
  { db, ring, allocationUrl }: { db: Database; ring: KeyRing; allocationUrl: string },
): void {
  app.decorateRequest(PAYEES, null)
  app.post(
    '/v1/batches/:batch_id/release',
    {
      config: TREASURY,
      schema: {
        operationId: 'releaseBatch',
        summary: 'Write the bank file of a funded batch; its money is in transit from here on',
        tags: TAGS,
        params: BatchParams,
        body: Type.Object(
          {
            /** What the receiver reads in the passbook. */
            purpose: Text(60),
            encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')])),
          },
          { additionalProperties: false, examples: [{ purpose: '扶贫到户补助2016', encoding: 'gb18030' }] },
        ),
        response: { 200: BatchReply },
      },
      preHandler: async (request) => {
        const batch = await readOwnBatch(db, callerOf(request), request.params.batch_id)
        const lookUpPayees = payeeLookup(allocationUrl, request.headers.authorization ?? '', request.id)
        const payees = await inBatchTrace(db, batch.id, 'find payees', () => findPayees(db, batch, lookUpPayees))
        request.setDecorator(PAYEES, payees)
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const batchId = request.params.batch_id
        const { purpose, encoding = 'utf-8' } = request.body
        const payees = request.getDecorator<readonly Payee[] | null>(PAYEES)
        const order = { batchId, purpose, encoding, payees }
        await inBatchTrace(trx, batchId, 'release batch', () =>
          releaseBatch(trx, ring, order, officerOf(request, caller)),
        )
        return { batchId }
      },
      { status: 200, respond: async ({ batchId }) => toBatchReply(await readBatchView(db, batchId)) },
    ),
  )

  app.get(
    '/v1/batches/:batch_id/bank-file',
    {
      config: TREASURY,
      schema: {
        operationId: 'downloadBankFile',
        summary: 'The bank file as it was written, with names and accounts in clear',
        tags: TAGS,
        params: BatchParams,
        produces: ['text/csv'],
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = await readOwnBatch(db, caller, request.params.batch_id)
      const file = await readBankFile(db, id)
      if (file === undefined) throw bankFileMissing(id)
      request.log.info({ batch_id: id, officer: caller.subject }, 'a bank file was given out in clear')
      return reply
        .header('content-disposition', `attachment; filename="batch-${id}.csv"`)
        .header('digest', `sha-256=${Buffer.from(file.sha256, 'hex').toString('base64')}`)
        .header('cache-control', 'no-store')
        .type('text/csv')
        .send(openBytes(ring, file.sealed, bankFileContext(id)))
    },
  )

  app.post(
    '/v1/batches/:batch_id/results',
    {
      config: TREASURY,
      schema: {
        operationId: 'takeResults',
        summary: "Take the bank's result file of a released batch: all of it, or nothing and every fault named",
        tags: TAGS,
        params: BatchParams,
        body: fileBody(
          'text/csv',
          'The result file as the bank sent it: 付款编号, 金额, 处理结果 (成功/退票), 原因, 处理日期',
        ),
        response: { 200: Type.Object({ paid: Type.Integer(), returned: Type.Integer() }) },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        return inBatchTrace(trx, id, 'take results', () =>
          takeResults(trx, ring, id, request.body, officerOf(request, caller)),
        )
      },
      { status: 200 },
    ),
  )
}
