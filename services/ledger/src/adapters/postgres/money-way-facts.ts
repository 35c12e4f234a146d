import { type Database, rememberByKey, type Transaction } from '@fundtrace/database'
import type { WayFact, WayFund } from '../../domain/money-way.ts'
import { FUND_KEY } from './fund-position.ts'

export type WayScope = Readonly<{ fiscalYear: number; areaPrefixes: readonly string[] }>

/** The funds of the year whose area, or one of whose funders' areas, lies under one of the prefixes. */
export async function readWayFunds(db: Database | Transaction, scope: WayScope): Promise<WayFund[]> {
  const { rows } = await db.raw<{ rows: WayFund[] }>(
    `SELECT f.id, f.name, f.programme_id, f.area_code,
            (SELECT coalesce(json_agg(json_build_object('funder', s.funder_id, 'name', s.funder_name, 'area_code', s.funder_area) ORDER BY s.ordinal), '[]')
               FROM fund_shares s WHERE s.fund_id = f.id) AS funders
       FROM funds f
      WHERE f.fiscal_year = :fiscalYear
        AND (f.area_code LIKE ANY(:prefixes::text[])
             OR EXISTS (SELECT FROM fund_shares v WHERE v.fund_id = f.id AND v.funder_area LIKE ANY(:prefixes::text[])))
      ORDER BY f.id COLLATE "C"`,
    { fiscalYear: scope.fiscalYear, prefixes: scope.areaPrefixes.map((prefix) => `${prefix}%`) },
  )
  return rows
}

/**
 * What these funds moved by the end of the day, by month. Everything counts on the day on which it counts in the book, but for papers that
 * have no day of their own: a plan or award recorded after the fiscal year counts from its first or on its last day, and an award and a release
 * count no later than the bank moved their payment.
 */
export async function readWayFacts(
  db: Database | Transaction,
  fundIds: readonly string[],
  on: string,
): Promise<WayFact[]> {
  const { rows: funds } = await db.raw<{ rows: { id: string; key: string }[] }>(
    `SELECT f.id, ${FUND_KEY} AS key FROM funds f WHERE f.id = ANY(:fundIds::text[]) ORDER BY f.id COLLATE "C"`,
    { fundIds: [...fundIds] },
  )
  const known = await recall(
    db,
    funds.map(({ id, key }) => ({ id, key: `${on} ${key}` })),
    async (ids) => {
      const { rows } = await db.raw<{ rows: WayFact[] }>(FACTS, { fundIds: [...ids], on })
      const ofFund = Map.groupBy(rows, (fact) => fact.fund_id)
      return new Map(ids.map((id) => [id, ofFund.get(id) ?? []]))
    },
  )
  return funds.flatMap(({ id }) => known.get(id) ?? [])
}

/** Of some days: a fund has about a hundred facts. */
const FACTS_REMEMBERED_MAX = 500
const recall = rememberByKey<readonly WayFact[]>(FACTS_REMEMBERED_MAX)

const DAY = `(t.effective_at AT TIME ZONE 'Asia/Shanghai')::date`
const FIRST_DAY = `make_date(f.fiscal_year, 1, 1)`
const LAST_DAY = `make_date(f.fiscal_year, 12, 31)`

/** Few rows each: index look-ups by kind. Debits are positive. */
const BESIDE_PAYMENTS = `
  SELECT f.id AS fund_id, f.fiscal_year, t.kind, a.kind AS account, split_part(a.code, ':', 2) AS funder, e.amount,
         CASE WHEN t.kind = 'plan' AND ${DAY} > ${LAST_DAY} THEN ${FIRST_DAY} ELSE ${DAY} END AS day
    FROM f
    JOIN LATERAL (
      SELECT journal_id, kind, effective_at FROM transactions WHERE fund_id = f.id AND kind = 'plan'
      UNION ALL
      SELECT journal_id, kind, effective_at FROM transactions
       WHERE fund_id = f.id AND kind IN ('arrival', 'identified', 'refund', 'carry', 'advance', 'recovery', 'interest', 'fee')
      UNION ALL
      SELECT x.journal_id, x.kind, x.effective_at FROM clawbacks c
        JOIN transactions x ON x.fund_id = c.fund_id AND x.reference = 'clawback:' || c.id WHERE c.fund_id = f.id) t ON true
    JOIN entries e ON e.journal_id = t.journal_id
    JOIN accounts a ON a.id = e.account_id
   WHERE a.kind IN ('cash', 'due', 'refund', 'appropriation', 'awarded')`

