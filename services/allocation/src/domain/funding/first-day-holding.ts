import { addMoney, compareMoney, type Money, subtractMoney, ZERO } from '@fundtrace/money'
import type { Day } from './calendar-day.ts'

/** What came (above zero) or went on a day, in all. */
export type DayChange = Readonly<{ day: Day; amount: Money }>

/**
 * The first day from which so much is there on every day to come, so that taking it leaves no day below zero; null where it is not there
 * in the end. The changes are of different days, oldest first; the amount is above zero.
 */
export function firstDayHolding(amount: Money, changes: readonly DayChange[]): Day | null {
  let balance = changes.reduce((sum, change) => addMoney(sum, change.amount), ZERO)
  let first: Day | null = null
  for (const change of changes.toReversed()) {
    if (compareMoney(balance, amount) < 0) break
    first = change.day
    balance = subtractMoney(balance, change.amount)
  }
  return first
}
