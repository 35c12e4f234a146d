import type { FactKind, FactValue } from './facts.ts'

/** What values of one kind are compared by, exactly: a count, a day as yyyymmdd, fen, or millionths. Of one kind only. */
export type FactOrder = number | bigint

export type OrderedKind = Extract<FactKind, 'count' | 'amount' | 'number' | 'day'>

export const isOrdered = (kind: FactKind): kind is OrderedKind =>
  kind === 'count' || kind === 'amount' || kind === 'number' || kind === 'day'

/** Null for what is no such value: half a person, a thirteenth month, an amount finer than a fen. */
export function readOrder(kind: OrderedKind, value: string | number): FactOrder | null {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null
  switch (kind) {
    case 'count':
      return readCount(String(value))
    case 'amount':
      return readDecimal(String(value), 2)
    case 'number':
      return readDecimal(String(value), NUMBER_PLACES)
    case 'day':
      return isDay(String(value)) ? Number(String(value).replaceAll('-', '')) : null
  }
}

/** Of a fact that the register holds; null is not known. The register keeps kinds apart, so a wrong one is a bug of ours. */
export function orderOfFact(kind: OrderedKind, value: FactValue | undefined): FactOrder | null {
  if (value === null || value === undefined) return null
  if (kind === 'count' && typeof value === 'number') return value
  const order = typeof value === 'boolean' ? null : readOrder(kind, value)
  if (order === null) throw new Error(`The register holds ${JSON.stringify(value)} where it promises a ${kind}`)
  return order
}

/** A day that the calendar has, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export const NUMBER_PLACES = 6

function readCount(text: string): number | null {
  if (!/^\d{1,16}$/u.test(text)) return null
  const count = Number(text)
  return Number.isSafeInteger(count) ? count : null
}

/** A plain decimal as a whole number of its smallest places, or null. */
export function readDecimal(text: string, places: number): bigint | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,30})(?:\.(\d+))?$/u.exec(text) ?? []
  if (whole === undefined || fraction.length > places) return null
  const digits = BigInt(whole + fraction.padEnd(places, '0'))
  return sign === '-' ? -digits : digits
}
