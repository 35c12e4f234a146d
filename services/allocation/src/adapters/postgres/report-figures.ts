import type { Database, Transaction } from '@fundtrace/database'
import { heldFrom, PLAN_HELD_ON, planInForceOn, shanghaiDay } from './plan-in-force.ts'

/** What one programme moved in one fund: yuan as text, up to the day and, apart, within the period. */
export type ProgrammeFigures = Readonly<{
  fund_id: string
  programme_id: string
  name: string
  document_number: string
  area_code: string
  /** Its awards come out of another programme's plan, and nobody owes anything for it. */
  draws_on: string | null
  planned: string
  awarded: string
  awarded_in_period: string
  beneficiaries: number
}>

export type ReportRange = Readonly<{ year: number; areaCode: string; from: string; on: string }>

/** '2016', '2016-H1', '2016-Q2' and '2016-05' end in month 12, 6, 6 and 5. */
const LAST_MONTH = `CASE substr(period, 6, 1) WHEN '' THEN 12 WHEN 'H' THEN 6 * substr(period, 7)::int
  WHEN 'Q' THEN 3 * substr(period, 7)::int ELSE substr(period, 6)::int END`
const AWARDED_ON = `CASE WHEN ${shanghaiDay('made_at')} <= make_date(:year::int, 12, 31) THEN ${shanghaiDay('made_at')}
  ELSE (make_date(substr(period, 1, 4)::int, ${LAST_MONTH}, 1) + interval '1 month' - interval '1 day')::date END`

/**
 * Every programme with a fund of the year in the area, planned by the plan in force (plan-in-force.ts says what was recorded late). An
 * award that was recorded only after the year had ended counts on the last day of the period that it is for.
 */
export async function readProgrammeFigures(db: Database, range: ReportRange): Promise<ProgrammeFigures[]> {
  const { rows } = await db.raw<{ rows: ProgrammeFigures[] }>(
    `WITH plan_of AS (
       SELECT p.id, p.fund_id, p.programme_id, p.programme_version, p.draws_on, p.total, f.area_code,
              ${planInForceOn(':on')} AS in_force
         FROM plans p JOIN funds f ON f.id = p.fund_id
        WHERE f.fiscal_year = :year AND f.area_code LIKE :area
          AND p.state IN ('approved', 'posted', 'superseded') AND ${PLAN_HELD_ON} <= :on::date),
     awarded AS (
       SELECT p.fund_id, p.programme_id, sum(a.amount) AS amount,
              coalesce(sum(a.amount) FILTER (WHERE r.day >= :from::date), 0) AS in_period,
              count(DISTINCT a.beneficiary_id)::int AS beneficiaries
         FROM awards a
         JOIN (SELECT id, ${AWARDED_ON} AS day FROM award_runs) r ON r.id = a.award_run_id
         JOIN plan_of p ON p.id = a.plan_id
        WHERE a.state <> 'refused' AND r.day <= :on::date
        GROUP BY p.fund_id, p.programme_id)
     SELECT p.fund_id, p.programme_id, v.document ->> 'name' AS name, v.document ->> 'document_number' AS document_number,
            p.area_code, p.draws_on, p.planned::text, coalesce(w.amount, 0.00)::text AS awarded,
            coalesce(w.in_period, 0.00)::numeric(21,2)::text AS awarded_in_period, coalesce(w.beneficiaries, 0) AS beneficiaries
       FROM (SELECT fund_id, programme_id, area_code, max(programme_version) AS version, max(draws_on) AS draws_on,
                    coalesce(sum(total) FILTER (WHERE in_force), 0.00)::numeric(21,2) AS planned
               FROM plan_of GROUP BY fund_id, programme_id, area_code) p
       JOIN programme_versions v ON v.programme_id = p.programme_id AND v.version = p.version
       LEFT JOIN awarded w ON w.fund_id = p.fund_id AND w.programme_id = p.programme_id
      ORDER BY p.fund_id COLLATE "C", p.draws_on NULLS FIRST, p.programme_id COLLATE "C"`,
    { year: range.year, area: `${range.areaCode}%`, from: range.from, on: range.on },
  )
  return rows
}

/** Arrivals of each fund within the period, by fund. */
export async function readArrivedInPeriod(
  db: Database,
  fundIds: readonly string[],
  period: Readonly<{ from: string; on: string }>,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.raw<{ rows: { fund_id: string; amount: string }[] }>(
    `SELECT fund_id, sum(amount)::text AS amount FROM arrivals
      WHERE fund_id = ANY(:fundIds::text[]) AND state <> 'refused' AND arrived_on BETWEEN :from::date AND :on::date
      GROUP BY fund_id`,
    { fundIds: [...fundIds], ...period },
  )
  return new Map(rows.map((row) => [row.fund_id, row.amount]))
}

export type GuaranteeFigures = Readonly<{
  guarantee_id: string
  name: string
  register_day: string
  bound: number
  short: number
  missing_total: string
}>

/** The last evaluation of each guarantee of the area, made by the end of the day. */
export async function readGuaranteeFigures(db: Database, range: ReportRange): Promise<GuaranteeFigures[]> {
  const { rows } = await db.raw<{ rows: GuaranteeFigures[] }>(
    `SELECT DISTINCT ON (e.guarantee_id COLLATE "C") e.guarantee_id, v.document ->> 'name' AS name, e.register_day, e.bound, e.short, e.missing_total
       FROM guarantee_evaluations e
       JOIN guarantees g ON g.id = e.guarantee_id
       JOIN guarantee_versions v ON v.guarantee_id = e.guarantee_id AND v.version = e.version
      WHERE e.fiscal_year = :year AND g.area_code LIKE :area AND ${heldFrom('e.made_at', ':year')} <= :on::date
      ORDER BY e.guarantee_id COLLATE "C", e.made_at DESC, e.id`,
    { year: range.year, area: `${range.areaCode}%`, on: range.on },
  )
  return rows
}

export type Making = Readonly<{
  id: string
  kind: 'half_year' | 'quarter'
  year: number
  number: number
  area_code: string
  stands_at: string
  sha256: string
}>

export async function insertMaking(trx: Transaction, making: Making, madeBy: string): Promise<void> {
  await trx('report_makings').insert({ ...making, made_by: madeBy })
}

export type KeptMaking = Making & Readonly<{ made_by: string; made_at: Date }>

/** The last making of each report of these years for the area, by the end of the day. */
export async function readMakings(
  db: Database,
  areaCode: string,
  years: readonly number[],
  on: string,
): Promise<KeptMaking[]> {
  const { rows } = await db.raw<{ rows: KeptMaking[] }>(
    `SELECT DISTINCT ON (year, kind, number) id, kind, year, number, area_code, stands_at, sha256, made_by, made_at
       FROM report_makings
      WHERE area_code = :areaCode AND year = ANY(:years::int[]) AND ${shanghaiDay('made_at')} <= :on::date
      ORDER BY year, kind, number, made_at DESC, id`,
    { areaCode, years: [...years], on },
  )
  return rows
}
