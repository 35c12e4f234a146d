import { fenOf, yuanOf } from '../parts/money-text.ts'
import type { WayFund } from './way-model.ts'

export const SERIES = ['planned', 'arrived', 'awarded', 'paid'] as const
export type Series = (typeof SERIES)[number]
/** Cumulated to the end of the month, all funds together. */
export type ProgressMonth = Readonly<{ month: string } & Record<Series, string>>

export function progressOf(funds: readonly WayFund[]): ProgressMonth[] {
  const months = [...new Set(funds.flatMap((fund) => fund.months.map(({ month }) => month)))].toSorted()
  return months.map((month) => {
    const sum = (name: Series) =>
      yuanOf(
        funds.reduce(
          (total, fund) => total + fenOf(fund.months.find((one) => one.month === month)?.[name] ?? '0.00'),
          0n,
        ),
      )
    return { month, planned: sum('planned'), arrived: sum('arrived'), awarded: sum('awarded'), paid: sum('paid') }
  })
}

/** Round steps of an axis up to the largest amount, in whole yuan: 0, 1000万, 2000万 … */
export function axisSteps(largest: string): string[] {
  const whole = fenOf(largest) / 100n
  if (whole <= 0n) return ['0.00']
  const STEPS_MAX = 5n
  let unit = 1n
  const steps = [1n, 2n, 5n]
  for (let place = 0; ; place += 1) {
    const step = (steps[place % 3] ?? 1n) * unit
    if (whole / step <= STEPS_MAX) {
      const count = (whole + step - 1n) / step
      return Array.from({ length: Number(count) + 1 }, (_, index) => yuanOf(BigInt(index) * step * 100n))
    }
    if (place % 3 === 2) unit *= 10n
  }
}

export function lastDayOf(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return new Date(Date.UTC(Number(year), Number(number), 0)).toISOString().slice(0, 10)
}
