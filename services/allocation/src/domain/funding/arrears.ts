import { addMoney, isZero, minMoney, type Money, subtractMoney, ZERO } from '@fundtrace/money'
import { type Day, daysBetween } from './calendar-day.ts'
import type { Instalment } from './instalments.ts'

/** What is late, by the whole days since it fell due. */
export type Ageing = Readonly<{ days0To30: Money; days31To90: Money; days91To180: Money; over180: Money }>

/**
 * What is due by the day and has not come, by age: what came pays the oldest instalment first. The buckets add up to what is due less
 * what came, or to nothing where more came than is due.
 */
export function ageArrears(instalments: readonly Instalment[], arrived: Money, day: Day): Ageing {
  let paying = arrived
  let ageing: Ageing = { days0To30: ZERO, days31To90: ZERO, days91To180: ZERO, over180: ZERO }
  for (const { dueOn, amount } of instalments.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1))) {
    if (dueOn > day) break
    const paid = minMoney(amount, paying)
    paying = subtractMoney(paying, paid)
    const missing = subtractMoney(amount, paid)
    const bucket = bucketOf(daysBetween(dueOn, day))
    if (!isZero(missing)) ageing = { ...ageing, [bucket]: addMoney(ageing[bucket], missing) }
  }
  return ageing
}

const bucketOf = (days: number): keyof Ageing =>
  days <= 30 ? 'days0To30' : days <= 90 ? 'days31To90' : days <= 180 ? 'days91To180' : 'over180'
