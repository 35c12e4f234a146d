import {
  addMoney,
  compareMoney,
  isNegative,
  isPositive,
  type Money,
  negateMoney,
  subtractMoney,
  ZERO,
} from '@fundtrace/money'
import { funderUnknown } from './errors.ts'
import { shareInUse, shareNotArrived } from './fund-change-errors.ts'
import type { FunderPart, FunderShare } from './payment-parts.ts'

/** By how much a funder's share grows, or, below zero, shrinks. */
export type ShareChange = FunderPart

/** What a new plan lays on each funder less what the plans before it did. Who is not named in the new one owes nothing by it. */
export function changesOfPlan(
  shares: readonly FunderShare[],
  planned: ReadonlyMap<string, Money>,
  wanted: readonly FunderPart[],
): ShareChange[] {
  const amounts = new Map(wanted.map((part) => [part.funderId, part.amount]))
  return shares.flatMap(({ funderId }) => {
    const amount = subtractMoney(amounts.get(funderId) ?? ZERO, planned.get(funderId) ?? ZERO)
    return isPositive(amount) || isNegative(amount) ? [{ funderId, amount }] : []
  })
}

/**
 * The shares after these changes. What awards claim of a share or payments have taken of it cannot be cut away: awards and payments
 * that were posted can always be borne.
 */
export function changeShares(
  fundId: string,
  shares: readonly FunderShare[],
  changes: readonly ShareChange[],
): FunderShare[] {
  const byFunder = changesByFunder(fundId, shares, changes)
  return shares.map((share) => {
    const change = byFunder.get(share.funderId) ?? ZERO
    const taken = negateMoney(change)
    const free = subtractMoney(share.due, inUse(share))
    if (compareMoney(taken, free) > 0) throw shareInUse(fundId, share.funderId, free, taken)
    return { ...share, due: addMoney(share.due, change) }
  })
}

/** Money goes back or over to another year: only what has arrived of a share can. `owed` is what of it has not. */
export function takeFromShares(
  fundId: string,
  shares: readonly FunderShare[],
  parts: readonly FunderPart[],
  owed: (funderId: string) => Money,
): FunderShare[] {
  const byFunder = changesByFunder(fundId, shares, parts)
  for (const { funderId, due } of shares) {
    const amount = byFunder.get(funderId) ?? ZERO
    const arrived = subtractMoney(due, owed(funderId))
    if (compareMoney(amount, arrived) > 0) throw shareNotArrived(fundId, funderId, arrived, amount)
  }
  return changeShares(fundId, shares, parts.map(taken))
}

const taken = (part: FunderPart): ShareChange => ({ ...part, amount: negateMoney(part.amount) })

function changesByFunder(
  fundId: string,
  shares: readonly FunderShare[],
  changes: readonly ShareChange[],
): Map<string, Money> {
  const known = new Set(shares.map((share) => share.funderId))
  for (const { funderId } of changes) if (!known.has(funderId)) throw funderUnknown(fundId, funderId)
  return new Map(changes.map((change) => [change.funderId, change.amount]))
}

/** Awards claim where they name their funders, payments always take; what is claimed contains what is paid of it. */
const inUse = ({ awarded, borne }: FunderShare): Money => (compareMoney(awarded, borne) > 0 ? awarded : borne)
