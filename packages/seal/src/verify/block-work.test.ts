import { describe, expect, it } from 'vitest'
import { leafHash, merkleRoot } from '../seal.ts'
import { type BlockWork, startBlockWork } from './block-work.ts'

const RECORDS = ['省财政', '', 'x'.repeat(600_000), '市财政', 'a', 'b', 'c']
const WAYS = [
  ['alone', 1_000_000],
  ['with the second thread from the second block on', 0],
] as const
const rootOf = (records: readonly string[]): string =>
  merkleRoot(
    'sha256',
    records.map((record) => leafHash('sha256', record)),
  ).toString('hex')
const bytesOf = (record: string): Buffer => Buffer.from(`\u0000${record}`)

describe.each(WAYS)('the work on blocks, %s', (_, ownRecordsMax) => {
  const working = async (work: (on: BlockWork) => Promise<void>): Promise<number> => {
    const on = startBlockWork(ownRecordsMax)
    try {
      await work(on)
      await on.settle()
      return on.entries()
    } finally {
      await on.close()
    }
  }

  it('tells the root of each block that was ended', async () => {
    const told: (readonly [number, string])[] = []
    const blocks = [RECORDS.slice(0, 2), RECORDS, RECORDS.slice(4), RECORDS.toReversed()]
    await working(async (on) => {
      for (const [block, records] of blocks.entries()) {
        on.start('sha256', 1)
        for (const record of records) on.add(bytesOf(record), null)
        if (block !== 2) on.end((root) => told.push([block, root]))
        await on.keepUp()
      }
    })
    expect(told).toEqual([0, 1, 3].map((block) => [block, rootOf(blocks[block] ?? [])]))
  })

  it('tells what is wrong with entries, each by its record, in every book and shard', async () => {
    const told: string[] = []
    const entries = await working(async (on) => {
      const add = (name: string, book: number, text: string): void =>
        on.add(bytesOf(name), {
          book,
          entries: text,
          tell: (code, detail, account) => told.push(`${name} ${code} ${account ?? detail}`),
        })
      on.start('sha256', 1)
      add('first', 0, moved('"省\\"财政"', 1, 1))
      add('of another book', 1, moved('"省\\"财政"', 1, 1))
      on.end(() => undefined)
      for (let line = 2; line <= 5_000; line += 1) {
        on.start('sha256', 1)
        on.add(bytesOf('unreadable'), null)
        // 4,000 says one more than it should, and nothing goes on from it.
        add(`line ${line}`, 0, moved('"省\\"财政"', line, line === 4_000 ? line + 1 : line))
        on.end(() => undefined)
        await on.keepUp()
      }
      on.start('sha256', 2)
      add('of another shard', 0, moved('"省\\"财政"', 1, 1))
      add('that goes on from another shard', 1, moved('"省\\"财政"', 2, 2))
      add('that does not add up', 0, '[{"account":"x","amount":"0.01","balance_after":"0.01","line":1}]')
      add('without entries', 0, '[]')
      on.end(() => undefined)
    })
    expect(told).toEqual([
      'line 4000 ACCOUNT_BALANCE_WRONG "省\\"财政"',
      'that goes on from another shard ACCOUNT_LINE_WRONG "省\\"财政"',
      'that goes on from another shard ACCOUNT_LINE_WRONG "to"',
      'that does not add up ENTRIES_UNBALANCED Its entries add up to 0.01.',
    ])
    expect(entries).toBe(2 * (2 + 4_999 + 2) + 1)
  })
})

/** 0.01 to an account and from "to", which has as many lines and as much less. */
const moved = (account: string, line: number, balance: number): string =>
  `[{"account":${account},"amount":"0.01","balance_after":"${yuan(balance)}","line":${line}},{"account":"to","amount":"-0.01","balance_after":"-${yuan(line)}","line":${line}}]`

const yuan = (fen: number): string => {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
