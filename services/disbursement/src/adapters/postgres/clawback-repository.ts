import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import type { ClawbackAward, ClawbackGround, ClawbackState } from '../../domain/claw-back.ts'
import { decisionOpen, decisionUnknown } from '../../domain/decision-errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { timeText } from './batch-view.ts'

export type NewClawback = Readonly<{
  id: string
  paymentId: string
  award: ClawbackAward
  ground: ClawbackGround
  /** YYYY-MM-DD */
  clawedBackOn: string
  documentNumber: string
  reason: string
}>
export type Clawback = {
  id: string
  payment_id: string
  award: ClawbackAward
  ground: ClawbackGround
  clawed_back_on: string
  document_number: string
  reason: string
  asked_by: string
  asked_for: string | null
  asked_at: string
  state: ClawbackState
  answered_by: string | null
  answered_at: string | null
  problem: ProblemRecord | null
}

export async function insertClawback(trx: Transaction, clawback: NewClawback, officer: Person): Promise<void> {
  await trx
    .transaction((savepoint) =>
      savepoint('clawbacks').insert({
        id: clawback.id,
        payment_id: clawback.paymentId,
        award: clawback.award,
        ground: clawback.ground,
        clawed_back_on: clawback.clawedBackOn,
        document_number: clawback.documentNumber,
        reason: clawback.reason,
        asked_by: officer.subject,
        asked_for: officer.actingFor,
      }),
    )
    .catch((error: unknown) => {
      if (violatedConstraint(error) === 'clawbacks_one_open') throw decisionOpen('clawback', clawback.paymentId)
      throw error
    })
}

/** Whoever answers it locks the batch of its payment first. */
export async function readClawback(db: Database | Transaction, id: string): Promise<Clawback> {
  const { rows } = await db.raw<{ rows: Clawback[] }>(`SELECT ${COLUMNS} FROM clawbacks WHERE id = :id`, { id })
  if (rows[0] === undefined) throw decisionUnknown('clawback', id)
  return rows[0]
}

export async function listClawbacks(db: Database, paymentId: string): Promise<Clawback[]> {
  const { rows } = await db.raw<{ rows: Clawback[] }>(
    `SELECT ${COLUMNS} FROM clawbacks WHERE payment_id = :paymentId ORDER BY asked_at, id`,
    { paymentId },
  )
  return rows
}

export async function answerClawback(
  trx: Transaction,
  id: string,
  state: 'approved' | 'rejected',
  officer: Person,
): Promise<void> {
  await trx('clawbacks')
    .where({ id })
    .update({ state, answered_by: officer.subject, answered_for: officer.actingFor, answered_at: trx.fn.now() })
}

export async function endClawback(trx: Transaction, id: string, problem: ProblemRecord | null): Promise<void> {
  await trx('clawbacks')
    .where({ id })
    .update(problem === null ? { state: 'posted' } : { state: 'refused', problem: JSON.stringify(problem) })
}

const COLUMNS = `id, payment_id, award, ground, clawed_back_on, document_number, reason, asked_by, asked_for, ${timeText('asked_at')} AS asked_at,
                 state, answered_by, ${timeText('answered_at')} AS answered_at, problem`
