import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { applyMoves } from '../adapters/postgres/result-repository.ts'
import {
  answerUnknownDecision,
  insertUnknownDecision,
  type NewUnknownDecision,
  readUnknownDecision,
} from '../adapters/postgres/unknown-decision-repository.ts'
import type { Move } from '../domain/bank-word.ts'
import { officerNotAnother } from '../domain/batch-life-errors.ts'
import { decisionAnswered } from '../domain/decision-errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { requirePaymentMove } from '../domain/moves.ts'
import { paymentNotUnknown } from '../domain/payment-errors.ts'
import { shownReason } from '../domain/shown-reason.ts'
import { announceResults } from './announce-results.ts'
import { followPayments } from './follow-payments.ts'
import { lockPayment } from './lock-payment.ts'
import type { Officer } from './officer.ts'

/** Of a payment of which the bank cannot say what became of it, an officer says it, with a document; another one has to agree. */
export async function sayUnknown(
  trx: Transaction,
  order: Omit<NewUnknownDecision, 'id'>,
  officer: Officer,
): Promise<{ decisionId: string }> {
  const { payment } = await lockPayment(trx, order.paymentId)
  if (payment.state !== 'unknown') throw paymentNotUnknown(payment.id, payment.state)
  const id = randomUUID()
  await insertUnknownDecision(trx, { id, ...order }, officer)
  return { decisionId: id }
}

/** The second pair of eyes: the payment moves as if the bank had said it, or stays unknown. */
export async function decideUnknown(
  trx: Transaction,
  order: Readonly<{ decisionId: string; approve: boolean }>,
  officer: Officer,
): Promise<{ decisionId: string }> {
  const { payment_id } = await readUnknownDecision(trx, order.decisionId)
  const { batch, payment } = await lockPayment(trx, payment_id)
  const decision = await readUnknownDecision(trx, order.decisionId)
  if (decision.state !== 'asked') throw decisionAnswered('decision', decision.id, decision.state)
  const sayer = { subject: decision.said_by, actingFor: decision.said_for }
  if (!isAnother(officer, sayer)) throw officerNotAnother(officer, sayer, 'agrees to what became of the payment')
  await answerUnknownDecision(trx, decision.id, order.approve ? 'approved' : 'rejected', officer)
  if (!order.approve) return { decisionId: decision.id }

  requirePaymentMove(payment.id, payment.state, decision.outcome)
  const move: Move = {
    payment: {
      ...payment,
      batchId: batch.id,
      fundId: batch.fundId,
      wasPaid: false,
      paidOn: null,
      isClaimedBack: false,
      sentOn: null,
    },
    from: 'unknown',
    to: decision.outcome,
    on: decision.decided_on,
    reason: decision.outcome === 'paid' ? null : { code: UNSAID, text: shownReason(decision.reason) },
  }
  await movedBy(trx, officer, `${decision.document_number}: ${decision.reason}`)
  await applyMoves(trx, [move])
  await followPayments(trx, batch, officer, 'two officers have said what became of the last unknown payment')
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  await announceResults(trx, origin, new Map([[batch.id, batch]]), [[move]])
  return { decisionId: decision.id }
}

/** ISO 20022: the reason was not specified by the agent. */
const UNSAID = 'MS03'
