import type { Database } from '@fundtrace/database'

/**
 * A fund as its entries tell it. `total`, `due`, `arrived`, `awarded`, `paid`, `returned` are turnovers; `arrears`, `borne`,
 * `cash`, `in_transit`, `payable` are balances now. All in yuan with two places.
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
}>

/** Every fund whose area, or one of whose funders' areas, lies under one of the prefixes. */
export async function readFundPositions(db: Database, areaPrefixes: readonly string[]): Promise<FundPosition[]> {
  const { rows } = await db.raw<{ rows: FundPosition[] }>(`${POSITIONS} WHERE ${VISIBLE} ORDER BY f.id`, {
    prefixes: areaPrefixes.map((prefix) => `${prefix}%`),
  })
  return rows
}

export async function readFundPosition(db: Database, fundId: string): Promise<FundPosition | undefined> {
  const { rows } = await db.raw<{ rows: FundPosition[] }>(`${POSITIONS} WHERE f.id = :fundId`, { fundId })
  return rows[0]
}

const VISIBLE = `(f.area_code LIKE ANY(:prefixes::text[])
  OR EXISTS (SELECT FROM fund_shares v WHERE v.fund_id = f.id AND v.funder_area LIKE ANY(:prefixes::text[])))`

const POSITIONS = `
SELECT f.id, f.name, f.programme_id, f.fiscal_year, f.area_code, f.funded,
       coalesce(t.total, 0.00)::text AS total, coalesce(t.awarded, 0.00)::text AS awarded,
       coalesce(t.paid, 0.00)::text AS paid, coalesce(t.returned, 0.00)::text AS returned,
       coalesce(b.appropriation, 0.00)::text AS appropriation, coalesce(b.in_transit, 0.00)::text AS in_transit,
       coalesce(b.payable, 0.00)::text AS payable, coalesce(b.unidentified, 0.00)::text AS unidentified,
       coalesce(s.shares, '[]'::json) AS shares
  FROM funds f
  LEFT JOIN LATERAL (
    SELECT -sum(e.amount) FILTER (WHERE t.kind = 'plan' AND a.kind = 'appropriation') AS total,
           -sum(e.amount) FILTER (WHERE t.kind = 'award' AND a.kind = 'awarded') AS awarded,
           -sum(e.amount) FILTER (WHERE t.kind = 'settle' AND a.kind = 'cash') AS paid,
           -sum(e.amount) FILTER (WHERE t.kind = 'return' AND a.kind = 'awarded') AS returned
      FROM entries e JOIN transactions t ON t.id = e.transaction_id
      JOIN accounts a ON a.fund_id = e.fund_id AND a.code = e.account_code
     WHERE e.fund_id = f.id) t ON true
  LEFT JOIN LATERAL (
    SELECT sum(balance) FILTER (WHERE kind = 'appropriation') AS appropriation,
           sum(balance) FILTER (WHERE kind = 'in-transit') AS in_transit,
           sum(balance) FILTER (WHERE kind = 'awarded') AS payable,
           sum(balance) FILTER (WHERE kind = 'unidentified') AS unidentified
      FROM accounts WHERE fund_id = f.id) b ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('funder', x.funder_id, 'name', x.funder_name, 'area_code', x.funder_area,
                      'due', x.due::text, 'arrived', x.arrived::text, 'arrears', x.arrears::text,
                      'borne', x.borne::text, 'cash', x.cash::text) ORDER BY x.ordinal) AS shares
      FROM (SELECT s.*,
                   coalesce((SELECT sum(e.amount) FROM entries e JOIN transactions t ON t.id = e.transaction_id
                              WHERE e.fund_id = s.fund_id AND e.account_code = 'cash:' || s.funder_id AND t.kind = 'arrival'), 0.00) AS arrived,
                   coalesce((SELECT balance FROM accounts WHERE fund_id = s.fund_id AND code = 'due:' || s.funder_id), 0.00) AS arrears,
                   coalesce((SELECT balance FROM accounts WHERE fund_id = s.fund_id AND code = 'cash:' || s.funder_id), 0.00) AS cash
              FROM fund_shares s WHERE s.fund_id = f.id) x) s ON true`
