import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fairShare } from './fair-share.ts'

describe('the part of each process', () => {
  it('adds up to all shards, and no two differ by more than one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 70 }), (members) => {
        const shares = members.map((member) => fairShare(members, member))
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(64)
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is the same in whatever order the processes are read', () => {
    expect(fairShare(['b', 'a', 'c'], 'a')).toBe(fairShare(['c', 'b', 'a'], 'a'))
  })

  it('is nothing for one that is not among them', () => {
    expect(fairShare(['a'], 'b')).toBe(0)
  })
})
