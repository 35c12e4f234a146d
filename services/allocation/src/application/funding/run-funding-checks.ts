import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'

const CREDITS_THAT_ARE_OTHER_MONEY = `
  SELECT c.bank_reference || ' of ' || c.fund_id || ' is ' || c.amount || ', its arrival ' || a.amount AS fault
    FROM statement_credits c
    LEFT JOIN identifications i ON i.credit_id = c.id AND i.state = 'approved'
    JOIN arrivals a ON a.id = coalesce(i.arrival_id, c.arrival_id)
   WHERE a.amount <> c.amount OR a.fund_id <> c.fund_id OR a.arrived_on <> c.booked_on`

const YEAR_ENDS_THAT_DO_NOT_ADD_UP = `
  SELECT y.id || ' is ' || y.total || ', its parts ' || coalesce(sum(p.amount), 0) || ', its refunds ' || coalesce(sum(r.amount), 0) AS fault
    FROM year_ends y
    LEFT JOIN year_end_parts p ON p.year_end_id = y.id
    LEFT JOIN refunds r ON r.id = p.refund_id
   GROUP BY y.id
  HAVING sum(p.amount) IS DISTINCT FROM y.total
      OR (y.kind = 'refund' AND y.approved_by IS NOT NULL AND sum(r.amount) IS DISTINCT FROM y.total)`

const REFUNDS_THE_LEDGER_DID_NOT_MAKE = `
  SELECT r.id || ' is ' || r.amount || ', the ledger moved ' || coalesce(-sum(m.amount), 0) AS fault
    FROM refunds r
    LEFT JOIN ledger_movements m ON m.request_id = r.id AND m.account = 'cash' AND m.funder_id = r.funder_id
   WHERE r.state = 'posted'
   GROUP BY r.id HAVING -sum(m.amount) IS DISTINCT FROM r.amount`

const MADE_AND_APPROVED_BY_ONE = `
  SELECT 'refund ' || id || ' by ' || made_by AS fault FROM refunds WHERE approved_by = made_by
  UNION ALL SELECT 'opening ' || id || ' by ' || made_by FROM openings WHERE approved_by = made_by
  UNION ALL SELECT 'year end ' || id || ' by ' || made_by FROM year_ends WHERE approved_by = made_by
  UNION ALL SELECT 'identification ' || id || ' by ' || proposed_by FROM identifications WHERE state = 'approved' AND decided_by = proposed_by`

export async function runFundingChecks(db: Database): Promise<Check[]> {
  return [
    await checkFaults(
      db,
      'allocation: each credit of a statement is its arrival, to the fen and the day',
      CREDITS_THAT_ARE_OTHER_MONEY,
    ),
    await checkFaults(db, "allocation: each year end's parts add up to it", YEAR_ENDS_THAT_DO_NOT_ADD_UP),
    await checkFaults(db, 'allocation: each refund is what the ledger moved', REFUNDS_THE_LEDGER_DID_NOT_MAKE),
    await checkFaults(db, "allocation: no money of funders was moved on one officer's word", MADE_AND_APPROVED_BY_ONE),
  ]
}
