import type { Rounding } from '../programme/programme-text.ts'

/** `extra` are the places of those who got one of the leftover fen on top of their whole share. */
export type Division = Readonly<{ shares: readonly bigint[]; extra: ReadonlySet<number> }>

/**
 * Fen by weight, adding up to `total` exactly: each share is cut down to whole fen, what is left over goes one each to the largest
 * remainders, ties to the earlier. The rule of @fundtrace/money's split, in whole numbers, for lists as long as the register.
 */
export function divideFen(total: bigint, weights: readonly bigint[]): Division {
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  if (total < 0n || sum <= 0n) throw new Error(`${total} fen cannot be divided by weights that add up to ${sum}`)
  const shares = weights.map((weight) => (total * weight) / sum)
  const left = Number(total - shares.reduce((all, share) => all + share, 0n))
  if (left === 0) return { shares, extra: new Set() }

  const remainders = weights.map((weight) => (total * weight) % sum)
  const ranked = remainders.map((_, index) => index).sort((left, right) => compare(remainders, left, right))
  const extra = new Set(ranked.slice(0, left))
  return { shares: shares.map((share, index) => (extra.has(index) ? share + 1n : share)), extra }
}

/** Fen of an exact fraction, none of it negative: halves go up, or all to one side. */
export function roundFen(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  switch (rounding) {
    case 'half_up':
      return (2n * numerator + denominator) / (2n * denominator)
    case 'down':
      return numerator / denominator
    case 'up':
      return (numerator + denominator - 1n) / denominator
  }
}

function compare(remainders: readonly bigint[], left: number, right: number): number {
  const [one = 0n, other = 0n] = [remainders[left], remainders[right]]
  return one === other ? left - right : one < other ? 1 : -1
}
