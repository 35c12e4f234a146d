import type { Percent } from '../programme/programme.ts'
import type { Rounding } from '../programme/programme-text.ts'

/** Reads '70' or '4.35', as the schema lets it through: plain digits with at most six places. */
export function readPercent(text: string): Percent {
  const [units = '0', places = ''] = text.split('.')
  return { text, numerator: BigInt(units + places), denominator: 100n * 10n ** BigInt(places.length) }
}

/** The part of a whole number (fen, people); only here a fraction of one meets `rounding`. */
export function percentOf(whole: bigint, { numerator, denominator }: Percent, rounding: Rounding): bigint {
  const product = whole * numerator
  const floor = product / denominator
  const rest = product - floor * denominator
  if (rest === 0n || rounding === 'down') return floor
  return rounding === 'up' || rest * 2n >= denominator ? floor + 1n : floor
}

/** Compared as products, exact: `part` is at least `percent` of `whole`. */
export const reachesPercent = (part: bigint, whole: bigint, { numerator, denominator }: Percent): boolean =>
  part * denominator >= whole * numerator
