import assert from 'node:assert/strict'

/**
 * Units are put in an order that only seed and names decide: by SHA-256 of the seed, a line feed and the unit's name. Whoever has the list draws the
 * same sample with any tool, in whatever order the list comes, and nobody can foresee it before he knows the seed.
 */
export type SampleMethod = 'random' | 'monetary_unit' | 'stratified'

export type SampleUnit = Readonly<{
  /** Once in the population. */
  name: string
  /** Fen. Its absolute value counts. */
  amount: bigint
  stratum: string
}>

export type SampledUnit = SampleUnit &
  Readonly<{
    /** How many of the sample's places fall on it: more than one only by monetary units. */
    hits: number
  }>

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string

export type SampleOrder = Readonly<{ seed: string; size: number; by: SampleMethod }>

/** At most `size` places, all of them where the population has as many; in the order of the seed. */
export function drawSample(
  population: readonly SampleUnit[],
  { seed, size, by }: SampleOrder,
  sha256: Sha256,
): SampledUnit[] {
  assert(Number.isSafeInteger(size) && size > 0, `a sample of ${size}`)
  const ordered = orderBySeed(population, seed, sha256)
  switch (by) {
    case 'random':
      return ordered.slice(0, size).map(once)
    case 'stratified':
      return drawStratified(ordered, size)
    case 'monetary_unit':
      return drawMonetaryUnits(ordered, BigInt(`0x${sha256(`${seed}\nstart`)}`), size)
  }
}

/** A SHA-256 that is given its text in parts. */
export type RunningSha256 = Readonly<{ update: (text: string) => unknown; digest: (encoding: 'hex') => string }>

/** Of the whole population in the order of its names, so that a sample says of which list it was drawn: hex SHA-256. */
export function hashPopulation(population: readonly SampleUnit[], hash: RunningSha256): string {
  for (const { name, amount, stratum } of [...population].sort(byName))
    hash.update(`${JSON.stringify([name, amount.toString(), stratum])}\n`)
  return hash.digest('hex')
}

/** A population may be millions: their places are put in order, by the first 48 bits of their hashes as numbers; what is equal there, by the whole. */
function orderBySeed(population: readonly SampleUnit[], seed: string, sha256: Sha256): SampleUnit[] {
  const rankOf = (place: number): string => sha256(`${seed}\n${population[place]?.name}`)
  const ranks = Float64Array.from(population, (_, place) => Number.parseInt(rankOf(place).slice(0, RANK_DIGITS), 16))
  const places = Uint32Array.from(population, (_, place) => place).sort(
    (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || (rankOf(a) < rankOf(b) ? -1 : 1),
  )
  return Array.from(places, (place) => population[place]).filter((unit) => unit !== undefined)
}

/** Hexadecimal: 48 bits are exact in a double. */
const RANK_DIGITS = 12

const byName = (left: SampleUnit, right: SampleUnit): number =>
  left.name < right.name ? -1 : left.name > right.name ? 1 : 0

const once = (unit: SampleUnit): SampledUnit => ({ ...unit, hits: 1 })

/** Places by the number of units of each stratum: largest remainder, and one for each where there are as many places as strata. */
function drawStratified(ordered: readonly SampleUnit[], size: number): SampledUnit[] {
  const strata = Map.groupBy(ordered, ({ stratum }) => stratum)
  const places = sharePlaces(
    [...strata].map(([name, units]) => ({ name, count: units.length })),
    Math.min(size, ordered.length),
  )
  const taken = new Map<string, number>()
  return ordered
    .filter(({ stratum }) => {
      const before = taken.get(stratum) ?? 0
      taken.set(stratum, before + 1)
      return before < (places.get(stratum) ?? 0)
    })
    .map(once)
}

type Stratum = Readonly<{ name: string; count: number }>

function sharePlaces(strata: readonly Stratum[], size: number): ReadonlyMap<string, number> {
  const total = strata.reduce((sum, { count }) => sum + count, 0)
  const least = size >= strata.length ? 1 : 0
  const shares = strata.map(({ name, count }) => {
    // Whole numbers: size and counts stay far below 2^53 even multiplied (1,000,000 by 100,000).
    const product = (size - least * strata.length) * (count - least)
    const divisor = total - least * strata.length
    return {
      name,
      places: least + (divisor === 0 ? 0 : Math.floor(product / divisor)),
      rest: divisor === 0 ? 0 : product % divisor,
    }
  })
  const left = size - shares.reduce((sum, { places }) => sum + places, 0)
  const byRest = [...shares].sort((one, other) => other.rest - one.rest || (one.name < other.name ? -1 : 1))
  const more = new Set(byRest.slice(0, left).map(({ name }) => name))
  return new Map(shares.map(({ name, places }) => [name, places + (more.has(name) ? 1 : 0)]))
}

/**
 * Systematic: the amounts lie end to end, and every total/size fen one is picked, from a start that the seed gives. A unit of at least that much is
 * always in; one of nothing never. Exact, in fen: the k-th pick is the fen floor((start + k * total) / size), 0 <= start < total.
 */
function drawMonetaryUnits(ordered: readonly SampleUnit[], seeded: bigint, size: number): SampledUnit[] {
  const total = ordered.reduce((sum, unit) => sum + magnitude(unit), 0n)
  if (total === 0n) return []
  const places = BigInt(size)
  const start = seeded % total
  const picked: SampledUnit[] = []
  let upTo = 0n
  let pick = 0n
  for (const unit of ordered) {
    upTo += magnitude(unit)
    let hits = 0
    while (pick < places && (start + pick * total) / places < upTo) {
      hits += 1
      pick += 1n
    }
    if (hits > 0) picked.push({ ...unit, hits })
  }
  return picked
}

const magnitude = ({ amount }: SampleUnit): bigint => (amount < 0n ? -amount : amount)
