import { describe, expect, it } from 'vitest'
import { leafHash, merkleRoot } from '../seal.ts'
import { makeBlockRoots } from './block-roots.ts'

const RECORDS = ['省财政', '', 'x'.repeat(600_000), '市财政', 'a', 'b', 'c']
const rootOf = (records: readonly string[]): string =>
  merkleRoot(
    'sha256',
    records.map((record) => leafHash('sha256', record)),
  ).toString('hex')

describe('makeBlockRoots', () => {
  it.each([
    ['alone', 1_000],
    ['with the second thread from the second block on', 0],
  ])('tells the root of each block that was ended, %s', { timeout: 30_000 }, async (_, ownRecordsMax) => {
    const roots = makeBlockRoots(ownRecordsMax)
    const told: (readonly [number, string])[] = []
    const blocks = [RECORDS.slice(0, 2), RECORDS, RECORDS.slice(4), RECORDS.toReversed()]
    for (const [block, records] of blocks.entries()) {
      roots.start('sha256')
      for (const record of records) roots.add(Buffer.from(`\u0000${record}`))
      if (block !== 2) roots.end((root) => told.push([block, root]))
      await roots.keepUp()
    }
    await roots.settle()
    await roots.close()
    expect(told).toEqual([0, 1, 3].map((block) => [block, rootOf(blocks[block] ?? [])]))
  })
})
