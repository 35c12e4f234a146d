import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'

/** What of this funder's arrival came unidentified and still is; undefined where the funder sent no such arrival. */
export async function readUnidentified(
  trx: Transaction,
  fundId: string,
  arrivalId: string,
  funderId: string,
): Promise<Money | undefined> {
  const { rows } = await trx.raw<{ rows: { unidentified: string }[] }>(
    `SELECT coalesce(-sum(e.amount) FILTER (WHERE e.account_code = 'unidentified'), 0.00)
            - (SELECT coalesce(sum(amount), 0.00) FROM identifications WHERE fund_id = :fundId AND arrival_id = :arrivalId::uuid) AS unidentified
       FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
      WHERE t.fund_id = :fundId AND t.reference = 'arrival:' || :arrivalId
     HAVING bool_or(e.account_code = 'cash:' || :funderId)`,
    { fundId, arrivalId, funderId },
  )
  return rows[0] === undefined ? undefined : parseMoney(rows[0].unidentified)
}

export async function insertIdentification(trx: Transaction, change: FundChangeOf<'identified'>): Promise<void> {
  await trx('identifications').insert({
    id: change.identification_id,
    fund_id: change.fund_id,
    arrival_id: change.arrival_id,
    funder_id: change.to_funder_id,
    amount: change.amount,
  })
}
