import {
  addMoney,
  compareMoney,
  formatMoney,
  isZero,
  minMoney,
  type Money,
  parseMoney,
  parseRatio,
  sameMoney,
  split,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import type { Day } from './calendar-day.ts'
import type { FunderAmount } from './funder-amount.ts'
import { instalmentFunderUnknown, instalmentsDiffer, instalmentsMixed } from './funding-errors.ts'

/** A part of what a funder owes, and the last day on which it is not late. */
export type Instalment = Readonly<{ dueOn: Day; amount: Money }>

/** As an officer states it. A funder of null: every funder for whom nothing of its own is stated. */
export type StatedInstalment = Readonly<
  { funderId: string | null; dueOn: Day } & ({ amount: Money } | { percent: string })
>

/**
 * The instalments of each funder that is stated, adding up to its share: amounts as they are, percents (100 in all) by the share,
 * leftover fen to the largest remainders.
 *
 * Codes: ALLOCATION_INSTALMENT_FUNDER_UNKNOWN, ALLOCATION_INSTALMENTS_MIXED, ALLOCATION_INSTALMENTS_DIFFER (every funder with both sums).
 */
export function readInstalments(
  fundId: string,
  shares: readonly FunderAmount[],
  stated: readonly StatedInstalment[],
): Map<string, Instalment[]> {
  const sharing = new Set(shares.map((share) => share.funderId))
  for (const { funderId } of stated)
    if (funderId !== null && !sharing.has(funderId)) throw instalmentFunderUnknown(fundId, funderId)

  const forAll = stated.filter((row) => row.funderId === null)
  const wrong: { funder_id: string; share: string; stated: string }[] = []
  const read = new Map<string, Instalment[]>()
  for (const { funderId, amount: share } of shares) {
    const own = stated.filter((row) => row.funderId === funderId)
    const rows = own.length > 0 ? own : forAll
    if (rows.length === 0) continue
    const { instalments, whole, sum } = amountsOf(funderId, share, rows)
    if (sum !== whole) wrong.push({ funder_id: funderId, share: whole, stated: sum })
    read.set(funderId, inOrder(instalments.filter(({ amount }) => !isZero(amount))))
  }
  if (wrong.length > 0) throw instalmentsDiffer(fundId, wrong)
  return read
}

const HUNDRED = '100%'

function amountsOf(funderId: string, share: Money, rows: readonly StatedInstalment[]) {
  const percents = rows.flatMap((row) => ('percent' in row ? [row.percent] : []))
  if (percents.length === 0) {
    const instalments = rows.flatMap((row) => ('amount' in row ? [{ dueOn: row.dueOn, amount: row.amount }] : []))
    const sum = formatMoney(sumMoney(instalments.map(({ amount }) => amount)))
    return { instalments, whole: formatMoney(share), sum }
  }
  if (percents.length < rows.length) throw instalmentsMixed(funderId)
  const sum = sumMoney(percents.map(asHundredths))
  if (!sameMoney(sum, asHundredths('100'))) return { instalments: [], whole: HUNDRED, sum: `${formatMoney(sum)}%` }
  // One percent of the whole is a ratio without a second part.
  const amounts = percents.length === 1 ? [share] : split(share, parseRatio(percents.join(':')))
  const instalments = rows.map((row, index) => ({ dueOn: row.dueOn, amount: amounts[index] ?? ZERO }))
  return { instalments, whole: HUNDRED, sum: HUNDRED }
}

/** Percents have at most two places, so that the exact arithmetic of amounts fits them. */
const asHundredths = (percent: string): Money => {
  const [whole = '', places = ''] = percent.split('.')
  return parseMoney(`${whole}.${places.padEnd(2, '0')}`)
}

/**
 * The instalments made to fit a share that a later plan raised or cut: what is not stated is due on the day of that plan's approval,
 * what is no longer owed falls away from the last instalment backwards. They add up to the share again.
 */
export function fitInstalments(share: Money, stated: readonly Instalment[], approvedOn: Day): Instalment[] {
  let left = share
  const kept: Instalment[] = []
  for (const { dueOn, amount } of inOrder(stated)) {
    const fits = minMoney(amount, left)
    if (!isZero(fits)) kept.push({ dueOn, amount: fits })
    left = subtractMoney(left, fits)
  }
  return isZero(left) ? kept : inOrder([...kept, { dueOn: approvedOn, amount: left }])
}

/** What is due by a day, that day included. */
export const dueBy = (instalments: readonly Instalment[], day: Day): Money =>
  instalments.reduce((sum, { dueOn, amount }) => (dueOn <= day ? addMoney(sum, amount) : sum), ZERO)

/** Oldest first; on one day the larger first, so that the order does not depend on who stated it. */
const inOrder = (instalments: readonly Instalment[]): Instalment[] =>
  instalments.toSorted((left, right) =>
    left.dueOn === right.dueOn ? compareMoney(right.amount, left.amount) : left.dueOn < right.dueOn ? -1 : 1,
  )
