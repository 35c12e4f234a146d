import { divideFen } from './divide-fen.ts'
import { poolBeyondCaps, poolTooSmall } from './plan-errors.ts'

export type PoolRule = Readonly<{
  programmeId: string
  pool: bigint
  floor: bigint | null
  cap: bigint | null
  beyondCaps: 'keep' | 'refuse'
  leftover: 'largest_remainder' | 'keep'
}>

/** `extra`: the places of those who got one of the leftover fen. `shared` fen went by weight to those at neither bound. */
export type FilledPool = Readonly<{
  amounts: readonly bigint[]
  bounds: readonly (Bound | null)[]
  extra: ReadonlySet<number>
  shared: bigint
  weights: bigint
  kept: bigint
}>

export type Bound = 'floor' | 'cap'

/**
 * One sum by weight, nobody below the floor or above the cap. Whoever would fall below gets the floor, whoever would rise above gets the
 * cap, and the others share what that leaves by weight: there is exactly one such division, and it is found without rounding, by
 * the level (fen for one unit of weight) up to which everybody is filled. Only then whole fen are cut.
 *
 * Codes: ALLOCATION_POOL_TOO_SMALL, ALLOCATION_POOL_BEYOND_CAPS. Who has no weight gets the floor, where there is one.
 */
export function fillPool(rule: PoolRule, weights: readonly bigint[]): FilledPool {
  const { programmeId, pool, floor, cap } = rule
  const least = (floor ?? 0n) * BigInt(weights.length)
  if (least > pool) throw poolTooSmall(programmeId, pool, least, weights.length)

  const boundOf = boundsAt(levelOf(rule, weights), rule)
  const bounds = weights.map(boundOf)
  const bounded = bounds.map((bound) => (bound === 'floor' ? (floor ?? 0n) : bound === 'cap' ? (cap ?? 0n) : 0n))
  const left = pool - sum(bounded)
  const free = weights.map((weight, index) => (bounds[index] === null ? weight : 0n))
  const freeWeights = sum(free)
  if (freeWeights === 0n) {
    if (left > 0n && rule.beyondCaps === 'refuse') throw poolBeyondCaps(programmeId, pool, pool - left)
    return { amounts: bounded, bounds, extra: new Set(), shared: 0n, weights: 0n, kept: left }
  }
  const { shares, extra } = rule.leftover === 'keep' ? cutDown(left, free, freeWeights) : divideFen(left, free)
  const amounts = shares.map((share, index) => share + (bounded[index] ?? 0n))
  return { amounts, bounds, extra, shared: left, weights: freeWeights, kept: pool - sum(amounts) }
}

/** Fen for each unit of weight, as an exact fraction; the denominator is above zero. */
type Level = Readonly<{ numerator: bigint; denominator: bigint }>

/**
 * The highest of the levels at which somebody leaves the floor or reaches the cap that does not ask for more than the pool. Between
 * it and the next one the same people are free, so there the rest of the pool divides among just them. Null where only the floor is paid.
 */
function levelOf({ pool, floor, cap }: PoolRule, weights: readonly bigint[]): Level | null {
  const counts = new Map<bigint, bigint>()
  for (const weight of weights) counts.set(weight, (counts.get(weight) ?? 0n) + 1n)
  const levels = [...counts.keys()]
    .filter((weight) => weight > 0n)
    .flatMap((weight) =>
      [floor, cap].flatMap((bound) => (bound === null ? [] : [{ numerator: bound, denominator: weight }])),
    )
    .sort(compareLevels)
  const asksTooMuch = ({ numerator, denominator }: Level): boolean => {
    let asked = 0n
    for (const [weight, count] of counts) {
      const share = numerator * weight
      const raised = floor !== null && share < floor * denominator ? floor * denominator : share
      asked += count * (cap !== null && raised > cap * denominator ? cap * denominator : raised)
    }
    return asked > pool * denominator
  }
  let [first, last] = [0, levels.length]
  while (first < last) {
    const middle = (first + last) >> 1
    const level = levels[middle]
    if (level !== undefined && asksTooMuch(level)) last = middle
    else first = middle + 1
  }
  return levels[first - 1] ?? null
}

/** At the level itself whoever stands on the floor is about to leave it, and whoever has reached the cap has. */
function boundsAt(level: Level | null, { floor, cap }: PoolRule): (weight: bigint) => Bound | null {
  const { numerator, denominator } = level ?? { numerator: 0n, denominator: 1n }
  return (weight) => {
    const share = numerator * weight
    if (weight === 0n || (floor !== null && share < floor * denominator)) return 'floor'
    return cap !== null && share >= cap * denominator ? 'cap' : null
  }
}

const compareLevels = (left: Level, right: Level): number => {
  const [one, other] = [left.numerator * right.denominator, right.numerator * left.denominator]
  return one === other ? 0 : one < other ? -1 : 1
}

const cutDown = (total: bigint, weights: readonly bigint[], weightSum: bigint) => ({
  shares: weights.map((weight) => (total * weight) / weightSum),
  extra: new Set<number>(),
})

const sum = (list: readonly bigint[]): bigint => list.reduce((all, each) => all + each, 0n)
