import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { SEQUENCE_AND_SEAL, type SequenceFact } from './sequence-and-seal.ts'

const head = {
  what: 'head',
  fund: 'f',
  shard: 3,
  checkpoint: '7',
  height: '12',
  hash: 'aa',
  position: '40',
  found: 'aa',
  found_position: '40',
} as const
const words = async (fact: SequenceFact) => (await judgeAll(SEQUENCE_AND_SEAL, [fact])).map(breakInWords)

describe('sequence and seal', () => {
  it('are whole where the chain of our copies leads to the checkpoint', async () => {
    expect(await words(head)).toEqual([])
  })

  it.each([
    [{ ...head, found: 'bb' }, 'seal_broken/head head:3:12 0.00'],
    [{ ...head, found_position: '39' }, 'seal_broken/head head:3:12 0.00'],
    [{ ...head, found: null, found_position: null }, 'sequence_gap/head head:3:12 0.00'],
    [
      { what: 'number_twice', fund: 'f', number: '4', same: true, records: ['a', 'a'] },
      'duplicate/number_twice number_twice:f:4 0.00',
    ],
    [
      { what: 'given_up', fund: 'f', consumer: 'c', first: '2', last: '3', reason: 'r', by: 'o' },
      'sequence_gap/given_up given_up:f:c:2 0.00',
    ],
    [
      { what: 'records_missing', fund: 'f', shard: 3, height: '2', expected: '5', found: '4' },
      'sequence_gap/records_missing records_missing:3:2 0.00',
    ],
    [
      { what: 'checkpoint_forked', number: '7', hashes: ['a', 'b'] },
      'seal_broken/checkpoint_forked checkpoint_forked:7 0.00',
    ],
    [
      { what: 'topics_differ', fund: 'f', number: '1', transaction: 't', journal: '1.00', answered: '1.01' },
      'seal_broken/topics_differ topics_differ:f:1 0.00',
    ],
    [
      {
        what: 'awards_incomplete',
        fund: 'f',
        run: 'r',
        told: { pages: 2, count: 3, total: '3.00' },
        found: { pages: 1, count: 2, total: '2.00' },
      },
      'sequence_gap/awards_incomplete awards_incomplete:f:r 0.00',
    ],
  ] satisfies [SequenceFact, string][])('are broken by %j', async (fact, expected) => {
    expect(await words(fact)).toEqual([expected])
  })
})
