import { Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, keepUnmaskedRead } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { answerObjection, listObjections, raiseObjection } from '../../application/raise-objection.ts'
import { readObjection } from '../postgres/objection-repository.ts'
import { readPaymentHistory } from '../postgres/payment-view.ts'
import { BatchParams } from './batch-schemas.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'
import { readOwnPayment } from './own-payment.ts'
import { PaymentParams, PaymentReply } from './payment-schemas.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Objections']
const nullableText = (length: number) => Type.Union([Type.Null(), Text(length)])

export function objectionRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/payments/:payment_id/objections',
    {
      config: TREASURY,
      schema: {
        operationId: 'raiseObjection',
        summary:
          'Write down what somebody has against a line of a batch in notice, up to its last day: the line is held, the batch is not',
        tags: TAGS,
        params: PaymentParams,
        body: Type.Object(
          {
            /** Who objects; shown masked. */
            by: Text(100),
            text: Text(2_000),
          },
          { additionalProperties: false, examples: [{ by: '村民代表', text: '该户已于去年购房购车' }] },
        ),
        response: { 201: Type.Object({ objection_id: Uuid }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { id } = await readOwnPayment(trx, caller, request.params.payment_id)
      const order = { paymentId: id, ...request.body }
      const { objectionId } = await raiseObjection(trx, ring, order, officerOf(request, caller))
      return { objection_id: objectionId }
    }),
  )

  app.get(
    '/v1/batches/:batch_id/objections',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listPaymentObjections',
        summary:
          'The objections to the lines of a batch, and what was decided; objectors masked, texts in clear; who reads them is kept',
        tags: TAGS,
        params: BatchParams,
        response: {
          200: Type.Object({
            objections: Type.Array(
              Type.Object({
                id: Uuid,
                payment_id: Uuid,
                reference: Text(35),
                by: Text(100),
                text: Text(2_000),
                raised_on: Text(10),
                recorded_by: Text(200),
                decision: nullableText(10),
                answer: nullableText(2_000),
                decided_by: nullableText(200),
                decided_at: nullableText(40),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const batch = await readOwnBatch(db, caller, request.params.batch_id)
      return db.transaction(async (trx) => {
        const objections = await listObjections(trx, ring, batch.id)
        const shown = [{ area: batch.areaCode, count: objections.length }]
        await keepUnmaskedRead(trx, { caller, correlationId: request.id, what: 'objections', subject: batch.id, shown })
        return { objections }
      })
    },
  )

  app.post(
    '/v1/objections/:objection_id/decide',
    {
      config: TREASURY,
      schema: {
        operationId: 'decideObjection',
        summary: 'Another officer decides on an objection: upheld, its line is withdrawn; dismissed, it is paid',
        tags: TAGS,
        params: Type.Object({ objection_id: Uuid }),
        body: Type.Object(
          { decision: Type.Enum(['upheld', 'dismissed']), answer: Text(2_000) },
          { additionalProperties: false },
        ),
        response: { 200: PaymentReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const objection = await readObjection(trx, request.params.objection_id)
        await readOwnPayment(trx, caller, objection.payment_id)
        const { decision, answer } = request.body
        return answerObjection(
          trx,
          ring,
          { objectionId: objection.id, decision, text: answer },
          officerOf(request, caller),
        )
      },
      { status: 200, respond: ({ paymentId }) => readPaymentHistory(db, paymentId) },
    ),
  )
}
