import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'

/** The plans of a fund that no other has replaced. */
export async function findPlansInForce(trx: Transaction, fundId: string): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { plan_id: string }[] }>(
    `SELECT substr(reference, 6) AS plan_id FROM transactions WHERE fund_id = :fundId AND kind = 'plan'
     UNION SELECT plan_id::text FROM plan_changes WHERE fund_id = :fundId
     EXCEPT SELECT replaces_plan_id::text FROM plan_changes WHERE fund_id = :fundId
     ORDER BY 1`,
    { fundId },
  )
  return rows.map((row) => row.plan_id)
}

/** What the plans in force lay on each funder, in yuan: all that plans have debited it, less what they took off or owe back. */
export async function readPlanned(trx: Transaction, fundId: string): Promise<Map<string, Money>> {
  const { rows } = await trx.raw<{ rows: { funder_id: string; amount: string }[] }>(
    `SELECT split_part(e.account_code, ':', 2) AS funder_id, sum(e.amount) AS amount
       FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
      WHERE t.fund_id = :fundId AND t.kind = 'plan' AND e.account_code <> 'appropriation' GROUP BY 1`,
    { fundId },
  )
  return new Map(rows.map((row) => [row.funder_id, parseMoney(row.amount)]))
}

export async function insertPlanChange(
  trx: Transaction,
  change: FundChangeOf<'plan_changed'>,
  eventId: string,
): Promise<void> {
  await trx('plan_changes').insert({
    fund_id: change.fund_id,
    plan_id: change.plan_id,
    replaces_plan_id: change.replaces_plan_id,
    total: change.total,
    document_number: change.document_number,
    reason: change.reason,
    event_id: eventId,
  })
}
