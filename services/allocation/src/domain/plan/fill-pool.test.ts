import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillPool, type PoolRule } from './fill-pool.ts'

const RULE: PoolRule = {
  programmeId: 'pool',
  pool: 1_000n,
  floor: null,
  cap: null,
  beyondCaps: 'keep',
  leftover: 'largest_remainder',
}

describe('a pool', () => {
  it('goes by weight, its leftover fen to the largest remainders, ties to the earlier', () => {
    expect(fillPool(RULE, [1n, 1n, 1n])).toMatchObject({ amounts: [334n, 333n, 333n], extra: new Set([0]), kept: 0n })
    expect(fillPool({ ...RULE, leftover: 'keep' }, [1n, 1n, 1n])).toMatchObject({
      amounts: [333n, 333n, 333n],
      kept: 1n,
    })
  })

  it('takes what raises some to the floor from the others, by their weights', () => {
    const filled = fillPool({ ...RULE, floor: 200n }, [1n, 4n, 5n])
    expect(filled).toMatchObject({ amounts: [200n, 356n, 444n], bounds: ['floor', null, null], shared: 800n })
  })

  it('gives what a cap cuts off to the others, as far as they are below it', () => {
    const filled = fillPool({ ...RULE, cap: 400n }, [1n, 2n, 7n])
    expect(filled).toMatchObject({ amounts: [200n, 400n, 400n], bounds: [null, 'cap', 'cap'], kept: 0n })
  })

  it('is refused where it cannot meet the floors, with what they need', () => {
    expect(() => fillPool({ ...RULE, floor: 334n }, [1n, 1n, 1n])).toThrow(
      expect.objectContaining({
        code: 'ALLOCATION_POOL_TOO_SMALL',
        values: { programme_id: 'pool', pool: '10.00', needed: '10.02', missing: '0.02', receivers: 3 },
      }),
    )
    expect(fillPool({ ...RULE, floor: 333n, pool: 999n }, [1n, 1n, 9n]).amounts).toEqual([333n, 333n, 333n])
  })

  it('keeps what is left when all are at the cap, or is refused for it', () => {
    expect(fillPool({ ...RULE, cap: 300n }, [1n, 1n, 1n])).toMatchObject({ amounts: [300n, 300n, 300n], kept: 100n })
    expect(() => fillPool({ ...RULE, cap: 300n, beyondCaps: 'refuse' }, [1n, 1n, 1n])).toThrow(
      expect.objectContaining({ code: 'ALLOCATION_POOL_BEYOND_CAPS' }),
    )
  })

  it('is used up to the fen within the bounds, and nobody at neither bound is a fen off his weight', () => {
    fc.assert(
      fc.property(anyRule, anyWeights, (rule, weights) => {
        const enough = (rule.floor ?? 0n) * BigInt(weights.length)
        const filled = fillPool({ ...rule, pool: rule.pool + enough }, weights)
        const sum = filled.amounts.reduce((all, amount) => all + amount, 0n)
        expect(sum + filled.kept).toBe(rule.pool + enough)
        for (const [index, amount] of filled.amounts.entries()) {
          const weight = weights[index] ?? 0n
          const bound = filled.bounds[index] ?? null
          if (rule.floor !== null) expect(amount >= rule.floor).toBe(true)
          if (rule.cap !== null) expect(amount <= rule.cap).toBe(true)
          if (bound !== null) continue
          const off = amount * filled.weights - filled.shared * weight
          expect(-filled.weights < off && off < filled.weights).toBe(true)
        }
        if (filled.kept > 0n && rule.leftover === 'largest_remainder')
          expect(weights.every((weight, index) => weight === 0n || filled.bounds[index] === 'cap')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('holds at a bound only those whose weight would carry them over it', () => {
    fc.assert(
      fc.property(anyRule, anyWeights, (rule, weights) => {
        const enough = (rule.floor ?? 0n) * BigInt(weights.length)
        const { bounds, shared, weights: free } = fillPool({ ...rule, pool: rule.pool + enough }, weights)
        if (free === 0n) return
        for (const [index, weight] of weights.entries()) {
          const byWeight = shared * weight
          if (bounds[index] === 'floor' && weight > 0n) expect(byWeight <= (rule.floor ?? 0n) * free).toBe(true)
          if (bounds[index] === 'cap') expect(byWeight >= (rule.cap ?? 0n) * free).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

const anyRule: fc.Arbitrary<PoolRule> = fc
  .record({
    pool: fc.bigInt({ min: 1n, max: 50_000n }),
    floor: fc.option(fc.bigInt({ min: 1n, max: 300n })),
    above: fc.option(fc.bigInt({ min: 0n, max: 2_000n })),
    leftover: fc.constantFrom('largest_remainder' as const, 'keep' as const),
  })
  .map(({ pool, floor, above, leftover }) => ({
    ...RULE,
    pool,
    floor,
    cap: above === null ? null : (floor ?? 1n) + above,
    leftover,
  }))

const anyWeights = fc
  .array(fc.oneof(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 1n, max: 100_000n })), {
    minLength: 1,
    maxLength: 25,
  })
  .filter((weights) => weights.some((weight) => weight > 0n))
