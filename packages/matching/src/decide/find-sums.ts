import type { AmountLimits } from './amounts.ts'

export type Addend = Readonly<{ row: number; amount: bigint; content: bigint }>

export type SumSearch = Readonly<{
  /** At most two that differ in content: one is an answer, two are an ambiguity. */
  solutions: readonly (readonly number[])[]
  /** Given up: a solution may have been missed. */
  isBounded: boolean
}>

/**
 * Which 2 to `groupMax` addends make the sum, within limits below and above it. Addends have the sum's sign. Rows of one content count
 * as one another: taking this or that of them is no other solution.
 *
 * Cost: at most STEPS_MAX steps; the largest addends first, so that what can no longer be reached is cut off early.
 */
export function findSums(sum: bigint, limits: AmountLimits, pool: readonly Addend[], groupMax: number): SumSearch {
  const sign = sum < 0n ? -1n : 1n
  const low = sign * sum - (sign > 0n ? limits.below : limits.above)
  const high = sign * sum + (sign > 0n ? limits.above : limits.below)
  const classes = classesOf(pool, sign)
  const solutions: number[][] = []
  let steps = 0

  const search = (at: number, total: bigint, chosen: readonly number[]): void => {
    if (solutions.length > 1 || (steps += 1) > STEPS_MAX) return
    if (total >= low && chosen.length > 1) {
      solutions.push([...chosen])
      return
    }
    const next = classes[at]
    if (next === undefined || chosen.length === groupMax) return
    if (total + next.amount * BigInt(groupMax - chosen.length) < low || total + next.rest < low) return

    const most = Math.min(next.rows.length, groupMax - chosen.length)
    for (let taken = most; taken >= 0; taken--) {
      const amount = total + next.amount * BigInt(taken)
      if (amount <= high) search(at + 1, amount, [...chosen, ...next.rows.slice(0, taken)])
    }
  }
  search(0, 0n, [])
  return { solutions: solutions.map((rows) => rows.toSorted((a, b) => a - b)), isBounded: steps > STEPS_MAX }
}

const STEPS_MAX = 50_000

type AddendClass = Readonly<{ amount: bigint; rows: readonly number[] /** With all after it. */; rest: bigint }>

function classesOf(pool: readonly Addend[], sign: bigint): readonly AddendClass[] {
  const groups = [...Map.groupBy(pool, ({ amount, content }) => `${amount} ${content}`).values()]
    .map((addends) => ({
      amount: sign * (addends[0]?.amount ?? 0n),
      content: addends[0]?.content ?? 0n,
      rows: addends.map(({ row }) => row).toSorted((a, b) => a - b),
    }))
    .toSorted((a, b) => (a.amount === b.amount ? (a.content < b.content ? -1 : 1) : a.amount > b.amount ? -1 : 1))
  let rest = 0n
  return groups
    .toReversed()
    .map(({ amount, rows }) => ({ amount, rows, rest: (rest += amount * BigInt(rows.length)) }))
    .toReversed()
}
