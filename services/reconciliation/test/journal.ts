import { createHash, randomUUID } from 'node:crypto'
import { type JournalPage, LEDGER_JOURNAL } from '@fundtrace/contracts'
import type { Fact } from './teller.ts'

export type JournalRecord = Readonly<{
  kind: string
  reference: string
  on: string
  entries: readonly (readonly [account: string, amount: string])[]
  document?: string
  /** Of a record that moves nothing. */
  isUnnumbered?: boolean
}>

/**
 * The ledger's journal of some funds in one shard, in blocks of one fund each: numbers, positions and heights follow each other. `spoil` changes a
 * page before it is told.
 */
export function makeJournal(shard = 17) {
  const numbers = new Map<string, number>()
  let [height, position] = [0, 0]
  const page = (
    fund: string,
    records: readonly JournalRecord[],
    spoil: (page: JournalPage) => JournalPage = (same) => same,
  ): Fact => {
    height += 1
    const data: JournalPage = {
      fund_id: fund,
      shard,
      height,
      block_hash: hashOf(shard, height),
      recorded_at: '2016-06-01T00:00:00.000Z',
      page: 1,
      pages: 1,
      records: records.map((record) => {
        position += 1
        const number = record.isUnnumbered === true ? null : (numbers.get(fund) ?? 0) + 1
        if (number !== null) numbers.set(fund, number)
        return {
          transaction_id: randomUUID(),
          position,
          number,
          kind: record.kind,
          reference: record.reference,
          effective_at: `${record.on}T00:00:00+08:00`,
          ...(record.document === undefined ? {} : { document_number: record.document }),
          entries: record.entries.map(([account, amount]) => ({ account, amount })),
        }
      }),
    }
    return { topic: LEDGER_JOURNAL, key: fund, type: 'JournalPage', data: spoil(data) }
  }
  return { page, head: () => ({ shard, height, position, head: hashOf(shard, height) }) }
}

export const hashOf = (shard: number, height: number): string =>
  createHash('sha256').update(`${shard} ${height}`).digest('hex')

/** Records as the ledger writes them, for payments borne by one funder. */
export const plan = (
  id: string,
  shares: Readonly<Record<string, string>>,
  total: string,
  on = '2016-01-01',
): JournalRecord => ({
  kind: 'plan',
  reference: `plan:${id}`,
  on,
  entries: [
    ...Object.entries(shares).map(([funder, amount]) => [`due:${funder}`, amount] as const),
    ['appropriation', `-${total}`],
  ],
})
export const arrival = (id: string, funder: string, amount: string, on: string): JournalRecord => ({
  kind: 'arrival',
  reference: `arrival:${id}`,
  on,
  entries: [
    [`cash:${funder}`, amount],
    [`due:${funder}`, `-${amount}`],
  ],
})
export const award = (id: string, beneficiary: string, amount: string, on: string): JournalRecord => ({
  kind: 'award',
  reference: `award:${id}`,
  on,
  entries: [
    ['appropriation', amount],
    [`awarded:${beneficiary}`, `-${amount}`],
  ],
})
export const release = (payment: string, beneficiary: string, amount: string, on: string): JournalRecord => ({
  kind: 'release',
  reference: `release:${payment}`,
  on,
  entries: [
    [`awarded:${beneficiary}`, amount],
    ['in-transit:batch', `-${amount}`],
  ],
})
export const settle = (payment: string, funder: string, amount: string, on: string): JournalRecord => ({
  kind: 'settle',
  reference: `settle:${payment}`,
  on,
  entries: [
    ['in-transit:batch', amount],
    [`cash:${funder}`, `-${amount}`],
  ],
})
export const giveBack = (payment: string, beneficiary: string, amount: string, on: string): JournalRecord => ({
  kind: 'return',
  reference: `return:${payment}`,
  on,
  entries: [
    ['in-transit:batch', amount],
    [`awarded:${beneficiary}`, `-${amount}`],
  ],
})
