import assert from 'node:assert/strict'
import type { SamplePopulation, SampleUnit } from './sample-population.ts'

/**
 * Units are put in an order that only seed and names decide: by SHA-256 of the seed, a line feed and the unit's name. Whoever has the list draws the
 * same sample with any tool, in whatever order the list comes, and nobody can foresee it before he knows the seed.
 */
export type SampleMethod = 'random' | 'monetary_unit' | 'stratified'

export type SampledUnit = SampleUnit &
  Readonly<{
    /** How many of the sample's places fall on it: more than one only by monetary units. */
    hits: number
  }>

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export type Sha256 = (text: string) => string

export type SampleOrder = Readonly<{ seed: string; size: number; by: SampleMethod }>

/** Millions of units take seconds: where a step yields, whoever drives it may do other work. */
export type Steps<Result> = Generator<undefined, Result>

/** At most `size` places, all of them where the population has as many; in the order of the seed. */
export function* drawSample(
  population: SamplePopulation,
  { seed, size, by }: SampleOrder,
  sha256: Sha256,
): Steps<SampledUnit[]> {
  assert(Number.isSafeInteger(size) && size > 0, `a sample of ${size}`)
  const ordered = yield* orderBySeed(population, seed, sha256)
  switch (by) {
    case 'random':
      return Array.from(ordered.subarray(0, size), (place) => once(population.unitAt(place)))
    case 'stratified':
      return yield* drawStratified(population, ordered, size)
    case 'monetary_unit':
      return yield* drawMonetaryUnits(population, ordered, BigInt(`0x${sha256(`${seed}\nstart`)}`), size)
  }
}

/** A SHA-256 that is given its text in parts. */
export type RunningSha256 = Readonly<{ update: (text: string) => unknown; digest: (encoding: 'hex') => string }>

/** Of the whole population in the order of its names, so that a sample says of which list it was drawn: hex SHA-256. */
export function* hashPopulation(population: SamplePopulation, hash: RunningSha256): Steps<string> {
  const places = placesOf(population).sort(population.compareNames)
  for (let at = 0; at < places.length; at += STEP) {
    for (const place of places.subarray(at, at + STEP)) {
      const { name, amount, stratum } = population.unitAt(place)
      hash.update(`${JSON.stringify([name, amount.toString(), stratum])}\n`)
    }
    yield
  }
  return hash.digest('hex')
}

/** Of the whole population, without signs; fen. */
export function* sumPopulation(population: SamplePopulation): Steps<bigint> {
  let total = 0n
  for (let place = 0; place < population.size; place += 1) {
    total += magnitude(population.unitAt(place))
    if (place % STEP === 0) yield
  }
  return total
}

/** Units to a step: some milliseconds. */
const STEP = 5_000

const placesOf = ({ size }: SamplePopulation): Uint32Array => Uint32Array.from({ length: size }, (_, place) => place)

/** Their places in order, by the first 48 bits of their hashes as numbers; what is equal there, by the whole. */
function* orderBySeed(population: SamplePopulation, seed: string, sha256: Sha256): Steps<Uint32Array> {
  const rankOf = (place: number): string => sha256(`${seed}\n${population.unitAt(place).name}`)
  const ranks = new Float64Array(population.size)
  for (let place = 0; place < population.size; place += 1) {
    ranks[place] = Number.parseInt(rankOf(place).slice(0, RANK_DIGITS), 16)
    if (place % STEP === 0) yield
  }
  return placesOf(population).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || (rankOf(a) < rankOf(b) ? -1 : 1))
}

/** Hexadecimal: 48 bits are exact in a double. */
const RANK_DIGITS = 12

const once = (unit: SampleUnit): SampledUnit => ({ ...unit, hits: 1 })

/** Places by the number of units of each stratum: largest remainder, and one for each where there are as many places as strata. */
function* drawStratified(population: SamplePopulation, ordered: Uint32Array, size: number): Steps<SampledUnit[]> {
  const counts = new Map<string, number>()
  for (const [at, place] of ordered.entries()) {
    const { stratum } = population.unitAt(place)
    counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
    if (at % STEP === 0) yield
  }
  const strata = [...counts].map(([name, count]) => ({ name, count }))
  const left = new Map(sharePlaces(strata, Math.min(size, ordered.length)))
  const drawn: SampledUnit[] = []
  for (const [at, place] of ordered.entries()) {
    const unit = population.unitAt(place)
    const places = left.get(unit.stratum) ?? 0
    if (places > 0) drawn.push(once(unit))
    if (places > 0) left.set(unit.stratum, places - 1)
    if (at % STEP === 0) yield
  }
  return drawn
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
function* drawMonetaryUnits(
  population: SamplePopulation,
  ordered: Uint32Array,
  seeded: bigint,
  size: number,
): Steps<SampledUnit[]> {
  const total = yield* sumPopulation(population)
  if (total === 0n) return []
  const places = BigInt(size)
  const start = seeded % total
  const picked: SampledUnit[] = []
  let upTo = 0n
  let pick = 0n
  for (const [at, place] of ordered.entries()) {
    const unit = population.unitAt(place)
    upTo += magnitude(unit)
    let hits = 0
    while (pick < places && (start + pick * total) / places < upTo) {
      hits += 1
      pick += 1n
    }
    if (hits > 0) picked.push({ ...unit, hits })
    if (at % STEP === 0) yield
  }
  return picked
}

const magnitude = ({ amount }: SampleUnit): bigint => (amount < 0n ? -amount : amount)
