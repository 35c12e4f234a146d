import { isPositive, minMoney, type Money, subtractMoney, sumMoney } from '@fundtrace/money'
import { type Day, daysBetween } from './calendar-day.ts'

export type Received = Readonly<{ day: Day; amount: Money }>
/** Money of one day that has not gone anywhere since, `days` ago. */
export type IdleLayer = Received & Readonly<{ days: number }>

/**
 * 资金滞留: what came first goes first, so that what lies longest is what the payments have not reached yet. Only layers older than
 * `daysMax` are told of. All layers together (`daysMax` of -1) are what came less what went out.
 */
export function idleLayers(received: readonly Received[], wentOut: Money, day: Day, daysMax: number): IdleLayer[] {
  let going = wentOut
  const layers: IdleLayer[] = []
  for (const { day: since, amount } of received.toSorted((left, right) => (left.day < right.day ? -1 : 1))) {
    const gone = minMoney(amount, going)
    going = subtractMoney(going, gone)
    const left = subtractMoney(amount, gone)
    const days = daysBetween(since, day)
    if (isPositive(left) && days > daysMax) layers.push({ day: since, amount: left, days })
  }
  return layers
}

export const sumOf = (layers: readonly Received[]): Money => sumMoney(layers.map(({ amount }) => amount))
