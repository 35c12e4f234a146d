import type { Database, Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'
import type { AwardPart, AwardRun } from './award-repository.ts'
import type { BeneficiaryKind } from './register-repository.ts'

/** A line of a plan that is not awarded, or not up to its amount: then `given` is what is, in this plan and in those that it replaced. */
export type WaitingLine = Readonly<{
  line: number
  beneficiary_id: string
  kind: BeneficiaryKind
  area_code: string
  amount: string
  parts: readonly AwardPart[] | null
  given: string
  /** Of each of those awards. */
  given_parts: readonly (readonly AwardPart[])[] | null
}>

/** The next of them by number: each is looked up by itself, so a page costs as much at the end of a plan as at its beginning. */
export async function readWaitingLines(
  trx: Transaction,
  run: AwardRun,
  page: { after: number; limit: number },
): Promise<WaitingLine[]> {
  const { rows } = await trx.raw<{ rows: WaitingLine[] }>(
    `SELECT l.line, l.beneficiary_id, b.kind, l.area_code, l.amount, g.given::text AS given, g.given_parts,
            (SELECT json_agg(json_build_object('funder_id', funder_id, 'amount', amount::text) ORDER BY funder_id COLLATE "C")
               FROM plan_line_parts p WHERE p.plan_id = l.plan_id AND p.line = l.line) AS parts
       FROM plan_lines l JOIN beneficiaries b ON b.id = l.beneficiary_id
       CROSS JOIN LATERAL (${GIVEN}) g
      WHERE l.plan_id = :planId AND l.line > :after AND l.amount > g.given
      ORDER BY l.line LIMIT :limit`,
    { ...placeOf(run), ...page },
  )
  return rows
}

/** What a run would award now. */
export async function countWaiting(
  db: Database | Transaction,
  run: AwardRun,
): Promise<{ count: number; total: Money }> {
  const { rows } = await db.raw<{ rows: { count: number; total: string }[] }>(
    `SELECT count(*)::int AS count, coalesce(sum(l.amount - g.given), 0)::numeric(21,2)::text AS total
       FROM plan_lines l CROSS JOIN LATERAL (${GIVEN}) g
      WHERE l.plan_id = :planId AND l.beneficiary_id IS NOT NULL AND l.amount > g.given`,
    placeOf(run),
  )
  return { count: rows[0]?.count ?? 0, total: parseMoney(rows[0]?.total ?? '') }
}

/** A waiting line that is awarded already in the run's period under the name that the run would give it. */
export async function findTakenLine(
  trx: Transaction,
  run: AwardRun,
  names: { whole: string; raised: string },
): Promise<{ beneficiaryId: string; line: string } | undefined> {
  const { rows } = await trx.raw<{ rows: { beneficiaryId: string; line: string }[] }>(
    `SELECT a.beneficiary_id AS "beneficiaryId", a.line
       FROM plan_lines l CROSS JOIN LATERAL (${GIVEN}) g
       JOIN awards a ON a.beneficiary_id = l.beneficiary_id AND a.programme_id = :programmeId AND a.period = :period
                    AND a.state <> 'refused' AND a.line = CASE WHEN g.given = 0 THEN :whole ELSE :raised END
      WHERE l.plan_id = :planId AND l.amount > g.given ORDER BY l.line LIMIT 1`,
    { ...placeOf(run), period: run.period, ...names },
  )
  return rows[0]
}

/** How many plans of the programme stood in force in the fund before this one. */
export async function countReplaced(trx: Transaction, run: AwardRun): Promise<number> {
  const { rows } = await trx.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::int AS count FROM plans WHERE fund_id = :fundId AND programme_id = :programmeId AND state = 'superseded'`,
    placeOf(run),
  )
  return rows[0]?.count ?? 0
}

const GIVEN = `
  SELECT coalesce(sum(a.amount), 0.00) AS given, json_agg(a.parts) FILTER (WHERE a.parts IS NOT NULL) AS given_parts
    FROM awards a JOIN plans p ON p.id = a.plan_id
   WHERE a.beneficiary_id = l.beneficiary_id AND a.state <> 'refused' AND p.fund_id = :fundId AND p.programme_id = :programmeId`

const placeOf = ({ planId, fundId, programmeId }: AwardRun) => ({ planId, fundId, programmeId })
