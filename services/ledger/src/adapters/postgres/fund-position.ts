import { type Database, rememberByKey } from '@fundtrace/database'

/**
 * A fund as the entries of its chart tell it; its general accounts, of which there may be millions, are not looked at. `total` (by the plan in
 * force), `arrived`, `awarded`, `paid`, `returned`, `refunded`, `carried_in`, `carried_out` are turnovers; `due`, `arrears`, `borne`, `cash`,
 * `in_transit`, `payable`, `refundable` are balances now. A funder's `due` is by the plan in force, with what was carried in and less what went
 * back unspent or was carried out; `arrived` counts what was identified as its own; `paid` is without what the bank sent back after it had
 * settled, `returned` with it. All in yuan with two places.
 */
export type FundPosition = Readonly<{
  id: string
  name: string
  programme_id: string
  fiscal_year: number
  area_code: string
  funded: 'by_plan' | 'by_award'
  total: string
  appropriation: string
  awarded: string
  paid: string
  in_transit: string
  payable: string
  returned: string
  unidentified: string
  /** Owed back to funders, and sent back to them. */
  refundable: string
  refunded: string
  carried_in: string
  carried_out: string
  shares: readonly FunderPosition[]
}>

export type FunderPosition = Readonly<{
  funder: string
  name: string
  area_code: string | null
  due: string
  arrived: string
  arrears: string
  borne: string
  cash: string
  refundable: string
  refunded: string
}>

/** Every fund whose area, or one of whose funders' areas, lies under one of the prefixes. */
export async function readFundPositions(db: Database, areaPrefixes: readonly string[]): Promise<FundPosition[]> {
  const prefixes = areaPrefixes.map((prefix) => `${prefix}%`)
  return readPositions(db, `${VISIBLE} ORDER BY f.id`, { prefixes })
}

export async function readFundPosition(db: Database, fundId: string): Promise<FundPosition | undefined> {
  return (await readPositions(db, 'f.id = :fundId', { fundId }))[0]
}

const POSITIONS_REMEMBERED_MAX = 2_000
const recall = rememberByKey<FundPosition>(POSITIONS_REMEMBERED_MAX)

/** Entries are added up again only where something was posted since: a fund of 100,000 households has some 400,000 of them. */
async function readPositions(
  db: Database,
  where: string,
  values: Readonly<Record<string, string | string[]>>,
): Promise<FundPosition[]> {
  const { rows: funds } = await db.raw<{ rows: { id: string; key: string }[] }>(
    `SELECT f.id, ${FUND_KEY} AS key FROM funds f WHERE ${where}`,
    values,
  )
  const positions = await recall(db, funds, async (ids) => {
    const { rows } = await db.raw<{ rows: FundPosition[] }>(`${POSITIONS} WHERE f.id = ANY(:ids::text[])`, {
      ids: [...ids],
    })
    return new Map(rows.map((position) => [position.id, position]))
  })
  return funds.flatMap(({ id }) => positions.get(id) ?? [])
}

/** Of the fund f: another one after each of its transactions, which are counted in its row, and after each change of the row or of its funders. */
export const FUND_KEY = `md5(f::text || coalesce((SELECT string_agg(s::text, ',' ORDER BY s.ordinal) FROM fund_shares s WHERE s.fund_id = f.id), ''))`

const VISIBLE = `(f.area_code LIKE ANY(:prefixes::text[])
  OR EXISTS (SELECT FROM fund_shares v WHERE v.fund_id = f.id AND v.funder_area LIKE ANY(:prefixes::text[])))`

