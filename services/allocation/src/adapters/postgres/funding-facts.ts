import type { Database, Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'
import type { Day } from '../../domain/funding/calendar-day.ts'
import type { FunderFacts } from '../../domain/funding/funder-position.ts'
import { heldFrom, PLAN_HELD_ON, planInForceOn } from './plan-in-force.ts'

export type FunderOfFund = FunderFacts &
  Readonly<{
    fundId: string
    funderId: string
    name: string
    areaCode: string | null
    arrivals: readonly ArrivalDocument[]
  }>
export type ArrivalDocument = Readonly<{
  arrival_id: string
  document_number: string
  arrived_on: string
  amount: string
  state: string
}>

/**
 * What is true of every funder of these funds on a day: by fund, in the order of its document. The shares are those of the plan that was
 * in force on that day, or, before the first one, of the plan in force now: it is promised, and not due yet.
 */
export async function readFunders(
  db: Database | Transaction,
  fundIds: readonly string[],
  day: Day,
): Promise<FunderOfFund[]> {
  const { rows } = await db.raw<{ rows: FunderRow[] }>(FUNDERS, { funds: [...fundIds], day })
  return rows.map(toFunder)
}

/** Shares of one plan, and nothing of plans that draw on another programme's money: they have none. */
const PLAN_OF_DAY = `
  SELECT DISTINCT ON (p.fund_id) p.fund_id, p.id, coalesce(${PLAN_HELD_ON}, ${heldFrom('p.approved_at', 'f.fiscal_year')}) AS approved_on
    FROM plans p JOIN funds f ON f.id = p.fund_id
   WHERE p.fund_id = ANY(:funds::text[]) AND p.state IN ('approved', 'posted', 'superseded')
     AND EXISTS (SELECT FROM plan_shares s WHERE s.plan_id = p.id)
   ORDER BY p.fund_id, (${planInForceOn(':day')}) DESC, (${planInForceOn("'infinity'")}) DESC, p.approved_at DESC`

const sumOf = (from: string): string => `coalesce((SELECT sum(x.amount) FROM ${from}), 0.00)::text`

const FUNDERS = `
WITH plan AS (${PLAN_OF_DAY}),
promised AS (
  SELECT plan.fund_id, s.funder_id, s.ordinal::int AS ordinal, s.amount AS share, plan.approved_on
    FROM plan JOIN plan_shares s ON s.plan_id = plan.id),
-- Money of a year before has funders too, though this year's plan may not name them, or there may be none yet.
carried AS (
  SELECT y.to_fund_id AS fund_id, x.funder_id, 1000 + x.ordinal AS ordinal, 0.00 AS share, y.decided_on AS approved_on
    FROM year_ends y JOIN year_end_parts x ON x.year_end_id = y.id
   WHERE y.to_fund_id = ANY(:funds::text[]) AND y.state = 'posted' AND y.decided_on <= :day::date),
funders_of AS (
  SELECT DISTINCT ON (fund_id, funder_id) * FROM (TABLE promised UNION ALL TABLE carried) u
   ORDER BY fund_id, funder_id, ordinal)
SELECT q.fund_id, q.funder_id, r.name, r.area_code, q.share, q.approved_on::text,
       ${sumOf(`arrivals x WHERE x.fund_id = q.fund_id AND x.funder_id = q.funder_id AND x.state <> 'refused' AND x.arrived_on <= :day::date`)} AS arrived,
       ${sumOf(refunds('overpaid'))} AS refunded_overpaid,
       ${sumOf(refunds('unspent'))} AS refunded_unspent,
       ${sumOf(carries('to_fund_id', `'posted'`))} AS carried_in,
       ${sumOf(carries('fund_id', `'left', 'posted'`))} AS carried_out,
       coalesce(-(SELECT sum(m.amount) FROM ledger_movements m
                   WHERE m.fund_id = q.fund_id AND m.account = 'cash' AND m.kind = 'settle' AND m.funder_id = q.funder_id
                     AND m.effective_on <= :day::date), 0.00)::text AS paid,
       coalesce(o.spent, 0.00)::text AS spent_before, o.opened_on::text,
       coalesce((SELECT json_agg(json_build_object('due_on', i.due_on, 'amount', i.amount::text) ORDER BY i.ordinal)
                   FROM due_instalments i
                  WHERE i.schedule_id = (SELECT id FROM due_schedules d
                                          WHERE d.fund_id = q.fund_id AND d.funder_id = q.funder_id
                                          ORDER BY version DESC LIMIT 1)), '[]') AS instalments,
       coalesce((SELECT json_agg(json_build_object('arrival_id', a.id, 'document_number', a.document_number,
                          'arrived_on', a.arrived_on, 'amount', a.amount::text, 'state', a.state) ORDER BY a.arrived_on, a.recorded_at, a.id)
                   FROM arrivals a
                  WHERE a.fund_id = q.fund_id AND a.funder_id = q.funder_id AND a.state <> 'refused' AND a.arrived_on <= :day::date), '[]') AS arrivals
  FROM funders_of q
  JOIN funders r ON r.id = q.funder_id
  LEFT JOIN LATERAL (
    SELECT s.spent, o.opened_on FROM openings o JOIN opening_shares s ON s.opening_id = o.id AND s.funder_id = q.funder_id
      JOIN plans p ON p.id = o.plan_id AND p.state <> 'refused'
     WHERE o.fund_id = q.fund_id AND o.opened_on <= :day::date) o ON true
 ORDER BY q.fund_id, q.ordinal, q.funder_id`

function refunds(source: string): string {
  return `refunds x WHERE x.fund_id = q.fund_id AND x.funder_id = q.funder_id AND x.source = '${source}'
      AND x.state IN ('approved', 'posted') AND x.refunded_on <= :day::date`
}

function carries(side: 'to_fund_id' | 'fund_id', states: string): string {
  return `year_ends y JOIN year_end_parts x ON x.year_end_id = y.id
     WHERE y.${side} = q.fund_id AND y.kind = 'carry_over' AND x.funder_id = q.funder_id
       AND y.state IN (${states}) AND y.decided_on <= :day::date`
}

type FunderRow = {
  fund_id: string
  funder_id: string
  name: string
  area_code: string | null
  share: string
  approved_on: string
  arrived: string
  refunded_overpaid: string
  refunded_unspent: string
  carried_in: string
  carried_out: string
  paid: string
  spent_before: string
  opened_on: string | null
  instalments: { due_on: string; amount: string }[]
  arrivals: ArrivalDocument[]
}

const toFunder = (row: FunderRow): FunderOfFund => ({
  fundId: row.fund_id,
  funderId: row.funder_id,
  name: row.name,
  areaCode: row.area_code,
  share: parseMoney(row.share),
  approvedOn: row.approved_on,
  arrived: parseMoney(row.arrived),
  refundedOverpaid: parseMoney(row.refunded_overpaid),
  refundedUnspent: parseMoney(row.refunded_unspent),
  carriedIn: parseMoney(row.carried_in),
  carriedOut: parseMoney(row.carried_out),
  paid: parseMoney(row.paid),
  spentBefore: parseMoney(row.spent_before),
  openedOn: row.opened_on,
  instalments: row.instalments.map(({ due_on, amount }) => ({ dueOn: due_on, amount: parseMoney(amount) })),
  arrivals: row.arrivals,
})

/** Planned and awarded, and what of it each funder's own lines claim; `claimed` is empty where a ratio shares whatever is paid. */
export type AwardedFacts = Readonly<{ planned: Money; awarded: Money; claimed: ReadonlyMap<string, Money> | null }>

/** Of the plan in force now; awards that the ledger refused are none. */
export async function readAwarded(trx: Transaction, fundId: string): Promise<AwardedFacts> {
  const { rows } = await trx.raw<{ rows: AwardedRow[] }>(
    `SELECT coalesce((SELECT p.total FROM plans p WHERE p.fund_id = :fundId AND p.state IN ('approved', 'posted')
                         AND EXISTS (SELECT FROM plan_shares s WHERE s.plan_id = p.id)
                       ORDER BY p.approved_at DESC LIMIT 1), 0.00)::text AS planned,
            coalesce((SELECT sum(a.amount) FROM awards a JOIN plans p ON p.id = a.plan_id
                       WHERE p.fund_id = :fundId AND a.state <> 'refused'), 0.00)::text AS awarded,
            EXISTS (SELECT FROM plans p JOIN plan_lines l ON l.plan_id = p.id AND l.beneficiary_id IS NOT NULL
                      JOIN plan_line_parts x ON x.plan_id = l.plan_id AND x.line = l.line
                     WHERE p.fund_id = :fundId AND p.state IN ('approved', 'posted')) AS by_award,
            (SELECT json_object_agg(funder_id, amount::text) FROM (
               SELECT x ->> 'funder_id' AS funder_id, sum((x ->> 'amount')::numeric) AS amount
                 FROM awards a JOIN plans p ON p.id = a.plan_id CROSS JOIN LATERAL jsonb_array_elements(a.parts) x
                WHERE p.fund_id = :fundId AND a.state <> 'refused' AND a.parts IS NOT NULL
                GROUP BY 1) c) AS claimed`,
    { fundId },
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a SELECT without FROM gives one row')
  const claimed = new Map(Object.entries(row.claimed ?? {}).map(([funderId, amount]) => [funderId, parseMoney(amount)]))
  return { planned: parseMoney(row.planned), awarded: parseMoney(row.awarded), claimed: row.by_award ? claimed : null }
}

type AwardedRow = { planned: string; awarded: string; by_award: boolean; claimed: Record<string, string> | null }
