import { formatFen } from '@fundtrace/money'
import type { Programme } from '../programme/programme.ts'
import { divideFen } from './divide-fen.ts'
import type { SpreadPart } from './explanation.ts'
import { yearNotListed } from './plan-errors.ts'

export type YearPart = Readonly<{ fen: bigint; leftoverFen: number; spread: SpreadPart }>

/** The year's part of a norm of so many fen, such that the parts of all its years add up to it; null where nothing is spread. */
export function yearPartOf(programme: Programme, year: number): ((norm: bigint) => YearPart) | null {
  if (programme.timing.kind !== 'spread') return null
  const { years } = programme.timing
  const index = years.findIndex((each) => each.year === year)
  const weight = years[index]?.weight
  if (weight === undefined) {
    const listed = years.map((each) => each.year)
    throw yearNotListed(programme.id, year, listed)
  }
  const weights = years.map((each) => BigInt(each.weight))
  const sum = years.reduce((all, each) => all + each.weight, 0)
  return (norm) => {
    const { shares, extra } = divideFen(norm, weights)
    return {
      fen: shares[index] ?? 0n,
      leftoverFen: extra.has(index) ? 1 : 0,
      spread: { year, weight, weights: sum, of: formatFen(norm) },
    }
  }
}
