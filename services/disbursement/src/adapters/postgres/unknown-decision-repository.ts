import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { decisionOpen, decisionUnknown } from '../../domain/decision-errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { timeText } from './batch-view.ts'

export type UnknownOutcome = 'paid' | 'failed' | 'returned'
export type NewUnknownDecision = Readonly<{
  id: string
  paymentId: string
  outcome: UnknownOutcome
  /** YYYY-MM-DD */
  on: string
  documentNumber: string
  reason: string
}>
export type UnknownDecision = {
  id: string
  payment_id: string
  outcome: UnknownOutcome
  decided_on: string
  document_number: string
  reason: string
  said_by: string
  said_for: string | null
  said_at: string
  state: 'asked' | 'approved' | 'rejected'
  answered_by: string | null
  answered_at: string | null
}

export async function insertUnknownDecision(
  trx: Transaction,
  decision: NewUnknownDecision,
  officer: Person,
): Promise<void> {
  await trx
    .transaction((savepoint) =>
      savepoint('unknown_decisions').insert({
        id: decision.id,
        payment_id: decision.paymentId,
        outcome: decision.outcome,
        decided_on: decision.on,
        document_number: decision.documentNumber,
        reason: decision.reason,
        said_by: officer.subject,
        said_for: officer.actingFor,
      }),
    )
    .catch((error: unknown) => {
      if (violatedConstraint(error) === 'unknown_decisions_one_open') throw decisionOpen('decision', decision.paymentId)
      throw error
    })
}

/** Whoever answers it locks the batch of its payment first. */
export async function readUnknownDecision(db: Database | Transaction, id: string): Promise<UnknownDecision> {
  const { rows } = await db.raw<{ rows: UnknownDecision[] }>(
    `SELECT id, payment_id, outcome, decided_on, document_number, reason, said_by, said_for, ${timeText('said_at')} AS said_at,
            state, answered_by, ${timeText('answered_at')} AS answered_at
       FROM unknown_decisions WHERE id = :id`,
    { id },
  )
  if (rows[0] === undefined) throw decisionUnknown('decision', id)
  return rows[0]
}

export async function answerUnknownDecision(
  trx: Transaction,
  id: string,
  state: 'approved' | 'rejected',
  officer: Person,
): Promise<void> {
  await trx('unknown_decisions')
    .where({ id })
    .update({ state, answered_by: officer.subject, answered_for: officer.actingFor, answered_at: trx.fn.now() })
}
