import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partitionOf } from './partition.ts'

describe('partitionOf', () => {
  it('is fixed for ever: another partition for an old key would break the order of its events', () => {
    expect(
      ['shanwei-2016', 'foshan-2016', 'qingcheng-villages-2016', '清城'].map((key) => partitionOf(key, 8)),
    ).toEqual([5, 7, 7, 2])
  })

  it('lies within the partitions', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
        const partition = partitionOf(key, partitions)
        expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true)
      }),
    )
  })

  it('spreads many keys over all of them', () => {
    const counts = new Map<number, number>()
    for (let fund = 0; fund < 8_000; fund += 1) {
      const partition = partitionOf(`fund-${fund}`, 8)
      counts.set(partition, (counts.get(partition) ?? 0) + 1)
    }
    expect([...counts.values()].filter((count) => count > 800 && count < 1_200)).toHaveLength(8)
  })
})
