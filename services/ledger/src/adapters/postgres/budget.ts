import type { Database } from '@fundtrace/database'

/**
 * What of a fund's money is where, in yuan, as it is now. Of what was appropriated (`appropriated`, the funders' shares together) `free` is not
 * awarded; the awarded is `payable`, `held` by approved payments, `in_transit` or `paid`. Paid is without what was claimed back, which is owed
 * (`receivable`) until it is recovered. None is ever below zero.
 */
export type Budget = Readonly<{
  fund_id: string
  appropriated: string
  awarded: string
  payable: string
  held: string
  in_transit: string
  paid: string
  free: string
  receivable: string
  funders: readonly FunderBudget[]
}>

/**
 * `paid` is what a funder bears of payments that settled and did not come back; `free` what of its share neither awards claim nor payments bear.
 * `claimed` is what awards that name their funders claim. `cash_available` is what of its cash no payment holds, with what was advanced to it
 * (`to_repay`) and without what it advanced (`advanced`).
 */
export type FunderBudget = Readonly<{
  funder: string
  appropriated: string
  claimed: string
  held: string
  in_transit: string
  paid: string
  free: string
  arrears: string
  cash: string
  cash_available: string
  to_repay: string
  advanced: string
  interest: string
  fees: string
}>

export async function readBudget(db: Database, fundId: string): Promise<Budget | undefined> {
  const { rows } = await db.raw<{ rows: Budget[] }>(BUDGET, { fundId })
  return rows[0]
}

// Pending holds of payments are read and no others: what is under way, not what was ever paid.
const BUDGET = `
WITH pending AS (
  SELECT h.account_code, sum(h.amount) FILTER (WHERE p.state = 'held') AS held, sum(h.amount) FILTER (WHERE p.state = 'in_transit') AS in_transit
    FROM payment_holds h JOIN payments p ON p.id = h.payment_id
   WHERE h.fund_id = :fundId AND h.state = 'pending' AND h.account_code LIKE 'cash:%' GROUP BY 1),
balances AS (SELECT code, kind, balance, held FROM accounts WHERE fund_id = :fundId AND kind <> 'general'),
shares AS (
  SELECT s.*, coalesce(p.held, 0.00) AS held, coalesce(p.in_transit, 0.00) AS in_transit,
         s.borne - coalesce(p.held, 0.00) - coalesce(p.in_transit, 0.00) AS paid, s.due - greatest(s.awarded, s.borne) AS free,
         coalesce(c.balance, 0.00) AS cash, coalesce(c.balance - c.held, 0.00) AS cash_available
    FROM fund_shares s
    LEFT JOIN pending p ON p.account_code = 'cash:' || s.funder_id
    LEFT JOIN balances c ON c.code = 'cash:' || s.funder_id
   WHERE s.fund_id = :fundId),
fund AS (
  SELECT coalesce(sum(balance) FILTER (WHERE kind = 'appropriation'), 0.00) AS free,
         coalesce(sum(balance - held) FILTER (WHERE kind = 'awarded'), 0.00) AS payable,
         coalesce(sum(held) FILTER (WHERE kind = 'awarded'), 0.00) AS held,
         coalesce(sum(balance) FILTER (WHERE kind = 'in-transit'), 0.00) AS in_transit,
         coalesce(sum(balance) FILTER (WHERE kind = 'receivable'), 0.00) AS receivable
    FROM balances),
total AS (SELECT coalesce(sum(due), 0.00) AS due, coalesce(sum(paid), 0.00) AS paid FROM shares)
SELECT f.id AS fund_id, t.due::text AS appropriated, (t.due - x.free)::text AS awarded, x.payable::text AS payable, x.held::text AS held,
       x.in_transit::text AS in_transit, (t.paid - x.receivable)::text AS paid, x.free::text AS free, x.receivable::text AS receivable,
       coalesce((SELECT json_agg(json_build_object(
           'funder', s.funder_id, 'appropriated', s.due::text, 'claimed', s.awarded::text, 'held', s.held::text, 'in_transit', s.in_transit::text,
           'paid', s.paid::text, 'free', s.free::text, 'arrears', coalesce(d.balance, 0.00)::text, 'cash', s.cash::text,
           'cash_available', s.cash_available::text, 'to_repay', coalesce(c.balance, 0.00)::text, 'advanced', coalesce(v.balance, 0.00)::text,
           'interest', coalesce(i.balance, 0.00)::text, 'fees', coalesce(b.balance, 0.00)::text) ORDER BY s.ordinal)
          FROM shares s
          LEFT JOIN balances d ON d.code = 'due:' || s.funder_id
          LEFT JOIN balances c ON c.code = 'claim:' || s.funder_id
          LEFT JOIN balances v ON v.code = 'advance:' || s.funder_id
          LEFT JOIN balances i ON i.code = 'interest:' || s.funder_id
          LEFT JOIN balances b ON b.code = 'fee:' || s.funder_id), '[]'::json) AS funders
  FROM funds f, fund x, total t WHERE f.id = :fundId`
