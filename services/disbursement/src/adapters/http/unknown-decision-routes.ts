import { CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { decideUnknown, sayUnknown } from '../../application/decide-unknown.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import { readUnknownDecision } from '../postgres/unknown-decision-repository.ts'
import { officerOf } from './officer-of.ts'
import { readOwnPayment } from './own-payment.ts'
import { PaymentParams } from './payment-schemas.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Payments']
const nullableText = (length: number) => Type.Union([Type.Null(), Text(length)])

const DecisionReply = Type.Object({
  id: Uuid,
  payment_id: Uuid,
  outcome: Type.Enum(['paid', 'failed', 'returned']),
  decided_on: Text(10),
  document_number: Text(100),
  reason: Text(200),
  said_by: Text(200),
  said_for: nullableText(200),
  said_at: Text(40),
  state: Type.Enum(['asked', 'approved', 'rejected']),
  answered_by: nullableText(200),
  answered_at: nullableText(40),
})

export function unknownDecisionRoutes(app: App, { db }: { db: Database }): void {
  const shown = ({ decisionId }: { decisionId: string }) => readUnknownDecision(db, decisionId)

  app.post(
    '/v1/payments/:payment_id/decisions',
    {
      config: TREASURY,
      schema: {
        operationId: 'sayUnknown',
        summary:
          'Say, on a document, what became of a payment of which the bank cannot say it; another officer has to agree',
        tags: TAGS,
        params: PaymentParams,
        body: Type.Object(
          {
            outcome: Type.Enum(['paid', 'failed', 'returned']),
            /** The day on which it was paid, or did not go. */
            on: CalendarDay,
            document_number: Text(100),
            reason: Text(200),
          },
          {
            additionalProperties: false,
            examples: [
              { outcome: 'paid', on: '2016-09-12', document_number: '银行查询函2016-17', reason: '银行书面答复已入账' },
            ],
          },
        ),
        response: { 201: DecisionReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnPayment(trx, caller, request.params.payment_id)
        const { outcome, on, document_number, reason } = request.body
        const order = { paymentId: id, outcome, on, documentNumber: document_number, reason: maskedText(reason) }
        return sayUnknown(trx, order, officerOf(request, caller))
      },
      { respond: shown },
    ),
  )

  for (const { verb, operationId, summary, approve } of ANSWERS) {
    app.post(
      `/v1/decisions/:decision_id/${verb}`,
      {
        config: TREASURY,
        schema: {
          operationId,
          summary,
          tags: TAGS,
          params: Type.Object({ decision_id: Uuid }),
          response: { 200: DecisionReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const decision = await readUnknownDecision(trx, request.params.decision_id)
          await readOwnPayment(trx, caller, decision.payment_id)
          return decideUnknown(trx, { decisionId: decision.id, approve }, officerOf(request, caller))
        },
        { status: 200, respond: shown },
      ),
    )
  }
}

const ANSWERS = [
  {
    verb: 'approve',
    operationId: 'approveDecision',
    summary: 'Another officer agrees: the payment moves as if the bank had said it',
    approve: true,
  },
  {
    verb: 'reject',
    operationId: 'rejectDecision',
    summary: 'Another officer does not agree: the payment stays unknown',
    approve: false,
  },
] as const
