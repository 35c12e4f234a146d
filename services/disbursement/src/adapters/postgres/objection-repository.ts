import type { Database, Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import { objectionUnknown } from '../../domain/objection-errors.ts'
import { timeText } from './batch-view.ts'

export type NewObjection = Readonly<{
  id: string
  paymentId: string
  objectorShown: string
  objectorSealed: string
  textSealed: string
  /** YYYY-MM-DD in Shanghai. */
  raisedOn: string
}>
export type ObjectionDecision = 'upheld' | 'dismissed'
export type Objection = Readonly<{
  id: string
  payment_id: string
  recorded_by: string
  recorded_for: string | null
  decision: ObjectionDecision | null
}>

export async function insertObjection(trx: Transaction, objection: NewObjection, officer: Person): Promise<void> {
  await trx('objections').insert({
    id: objection.id,
    payment_id: objection.paymentId,
    objector_shown: objection.objectorShown,
    objector_sealed: objection.objectorSealed,
    text_sealed: objection.textSealed,
    raised_on: objection.raisedOn,
    recorded_by: officer.subject,
    recorded_for: officer.actingFor,
  })
}

/** Whoever decides on it locks the batch of its payment first. */
export async function readObjection(db: Database | Transaction, id: string): Promise<Objection> {
  const row: Objection | undefined = await db('objections')
    .where({ id })
    .first('id', 'payment_id', 'recorded_by', 'recorded_for', 'decision')
  if (row === undefined) throw objectionUnknown(id)
  return row
}

export async function decideObjection(
  trx: Transaction,
  id: string,
  decided: Readonly<{ decision: ObjectionDecision; answerSealed: string }>,
  officer: Person,
): Promise<void> {
  await trx('objections').where({ id }).update({
    decision: decided.decision,
    answer_sealed: decided.answerSealed,
    decided_by: officer.subject,
    decided_for: officer.actingFor,
    decided_at: trx.fn.now(),
  })
}

/** Of these payments the ones that an objection holds. */
export async function readObjectedTo(trx: Transaction, paymentIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await trx.raw<{ rows: { payment_id: string }[] }>(
    `SELECT DISTINCT payment_id FROM objections WHERE payment_id = ANY(:ids::uuid[]) AND decision IS NULL`,
    { ids: [...paymentIds] },
  )
  return new Set(rows.map((row) => row.payment_id))
}

export type ObjectionRow = Objection &
  Readonly<{
    reference: string
    objector_shown: string
    text_sealed: string
    raised_on: string
    answer_sealed: string | null
    decided_by: string | null
    decided_at: string | null
  }>

/** Of a batch, in the order in which they came. */
export async function listObjectionRows(db: Transaction, batchId: string): Promise<ObjectionRow[]> {
  const { rows } = await db.raw<{ rows: ObjectionRow[] }>(
    `SELECT o.id, o.payment_id, p.reference, o.objector_shown, o.text_sealed, o.raised_on, o.recorded_by, o.recorded_for, o.decision,
            o.answer_sealed, o.decided_by, ${timeText('o.decided_at')} AS decided_at
       FROM objections o JOIN payments p ON p.id = o.payment_id
      WHERE p.batch_id = :batchId ORDER BY o.recorded_at, o.id`,
    { batchId },
  )
  return rows
}
