import { fromFen, splitByWeights, toFen } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divideFen, roundFen } from './divide-fen.ts'

const anyFen = fc.bigInt({ min: 0n, max: 10n ** 15n })
const anyWeights = fc
  .array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 9n }), anyFen), { minLength: 1, maxLength: 20 })
  .filter((weights) => weights.some((weight) => weight > 0n))

describe('divideFen', () => {
  it('divides as the split of money does, and says who got a fen left over', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        const { shares, extra } = divideFen(total, weights)
        expect(shares).toEqual(splitByWeights(fromFen(total), weights.map(fromFen)).map(toFen))
        const sum = weights.reduce((all, weight) => all + weight, 0n)
        for (const [index, weight] of weights.entries())
          expect((total * weight) / sum + (extra.has(index) ? 1n : 0n)).toBe(shares[index])
      }),
    )
  })
})

describe('roundFen', () => {
  it.each([
    ['half_up', [0n, 1n, 1n, 1n]],
    ['down', [0n, 0n, 0n, 1n]],
    ['up', [1n, 1n, 1n, 1n]],
  ] as const)('rounds 1/4, 1/2, 3/4 and 1 %s', (rounding, expected) => {
    expect([1n, 2n, 3n, 4n].map((quarters) => roundFen(quarters, 4n, rounding))).toEqual(expected)
  })
})
