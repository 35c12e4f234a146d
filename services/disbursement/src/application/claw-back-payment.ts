import { randomUUID } from 'node:crypto'
import { LEDGER_PAYMENTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import type { ProblemRecord } from '@fundtrace/problem'
import {
  answerClawback,
  endClawback,
  insertClawback,
  type NewClawback,
  readClawback,
} from '../adapters/postgres/clawback-repository.ts'
import { LEDGER, movedBy } from '../adapters/postgres/moved-by.ts'
import { decideClawedBack } from '../adapters/postgres/payment-repository.ts'
import { officerNotAnother } from '../domain/batch-life-errors.ts'
import { clawedBack } from '../domain/claw-back.ts'
import { decisionAnswered } from '../domain/decision-errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { requirePaymentMove } from '../domain/moves.ts'
import { lockPayment } from './lock-payment.ts'
import type { Officer } from './officer.ts'

/** A payment that was paid was not due (追回): another officer is asked to agree that its beneficiary owes it back. */
export async function askClawback(
  trx: Transaction,
  order: Omit<NewClawback, 'id'>,
  officer: Officer,
): Promise<{ clawbackId: string }> {
  const { payment } = await lockPayment(trx, order.paymentId)
  requirePaymentMove(payment.id, payment.state, clawedBack(order.award))
  const id = randomUUID()
  await insertClawback(trx, { id, ...order }, officer)
  return { clawbackId: id }
}

/** Another officer says yes, and the ledger is asked to post it; or no. */
export async function decideClawback(
  trx: Transaction,
  order: Readonly<{ clawbackId: string; approve: boolean }>,
  officer: Officer,
): Promise<{ clawbackId: string }> {
  const { payment_id } = await readClawback(trx, order.clawbackId)
  const { batch, payment } = await lockPayment(trx, payment_id)
  const clawback = await readClawback(trx, order.clawbackId)
  if (clawback.state !== 'asked') throw decisionAnswered('clawback', clawback.id, clawback.state)
  const asker = { subject: clawback.asked_by, actingFor: clawback.asked_for }
  if (!isAnother(officer, asker)) throw officerNotAnother(officer, asker, 'decides on the clawback')
  await answerClawback(trx, clawback.id, order.approve ? 'approved' : 'rejected', officer)
  if (!order.approve) return { clawbackId: clawback.id }

  requirePaymentMove(payment.id, payment.state, clawedBack(clawback.award))
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_PAYMENTS, batch.fundId, [
    {
      type: 'PaymentChangeRequested',
      data: {
        kind: 'claw_back',
        clawback_id: clawback.id,
        payment_id: payment.id,
        award: clawback.award,
        ground: clawback.ground,
        clawed_back_on: clawback.clawed_back_on,
        document_number: clawback.document_number,
        reason: clawback.reason,
        asked_by: officer.subject,
      },
    },
  ])
  return { clawbackId: clawback.id }
}

/** The ledger has posted it: the beneficiary owes the money. Or it says why not, and the payment stays paid. */
export async function hearClawedBack(
  trx: Transaction,
  clawbackId: string,
  problem: ProblemRecord | null,
): Promise<void> {
  const { payment_id } = await readClawback(trx, clawbackId)
  const { payment } = await lockPayment(trx, payment_id)
  const clawback = await readClawback(trx, clawbackId)
  await endClawback(trx, clawbackId, problem)
  if (problem !== null) return
  const to = clawedBack(clawback.award)
  requirePaymentMove(payment.id, payment.state, to)
  await movedBy(trx, LEDGER, `clawback ${clawbackId}: ${clawback.reason}`)
  await decideClawedBack(trx, payment.id, to, clawback.clawed_back_on)
}
