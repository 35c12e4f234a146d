import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import type { DayChange } from '../../domain/funding/first-day-holding.ts'

/** Of a funder's cash in a fund, day by day; what is approved and not answered yet has gone already. */
export const readCashChanges = (trx: Transaction, fundId: string, funderId: string): Promise<DayChange[]> =>
  readChanges(trx, CASH, { fundId, funderId })

/**
 * Of what a funder sent beyond what it owes and did not get back. A cut that was recorded only after the fund's year took from what it
 * owes from the first day of that year, as the plan that cuts does.
 */
export const readOverpaidChanges = (trx: Transaction, fundId: string, funderId: string): Promise<DayChange[]> =>
  readChanges(trx, OVERPAID, { fundId, funderId })

const CASH = `
  SELECT arrived_on AS day, amount FROM arrivals
   WHERE fund_id = :fundId AND funder_id = :funderId AND state <> 'refused'
  UNION ALL
  SELECT refunded_on, -amount FROM refunds
   WHERE fund_id = :fundId AND funder_id = :funderId AND state IN ('approved', 'posted')
  UNION ALL
  SELECT y.decided_on, x.amount FROM year_ends y JOIN year_end_parts x ON x.year_end_id = y.id
   WHERE y.to_fund_id = :fundId AND x.funder_id = :funderId AND y.state = 'posted'
  UNION ALL
  SELECT y.decided_on, -x.amount FROM year_ends y JOIN year_end_parts x ON x.year_end_id = y.id
   WHERE y.fund_id = :fundId AND y.kind = 'carry_over' AND x.funder_id = :funderId AND y.state IN ('approved', 'left', 'posted')
  UNION ALL
  SELECT effective_on, amount FROM ledger_movements
   WHERE fund_id = :fundId AND funder_id = :funderId AND account = 'cash' AND kind = 'settle'`

/** Calling it overpaid takes it out of one account into the other on the day of its refund: it was beyond the due since it came. */
const OVERPAID = `
  SELECT CASE WHEN m.kind = 'plan' AND m.effective_on > make_date(f.fiscal_year, 12, 31) THEN make_date(f.fiscal_year, 1, 1)
              ELSE m.effective_on END AS day, -m.amount AS amount
    FROM ledger_movements m JOIN funds f ON f.id = m.fund_id
   WHERE m.fund_id = :fundId AND m.funder_id = :funderId AND m.account IN ('refund', 'unidentified') AND m.kind <> 'identified'
  UNION ALL
  SELECT refunded_on, -amount FROM refunds
   WHERE fund_id = :fundId AND funder_id = :funderId AND source = 'overpaid' AND state = 'approved'`

async function readChanges(
  trx: Transaction,
  changes: string,
  whose: Readonly<{ fundId: string; funderId: string }>,
): Promise<DayChange[]> {
  const { rows } = await trx.raw<{ rows: { day: string; amount: string }[] }>(
    `SELECT day::text, sum(amount)::text AS amount FROM (${changes}) c GROUP BY day ORDER BY day`,
    whose,
  )
  return rows.map(({ day, amount }) => ({ day, amount: parseMoney(amount) }))
}
