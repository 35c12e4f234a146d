import { Amount, AreaCode, Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { makeBatch } from '../../application/make-batch.ts'
import { readFund } from '../postgres/award-repository.ts'
import { listBatches, readBatchView, sumBatches } from '../postgres/batch-view.ts'
import { listPayments } from '../postgres/payment-view.ts'
import {
  BATCH_STATES,
  BatchFields,
  BatchParams,
  BatchReply,
  NewBatch,
  ORDER_BYTES_MAX,
  toBatchOrder,
  toBatchReply,
} from './batch-schemas.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'
import { PAYMENT_STATES, PaymentFields } from './payment-schemas.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Batches']
const ANY_STATE = BATCH_STATES.join('|')

export function batchRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/batches',
    {
      config: TREASURY,
      bodyLimit: ORDER_BYTES_MAX,
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
          /** One or more, separated by commas. */
          state: Type.Optional(Type.String({ pattern: `^(${ANY_STATE})(,(${ANY_STATE}))*$`, maxLength: 200 })),
          /** The last batch of the page before. */
          after: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ batches: Type.Array(Type.Object(BatchFields)) }) },
      },
    },
    async (request) => {
      const { fund_id, state, after, limit } = request.query
      const wanted = state?.split(',')
      const page = {
        prefixes: areaPrefixes(callerOf(request)),
        fundId: fund_id ?? null,
        states: wanted === undefined ? null : BATCH_STATES.filter((known) => wanted.includes(known)),
        after: after ?? null,
        limit,
      }
      return { batches: await listBatches(db, page) }
    },
  )

  app.get(
    '/v1/batches/sums',
    {
      config: READERS,
      schema: {
        operationId: 'sumBatches',
        summary: 'How many batches of my areas are in which state, with their payments and what these come to',
        tags: TAGS,
        querystring: Type.Object({ fund_id: Type.Optional(Slug) }),
        response: {
          200: Type.Object({
            states: Type.Array(
              Type.Object({
                state: Type.Enum(BATCH_STATES),
                batches: Type.Integer(),
                count: Type.Integer(),
                total: Amount,
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const fundId = request.query.fund_id ?? null
      return { states: [...(await sumBatches(db, { prefixes: areaPrefixes(callerOf(request)), fundId }))] }
    },
  )

  app.get(
    '/v1/batches/:batch_id',
    {
      config: READERS,
      schema: {
        operationId: 'getBatch',
        summary:
          'A batch: how many of its payments are in which state, its approvals, parcels and everything that happened to it',
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

  app.get(
    '/v1/batches/:batch_id/payments',
    {
      config: READERS,
      schema: {
        operationId: 'listPayments',
        summary: 'The payments of a batch, by reference behind the cursor; all or those in a state',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({
          state: Type.Optional(Type.Enum(PAYMENT_STATES)),
          /** Of this area, such as a village. */
          area_code: Type.Optional(AreaCode),
          /** The last reference of the page before. */
          after: Type.String({ default: '', maxLength: 35, pattern: '^[0-9A-Za-z-]*$' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ payments: Type.Array(Type.Object(PaymentFields)) }) },
      },
    },
    async (request) => {
      const { id } = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      const { state, area_code, after, limit } = request.query
      const areaCode = area_code === undefined ? '' : normaliseArea(area_code)
      return { payments: await listPayments(db, id, { state: state ?? null, areaCode, after, limit }) }
    },
  )
}
