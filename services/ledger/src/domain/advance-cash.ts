import { isPositive, minMoney, type Money, subtractMoney, sumMoney, ZERO } from '@fundtrace/money'
import { advanceInsufficient } from './advance-errors.ts'

/** A funder's money in a fund, in yuan: what of its cash no payment holds, and what it still owes and nobody has advanced. */
export type FunderCash = Readonly<{ funderId: string; available: Money; arrears: Money }>

export type CashAdvance = Readonly<{ lenderId: string; borrowerId: string; amount: Money }>

/**
 * What each funder lacks of what is needed of it, advanced by the lenders in their order out of what they have beyond their own part; no
 * more than the borrower is in arrears. Refuses the first funder for whom it does not reach, with the amount still missing.
 */
export function advanceCash(
  fundId: string,
  needed: ReadonlyMap<string, Money>,
  funders: readonly FunderCash[],
  lenders: readonly string[],
): CashAdvance[] {
  const spare = new Map(
    funders.map(({ funderId, available }) => [funderId, subtractMoney(available, needed.get(funderId) ?? ZERO)]),
  )
  return funders.flatMap(({ funderId: borrowerId, available, arrears }) => {
    const lacks = subtractMoney(needed.get(borrowerId) ?? ZERO, available)
    if (!isPositive(lacks)) return []
    let left = minMoney(lacks, arrears)
    const advances: CashAdvance[] = []
    for (const lenderId of lenders) {
      const amount = minMoney(left, spare.get(lenderId) ?? ZERO)
      if (!isPositive(amount)) continue
      advances.push({ lenderId, borrowerId, amount })
      spare.set(lenderId, subtractMoney(spare.get(lenderId) ?? ZERO, amount))
      left = subtractMoney(left, amount)
    }
    const missing = subtractMoney(lacks, sumMoney(advances.map(({ amount }) => amount)))
    if (isPositive(missing)) throw advanceInsufficient(fundId, borrowerId, { lacks, missing, lenders })
    return advances
  })
}
