import type { Database, Transaction } from '@fundtrace/database'

export type NewObjection = Readonly<{
  id: string
  plan_id: string
  line: number | null
  objector_shown: string
  objector_sealed: string
  text_sealed: string
  /** YYYY-MM-DD in Shanghai. */
  raised_on: string
  recorded_by: string
}>
export type ObjectionRow = NewObjection &
  Readonly<{ answer_sealed: string | null; answered_by: string | null; answered_at: Date | null }>

export async function insertObjection(trx: Transaction, objection: NewObjection): Promise<void> {
  await trx('plan_objections').insert(objection)
}

export async function insertAnswer(
  trx: Transaction,
  objectionId: string,
  textSealed: string,
  answeredBy: string,
): Promise<void> {
  await trx('plan_objection_answers').insert({
    objection_id: objectionId,
    text_sealed: textSealed,
    answered_by: answeredBy,
  })
}

/** Under the lock of its plan, which an approval takes too. */
export async function lockObjection(
  trx: Transaction,
  planId: string,
  objectionId: string,
): Promise<{ answered: boolean } | undefined> {
  await trx.raw('SELECT FROM plans WHERE id = ? FOR UPDATE', [planId])
  const { rows } = await trx.raw<{ rows: { answered: boolean }[] }>(
    `SELECT a.objection_id IS NOT NULL AS answered
       FROM plan_objections o LEFT JOIN plan_objection_answers a ON a.objection_id = o.id
      WHERE o.id = :objectionId AND o.plan_id = :planId`,
    { planId, objectionId },
  )
  return rows[0]
}

export async function countOpenObjections(trx: Transaction, planId: string): Promise<number> {
  const { rows } = await trx.raw<{ rows: { open: number }[] }>(
    `SELECT count(*)::int AS open
       FROM plan_objections o LEFT JOIN plan_objection_answers a ON a.objection_id = o.id
      WHERE o.plan_id = :planId AND a.objection_id IS NULL`,
    { planId },
  )
  return rows[0]?.open ?? 0
}

export async function listObjectionRows(db: Database, planId: string): Promise<ObjectionRow[]> {
  const { rows } = await db.raw<{ rows: ObjectionRow[] }>(
    `SELECT o.id, o.plan_id, o.line, o.objector_shown, o.objector_sealed, o.text_sealed, o.raised_on, o.recorded_by,
            a.text_sealed AS answer_sealed, a.answered_by, a.answered_at
       FROM plan_objections o LEFT JOIN plan_objection_answers a ON a.objection_id = o.id
      WHERE o.plan_id = :planId ORDER BY o.recorded_at, o.id`,
    { planId },
  )
  return rows
}
