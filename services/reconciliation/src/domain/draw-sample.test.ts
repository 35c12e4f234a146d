import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runningSha256, sha256Hex } from '../../test/sha256-hex.ts'
import { drawSample, hashPopulation, type SampleMethod, type SampleOrder, type Steps } from './draw-sample.ts'
import { packPopulation, type SamplePopulation, type SampleUnit } from './sample-population.ts'

const METHODS = ['random', 'monetary_unit', 'stratified'] as const satisfies readonly SampleMethod[]

const draw = (units: readonly SampleUnit[], order: SampleOrder, sha256 = sha256Hex) =>
  finish(drawSample(packed(units), order, sha256))
const hash = (units: readonly SampleUnit[]): string => finish(hashPopulation(packed(units), runningSha256()))

function packed(units: readonly SampleUnit[]): SamplePopulation {
  const population = packPopulation()
  for (const { name, amount, stratum } of units) population.add(Number(name), amount, stratum)
  return population.close()
}

function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const anyPopulation: fc.Arbitrary<SampleUnit[]> = fc
  .array(
    fc.record({ amount: fc.bigInt({ min: -1_000_00n, max: 1_000_00n }), stratum: fc.constantFrom('a', 'b', 'c') }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((units) => units.map((unit, index) => ({ ...unit, name: String(index + 1) })))
const anySize = fc.integer({ min: 1, max: 80 })
const anySeed = fc.string({ minLength: 1, maxLength: 20 })
const anyMethod = fc.constantFrom(...METHODS)

const magnitude = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const sum = (units: readonly SampleUnit[]): bigint => units.reduce((total, { amount }) => total + magnitude(amount), 0n)

describe('a sample', () => {
  it('is the same for the same seed, in whatever order the population comes', () => {
    fc.assert(
      fc.property(
        anyPopulation.chain((units) =>
          fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length })),
        ),
        anySize,
        anySeed,
        anyMethod,
        ([units, shuffled], size, seed, by) => {
          expect(draw(shuffled, { seed, size, by })).toEqual(draw(units, { seed, size, by }))
          expect(hash(shuffled)).toBe(hash(units))
        },
      ),
    )
  })

  it('is in the order of the whole hash, also where its first digits are equal', () => {
    const units = ['1', '2', '3', '4'].map((name) => ({ name, amount: 1n, stratum: '' }))
    const ends: Readonly<Record<string, string>> = { 1: '3', 2: '1', 3: '4', 4: '2' }
    const alike = (text: string): string => `${'0'.repeat(63)}${ends[text.slice(-1)]}`
    expect(draw(units, { seed: 's', size: 4, by: 'random' }, alike).map(({ name }) => name)).toEqual([
      '2',
      '4',
      '1',
      '3',
    ])
  })

  it('holds each unit once, and only units of the population', () => {
    fc.assert(
      fc.property(anyPopulation, anySize, anySeed, anyMethod, (units, size, seed, by) => {
        const drawn = draw(units, { seed, size, by })
        expect(new Set(drawn.map(({ name }) => name)).size).toBe(drawn.length)
        for (const { hits, ...unit } of drawn) {
          expect(hits).toBeGreaterThan(0)
          expect(units).toContainEqual(unit)
        }
      }),
    )
  })

  it.each(['random', 'stratified'] as const)('that is %s has as many places as were asked for, or all units', (by) => {
    fc.assert(
      fc.property(anyPopulation, anySize, anySeed, (units, size, seed) => {
        expect(draw(units, { seed, size, by })).toHaveLength(Math.min(size, units.length))
      }),
    )
  })

  it('that is stratified gives each stratum its share, within one place, and one where there are enough', () => {
    fc.assert(
      fc.property(anyPopulation, anySize, anySeed, (units, wanted, seed) => {
        const size = Math.min(wanted, units.length)
        const drawn = draw(units, { seed, size, by: 'stratified' })
        const strata = Map.groupBy(units, ({ stratum }) => stratum)
        for (const [name, members] of strata) {
          const places = drawn.filter(({ stratum }) => stratum === name).length
          expect(places).toBeLessThanOrEqual(members.length)
          if (size >= strata.size) expect(places).toBeGreaterThanOrEqual(1)
          // One place for each stratum beforehand moves the rest by less than the number of strata.
          expect(Math.abs(places - (size * members.length) / units.length)).toBeLessThan(strata.size + 1)
        }
      }),
    )
  })

  it('by monetary units falls on so many fen, on every unit of at least an interval, and on none of nothing', () => {
    fc.assert(
      fc.property(anyPopulation, anySize, anySeed, (units, size, seed) => {
        const drawn = draw(units, { seed, size, by: 'monetary_unit' })
        const total = sum(units)
        expect(drawn.reduce((hits, unit) => hits + unit.hits, 0)).toBe(total === 0n ? 0 : size)
        expect(drawn.some(({ amount }) => amount === 0n)).toBe(false)
        const names = new Set(drawn.map(({ name }) => name))
        for (const { name, amount } of units)
          if (total > 0n && magnitude(amount) * BigInt(size) >= total) expect(names).toContain(name)
      }),
    )
  })

  it('can be drawn again by hand: the smallest hashes of seed, line feed and name', () => {
    const units = Array.from({ length: 50 }, (_, index) => ({ name: String(index + 1), amount: 1n, stratum: '' }))
    const byHand = units
      .map(({ name }) => ({ name, rank: sha256Hex(`2016年审计\n${name}`) }))
      .sort((left, right) => (left.rank < right.rank ? -1 : 1))
      .slice(0, 5)
      .map(({ name }) => name)
    expect(draw(units, { seed: '2016年审计', size: 5, by: 'random' }).map(({ name }) => name)).toEqual(byHand)
  })

  it('of another seed, or of another population, is another', () => {
    const units = Array.from({ length: 200 }, (_, index) => ({ name: String(index + 1), amount: 100n, stratum: '' }))
    const drawn = (seed: string, of = units) => draw(of, { seed, size: 10, by: 'random' })
    expect(drawn('one')).not.toEqual(drawn('two'))
    expect(hash(units)).not.toBe(hash(units.map((unit, index) => (index === 7 ? { ...unit, amount: 101n } : unit))))
  })
})
