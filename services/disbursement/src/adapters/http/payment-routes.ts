import { Text } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import type { Officer } from '../../application/officer.ts'
import { correctPayment } from '../../application/correct-payment.ts'
import { withdrawPayment } from '../../application/withdraw-payment.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import { readPaymentHistory } from '../postgres/payment-view.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'
import { readOwnPayment } from './own-payment.ts'
import { PaymentParams, PaymentReply } from './payment-schemas.ts'

const TAGS = ['Payments']

export function paymentRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/payments/:payment_id',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'getPayment',
        summary: 'A payment with everything that happened to it, and every attempt at its award',
        tags: TAGS,
        params: PaymentParams,
        response: { 200: PaymentReply },
      },
    },
    async (request) => {
      const payment = await readPaymentHistory(db, request.params.payment_id)
      await readOwnBatch(db, callerOf(request), payment.batch_id)
      return payment
    },
  )

  for (const { verb, operationId, summary, move } of MOVES) {
    app.post(
      `/v1/payments/:payment_id/${verb}`,
      {
        config: { access: { roles: ['treasury'] } },
        schema: {
          operationId,
          summary,
          tags: TAGS,
          params: PaymentParams,
          body: Type.Object({ reason: Text(500) }, { additionalProperties: false }),
          response: { 200: PaymentReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const { id } = await readOwnPayment(trx, caller, request.params.payment_id)
          await move(trx, id, maskedText(request.body.reason), officerOf(request, caller))
          return { paymentId: id }
        },
        { status: 200, respond: ({ paymentId }) => readPaymentHistory(db, paymentId) },
      ),
    )
  }
}

type ReasonedMove = Readonly<{
  verb: string
  operationId: string
  summary: string
  move: (trx: Transaction, paymentId: string, reason: string, officer: Officer) => Promise<void>
}>
const MOVES: readonly ReasonedMove[] = [
  {
    verb: 'withdraw',
    operationId: 'withdrawPayment',
    summary: 'Take a line out of its batch for good, before it is sent or after it failed or came back',
    move: withdrawPayment,
  },
  {
    verb: 'correct',
    operationId: 'correctPayment',
    summary: 'Say that what made a payment fail or come back is mended, such as its account in the register',
    move: correctPayment,
  },
]
