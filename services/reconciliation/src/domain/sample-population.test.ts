import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPopulation } from './sample-population.ts'

const INTEGER = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

describe('a population in columns', () => {
  it('is in the order of its names as texts, also below zero', () => {
    fc.assert(
      fc.property(fc.uniqueArray(INTEGER, { maxLength: 60 }), (numbers) => {
        const population = packPopulation()
        for (const number of numbers) population.add(number, 0n, '')
        const { unitAt, compareNames, size } = population.close()
        const sorted = Array.from({ length: size }, (_, place) => place).sort(compareNames)
        // In the order of UTF-16 code units.
        expect(sorted.map((place) => unitAt(place).name)).toEqual(numbers.map(String).sort())
      }),
    )
  })

  it('keeps what it is given, beyond 64 bits too, and grows', () => {
    const population = packPopulation()
    const amounts = Array.from({ length: 5_000 }, (_, place) => (place === 4_999 ? -(10n ** 21n) + 1n : BigInt(-place)))
    for (const [place, amount] of amounts.entries()) population.add(place + 1, amount, place % 2 === 0 ? '甲' : '乙')
    const { unitAt, size } = population.close()
    expect(size).toBe(5_000)
    expect([0, 1, 4_098, 4_999].map(unitAt)).toEqual([
      { name: '1', amount: 0n, stratum: '甲' },
      { name: '2', amount: -1n, stratum: '乙' },
      { name: '4099', amount: -4_098n, stratum: '甲' },
      { name: '5000', amount: -(10n ** 21n) + 1n, stratum: '乙' },
    ])
  })

  it('says which of its limits it has come to', () => {
    const population = packPopulation({ units: 2, strata: 1 })
    expect([
      population.add(1, 0n, '甲'),
      population.add(2, 0n, '乙'),
      population.add(2, 0n, '甲'),
      population.add(3, 0n, '甲'),
    ]).toEqual([null, 'strata', null, 'units'])
    expect(population.close().size).toBe(2)
  })
})
