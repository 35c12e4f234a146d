import type { Side } from '../item.ts'

/** A row as it is decided upon: comparable texts, days as numbers. */
export type Row = Readonly<{
  side: Side
  row: number
  /** Fen. */
  amount: bigint
  /** Days since 1970-01-01; null where the row has none. */
  day: number | null
  /** How many workdays there were up to it; null where the rules ask for none. */
  workday: number | null
  /** What orders rows that dates do not: equal for equal contents. */
  content: bigint
  /** Comparable texts by field; null where empty. */
  values: Readonly<Record<string, string | null>>
  /** In a match already. */
  taken: boolean
}>

/** Date, then content, then place, which only tells equal rows apart. */
export function byDateThenContent(a: Row, b: Row): number {
  if (a.day !== b.day) return (a.day ?? Number.POSITIVE_INFINITY) < (b.day ?? Number.POSITIVE_INFINITY) ? -1 : 1
  if (a.content !== b.content) return a.content < b.content ? -1 : 1
  return a.row - b.row
}

/** Gives back all or part of what the other has, by the sign that the other has not. */
export const isReturnOf = (row: Row, original: Row): boolean =>
  row.amount * original.amount < 0n && magnitude(row.amount) <= magnitude(original.amount)

const magnitude = (fen: bigint): bigint => (fen < 0n ? -fen : fen)
