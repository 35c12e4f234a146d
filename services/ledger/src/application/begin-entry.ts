import type { Transaction } from '@fundtrace/database'
import { type Fund, lockFund, readShares } from '../adapters/postgres/fund-repository.ts'
import { readOpenFrom } from '../adapters/postgres/open-month.ts'
import { type FundEntry, refuseUnfit } from '../domain/fund-entry.ts'
import { funderUnknown } from '../domain/errors.ts'
import type { FunderShare } from '../domain/payment-parts.ts'
import { dayInShanghai } from './posting.ts'

/** Takes the fund's lock and refuses what cannot be written on that day, whatever it is. */
export async function beginEntry(
  trx: Transaction,
  entry: FundEntry,
  now: Date,
): Promise<Readonly<{ fund: Fund; shares: FunderShare[] }>> {
  const fund = await lockFund(trx, entry.fundId)
  refuseUnfit(entry, dayInShanghai(now), await readOpenFrom(trx, entry.fundId))
  return { fund, shares: await readShares(trx, entry.fundId) }
}

export function requireFunders(fundId: string, shares: readonly FunderShare[], funderIds: readonly string[]): void {
  for (const funderId of funderIds)
    if (!shares.some((share) => share.funderId === funderId)) throw funderUnknown(fundId, funderId)
}