const POSITIONS = `
SELECT f.id, f.name, f.programme_id, f.fiscal_year, f.area_code, f.funded,
       coalesce(t.total, 0.00)::text AS total, coalesce(t.awarded, 0.00)::text AS awarded,
       coalesce(t.paid, 0.00)::text AS paid, coalesce(t.returned, 0.00)::text AS returned,
       coalesce(b.appropriation, 0.00)::text AS appropriation, coalesce(b.in_transit, 0.00)::text AS in_transit,
       coalesce(b.payable, 0.00)::text AS payable, coalesce(b.unidentified, 0.00)::text AS unidentified,
       coalesce(b.refundable, 0.00)::text AS refundable, coalesce(t.refunded, 0.00)::text AS refunded,
       coalesce(t.carried_in, 0.00)::text AS carried_in, coalesce(t.carried_out, 0.00)::text AS carried_out,
       coalesce(s.shares, '[]'::json) AS shares
  FROM funds f
  LEFT JOIN LATERAL (
    SELECT -sum(e.amount) FILTER (WHERE t.kind = 'plan' AND a.kind = 'appropriation') AS total,
           -sum(e.amount) FILTER (WHERE t.kind = 'award' AND a.kind = 'awarded') AS awarded,
           -sum(e.amount) FILTER (WHERE t.kind IN ('settle', 'return') AND a.kind = 'cash') AS paid,
           -sum(e.amount) FILTER (WHERE t.kind = 'return' AND a.kind = 'awarded') AS returned,
           -sum(e.amount) FILTER (WHERE t.kind = 'refund' AND a.kind = 'cash') AS refunded,
           sum(e.amount) FILTER (WHERE t.kind = 'carry' AND a.kind = 'cash' AND e.amount > 0) AS carried_in,
           -sum(e.amount) FILTER (WHERE t.kind = 'carry' AND a.kind = 'cash' AND e.amount < 0) AS carried_out
      FROM accounts a JOIN entries e ON e.account_id = a.id JOIN transactions t ON t.journal_id = e.journal_id
     WHERE a.fund_id = f.id AND a.kind IN ('appropriation', 'awarded', 'cash')) t ON true
  LEFT JOIN LATERAL (
    SELECT sum(balance) FILTER (WHERE kind = 'appropriation') AS appropriation,
           sum(balance) FILTER (WHERE kind = 'in-transit') AS in_transit,
           sum(balance) FILTER (WHERE kind = 'awarded') AS payable,
           sum(balance) FILTER (WHERE kind = 'unidentified') AS unidentified,
           sum(balance) FILTER (WHERE kind = 'refund') AS refundable
      FROM accounts WHERE fund_id = f.id AND kind IN ('appropriation', 'in-transit', 'awarded', 'unidentified', 'refund')) b ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('funder', x.funder_id, 'name', x.funder_name, 'area_code', x.funder_area,
                      'due', x.due::text, 'arrived', x.arrived::text, 'arrears', x.arrears::text,
                      'borne', x.borne::text, 'cash', x.cash::text, 'refundable', x.refundable::text,
                      'refunded', x.refunded::text) ORDER BY x.ordinal) AS shares
      FROM (SELECT s.*, m.arrived, m.refunded,
                   coalesce((SELECT balance FROM accounts WHERE fund_id = s.fund_id AND code = 'due:' || s.funder_id), 0.00) AS arrears,
                   coalesce((SELECT balance FROM accounts WHERE fund_id = s.fund_id AND code = 'cash:' || s.funder_id), 0.00) AS cash,
                   coalesce((SELECT balance FROM accounts WHERE fund_id = s.fund_id AND code = 'refund:' || s.funder_id), 0.00) AS refundable
              FROM fund_shares s
              LEFT JOIN LATERAL (
                SELECT coalesce(sum(e.amount) FILTER (WHERE t.kind IN ('arrival', 'identified')), 0.00) AS arrived,
                       coalesce(-sum(e.amount) FILTER (WHERE t.kind = 'refund'), 0.00) AS refunded
                  FROM entry_lines e JOIN transactions t ON t.journal_id = e.journal_id
                 WHERE e.fund_id = s.fund_id AND e.account_code = 'cash:' || s.funder_id) m ON true
             WHERE s.fund_id = f.id) x) s ON true`