/** Each payment with the days on which it left, settled and came back; its amount is its entries' (a key, and a rule of the checks). */
const SENT = `
  SELECT p.fund_id, f.fiscal_year, p.award_id, p.amount,
         least(min(${DAY}) FILTER (WHERE t.kind = 'release'), min(${DAY}) FILTER (WHERE t.kind <> 'release')) AS left_on,
         min(${DAY}) FILTER (WHERE t.kind = 'settle') AS settled_on, min(${DAY}) FILTER (WHERE t.kind = 'return') AS back_on
    FROM f
    JOIN payments p ON p.fund_id = f.id
    JOIN transactions t ON t.fund_id = p.fund_id AND t.payment_id = p.id AND t.kind IN ('release', 'settle', 'return')
   GROUP BY p.id, f.fiscal_year`

const GIVEN = `
  SELECT a.fund_id, f.fiscal_year, a.amount,
         least(CASE WHEN ${DAY} > ${LAST_DAY} THEN ${LAST_DAY} ELSE ${DAY} END, m.day) AS day
    FROM f
    JOIN awards a ON a.fund_id = f.id
    JOIN transactions t ON t.fund_id = a.fund_id AND t.reference = 'award:' || a.id
    LEFT JOIN (SELECT award_id, min(least(settled_on, back_on)) AS day FROM sent GROUP BY award_id) m ON m.award_id = a.id`

const besidePayments = (what: string, amount: string, where: string, funder = 'NULL'): string =>
  `SELECT fund_id, fiscal_year, '${what}' AS what, ${funder}::text AS funder, day, ${amount} AS amount FROM beside WHERE ${where}`
const ofPayments = (what: string, day: string, amount: string, where = 'true'): string =>
  `SELECT fund_id, fiscal_year, '${what}', NULL, ${day}, ${amount} FROM sent WHERE ${where}`

const FACTS = `
  WITH f AS MATERIALIZED (SELECT id, fiscal_year::int AS fiscal_year FROM funds WHERE id = ANY(:fundIds::text[])),
  beside AS MATERIALIZED (${BESIDE_PAYMENTS}),
  sent AS MATERIALIZED (${SENT}),
  moves AS (
    ${[
      besidePayments('planned', '-amount', `kind = 'plan' AND account = 'appropriation'`),
      besidePayments('due', 'amount', `kind = 'plan' AND account IN ('due', 'refund')`, 'funder'),
      besidePayments('due', 'amount', `kind = 'refund' AND account IN ('cash', 'refund')`, 'funder'),
      besidePayments('due', 'amount', `kind = 'carry' AND account = 'cash'`, 'funder'),
      besidePayments('arrears', 'amount', `account = 'due'`, 'funder'),
      besidePayments('arrived', 'amount', `kind IN ('arrival', 'identified') AND account = 'cash'`, 'funder'),
      besidePayments('refunded', '-amount', `kind = 'refund' AND account = 'cash'`),
      besidePayments('carried_in', 'amount', `kind = 'carry' AND account = 'cash' AND amount > 0`),
      besidePayments('carried_out', '-amount', `kind = 'carry' AND account = 'cash' AND amount < 0`),
      besidePayments('other', 'amount', `kind IN ('advance', 'recovery', 'interest', 'fee') AND account = 'cash'`),
      besidePayments('unawarded', '-amount', `kind <> 'plan' AND account = 'appropriation'`),
      besidePayments('payable', '-amount', `account = 'awarded'`),
      `SELECT fund_id, fiscal_year, 'awarded', NULL, day, amount FROM (${GIVEN}) given`,
      ofPayments('transit', 'left_on', 'amount'),
      ofPayments('transit', 'coalesce(settled_on, back_on)', '-amount'),
      ofPayments('paid', 'settled_on', 'amount'),
      ofPayments('paid', 'back_on', '-amount', 'settled_on IS NOT NULL'),
    ].join('\n    UNION ALL\n    ')})
  SELECT fund_id, what, funder, month, sum(amount)::numeric(21,2)::text AS amount
    FROM (SELECT *, CASE WHEN day < make_date(fiscal_year, 1, 1) THEN 1 WHEN day > make_date(fiscal_year, 12, 31) THEN 13
                         ELSE extract(month FROM day)::int END AS month
            FROM moves WHERE day <= :on::date) counted
   GROUP BY fund_id, what, funder, month HAVING sum(amount) <> 0
   ORDER BY fund_id COLLATE "C", what, funder COLLATE "C", month`
