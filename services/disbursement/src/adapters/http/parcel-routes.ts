import { Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { awaitParcel } from '../../application/await-funding.ts'
import { approveParcel, cutLaterParcels, dropParcel } from '../../application/cut-parcel.ts'
import { resendPayments } from '../../application/resend-payments.ts'
import { BATCH_PAYMENTS_MAX } from '../../domain/batch-lines.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import { readBatchView } from '../postgres/batch-view.ts'
import { BatchParams, BatchReply, ORDER_BYTES_MAX, toBatchReply } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Batches']
const ParcelParams = Type.Object({ batch_id: Uuid, parcel_id: Uuid })

/** What is sent again, and what goes later than the rest of its batch. */
export function parcelRoutes(
  app: App,
  { db, fundingWaitMs, parcelSize }: { db: Database; fundingWaitMs: number; parcelSize: number },
): void {
  const shown = async ({ batchId }: { batchId: string }) => toBatchReply(await readBatchView(db, batchId))

  app.post(
    '/v1/batches/:batch_id/resend',
    {
      config: TREASURY,
      bodyLimit: ORDER_BYTES_MAX,
      schema: {
        operationId: 'resendPayments',
        summary:
          'Send again what failed, came back or was corrected, all of it or by id: a new attempt each, for the next parcel',
        tags: TAGS,
        params: BatchParams,
        body: Type.Object(
          {
            payment_ids: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: BATCH_PAYMENTS_MAX })),
            reason: Text(500),
          },
          { additionalProperties: false, examples: [{ reason: '更正账号后补发' }] },
        ),
        response: { 200: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        const { payment_ids = null, reason } = request.body
        await resendPayments(
          trx,
          id,
          { paymentIds: payment_ids, reason: maskedText(reason) },
          officerOf(request, caller),
        )
        return { batchId: id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/parcels',
    {
      config: TREASURY,
      schema: {
        operationId: 'cutParcels',
        summary: 'Put what is ready of a released batch into further parcels, which another officer approves',
        tags: TAGS,
        params: BatchParams,
        response: { 201: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        await cutLaterParcels(trx, { batchId: id, parcelSize }, officerOf(request, caller))
        return { batchId: id }
      },
      { respond: shown },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/parcels/:parcel_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approveParcel',
        summary:
          'Approve a further parcel that another officer cut; answers when the ledger holds its money, or says what is missing',
        description: 'Answers 202 where the ledger has not answered in time.',
        tags: TAGS,
        params: ParcelParams,
        response: { 200: BatchReply, 202: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        const { parcel_id: parcelId } = request.params
        await inBatchTrace(trx, id, 'approve parcel', () =>
          approveParcel(trx, { batchId: id, parcelId }, officerOf(request, caller)),
        )
        return { batchId: id, parcelId }
      },
      {
        status: 200,
        respond: async ({ batchId, parcelId }, _request, reply) => {
          const { state } = await awaitParcel(db, parcelId, fundingWaitMs)
          if (state === 'asked') reply.code(202)
          return shown({ batchId })
        },
      },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/parcels/:parcel_id/drop',
    {
      config: TREASURY,
      schema: {
        operationId: 'dropParcel',
        summary: 'Let the payments of a further parcel go that nobody has approved',
        tags: TAGS,
        params: ParcelParams,
        body: Type.Object({ reason: Text(500) }, { additionalProperties: false }),
        response: { 200: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        const order = { batchId: id, parcelId: request.params.parcel_id, reason: maskedText(request.body.reason) }
        await dropParcel(trx, order, officerOf(request, caller))
        return { batchId: id }
      },
      { status: 200, respond: shown },
    ),
  )
}
