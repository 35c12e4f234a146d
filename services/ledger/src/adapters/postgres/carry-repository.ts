import type { FundOpening } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'

export type FundPlace = Pick<FundOpening, 'programme_id' | 'area_code' | 'fiscal_year'>

/** Undefined where the ledger does not know the fund yet. */
export const findFundPlace = (trx: Transaction, fundId: string): Promise<FundPlace | undefined> =>
  trx('funds').where({ id: fundId }).first('programme_id', 'area_code', 'fiscal_year')

export async function insertCarryOut(trx: Transaction, carryId: string, from: string, to: string): Promise<void> {
  await trx('carries_out').insert({ carry_id: carryId, fund_id: from, to_fund_id: to })
}

export async function insertCarryIn(trx: Transaction, carryId: string, from: string, to: string): Promise<void> {
  await trx('carries_in').insert({ carry_id: carryId, fund_id: to, from_fund_id: from })
}

/** What each funder's cash gave when this went out of the one fund for the other. Once it is there it never changes: no lock is needed. */
export async function readCarriedOut(
  trx: Transaction,
  carryId: string,
  from: string,
  to: string,
): Promise<Map<string, Money>> {
  const { rows } = await trx.raw<{ rows: { funder_id: string; amount: string }[] }>(
    `SELECT substr(e.account_code, 6) AS funder_id, -e.amount AS amount
       FROM carries_out c
       JOIN transactions t ON t.fund_id = c.fund_id AND t.reference = 'carry:' || c.carry_id || ':out'
       JOIN entry_lines e ON e.journal_id = t.journal_id AND e.account_code LIKE 'cash:%'
      WHERE (c.carry_id, c.fund_id, c.to_fund_id) = (:carryId, :from, :to)`,
    { carryId, from, to },
  )
  return new Map(rows.map((row) => [row.funder_id, parseMoney(row.amount)]))
}
