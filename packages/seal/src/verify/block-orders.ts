import type { HashAlgorithm } from '../hash.ts'
import type { EntryFault, RecordEntries, TellFault } from './follow-entries.ts'

/**
 * What the second thread gets: records one behind the other, each one's book and its entries, ended by LF (nothing where it could not be read),
 * and how many of them are of which block.
 */
export type BlockOrder = Readonly<{
  bytes: Uint8Array
  lengths: Uint32Array
  books: Uint32Array
  entries: string
  parts: readonly OrderPart[]
}>
/** `isLast`: the block ends with these records; if not, the next part may go on with it. `shardRun` counts the shards as they come. */
export type OrderPart = Readonly<{
  block: number
  shardRun: number
  algorithm: HashAlgorithm
  records: number
  isLast: boolean
}>
/** What it answers: the roots of the blocks that ended, what is wrong with entries, and how many it has seen in all. */
export type BlockAnswer = Readonly<{
  roots: readonly (readonly [block: number, root: string])[]
  found: readonly FoundInRecord[]
  entries: number
}>
/** `record`: its place in the order. */
export type FoundInRecord = readonly [record: number, faults: readonly EntryFault[]]

export type PackedOrders = Readonly<{
  startBlock: (block: number, algorithm: HashAlgorithm, shardRun: number) => void
  add: (marked: Uint8Array, entries: RecordEntries | null) => void
  endBlock: () => void
  flush: () => void
}>

/** Copies the records together and sends them by the half megabyte, whatever the size of their blocks. `tells`: of each of its records. */
export function packOrders(send: (order: BlockOrder, tells: readonly (TellFault | null)[]) => void): PackedOrders {
  let order = emptyOrder()
  let used = 0
  let entries = ''
  let tells: (TellFault | null)[] = []
  let parts: { -readonly [Member in keyof OrderPart]: OrderPart[Member] }[] = []

  const flush = (): void => {
    if (parts.length === 0) return
    const last = parts.at(-1)
    const records = tells.length
    send(
      {
        bytes: order.bytes.subarray(0, used),
        lengths: order.lengths.subarray(0, records),
        books: order.books.subarray(0, records),
        entries,
        parts,
      },
      tells,
    )
    order = emptyOrder()
    used = 0
    entries = ''
    tells = []
    parts = last === undefined || last.isLast ? [] : [{ ...last, records: 0 }]
  }

  return {
    startBlock: (block, algorithm, shardRun) => {
      parts.push({ block, shardRun, algorithm, records: 0, isLast: false })
    },
    add: (marked, recordEntries) => {
      if (used + marked.length > order.bytes.length || tells.length === ORDER_RECORDS) {
        flush()
        if (marked.length > order.bytes.length) order.bytes = new Uint8Array(marked.length)
      }
      order.bytes.set(marked, used)
      used += marked.length
      order.lengths[tells.length] = marked.length
      order.books[tells.length] = recordEntries?.book ?? 0
      entries += recordEntries === null ? '\n' : `${recordEntries.entries}\n`
      tells.push(recordEntries?.tell ?? null)
      const part = parts.at(-1)
      if (part !== undefined) part.records += 1
    },
    endBlock: () => {
      const part = parts.at(-1)
      if (part !== undefined) part.isLast = true
    },
    flush,
  }
}

const ORDER_BYTES = 512 * 1024
const ORDER_RECORDS = 2_048

const emptyOrder = () => ({
  bytes: new Uint8Array(ORDER_BYTES),
  lengths: new Uint32Array(ORDER_RECORDS),
  books: new Uint32Array(ORDER_RECORDS),
})
