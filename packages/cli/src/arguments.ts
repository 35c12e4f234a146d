import { formatMoney, parseAmount } from '@fundtrace/money'
import { argumentMalformed } from './cli-problems.ts'

/** Yuan as people write them (49.7万元), as the services take them (497000.00). */
export const amountArgument = (text: string): string => formatMoney(parseAmount(text))

/** A day such as 2016-07-05. */
export function dayArgument(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  // February 30 becomes a day of March, or none.
  if (day === undefined || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw argumentMalformed(text, 'a day such as 2016-07-05')
  }
  return text
}

/** A count of people, rows or hours, never an amount. */
export const countArgument =
  (min: number, max: number) =>
  (text: string): number => {
    const count = /^\d{1,12}$/u.test(text) ? Number(text) : Number.NaN
    if (count >= min && count <= max) return count
    throw argumentMalformed(text, `a whole number from ${min} to ${max}`)
  }

/** What a header can carry; shorter than the services take, since the pages of a long file add to it. */
export function keyArgument(text: string): string {
  if (!/^[\x21-\x7e]{1,180}$/u.test(text)) throw argumentMalformed(text, 'a key of 1 to 180 visible ASCII characters')
  return text
}

/** For an option that may be given several times. */
export const repeated =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: readonly Value[] = []): readonly Value[] => [...before, read(text)]

export const asWritten = (text: string): string => text
