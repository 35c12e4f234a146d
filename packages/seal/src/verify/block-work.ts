import { Worker } from 'node:worker_threads'
import { type HashAlgorithm, markedLeafHash } from '../hash.ts'
import { growMerkleTree } from '../merkle-tree.ts'
import { type BlockAnswer, packOrders } from './block-orders.ts'
import {
  type EntryBooks,
  type EntryBooksState,
  followEntries,
  type RecordEntries,
  type TellFault,
} from './follow-entries.ts'

/**
 * What may be told late about the records of blocks: their roots, and what is wrong with their entries. Both is half of the work, and nothing else
 * waits for it: after the first records, which a small archive never exceeds, it is left to a second thread.
 */
export type BlockWork = Readonly<{
  /** A block begins; of the one before it, if it was not ended, no root is told. `shardRun` counts the shards as they come. */
  start: (algorithm: HashAlgorithm, shardRun: number) => void
  /** A record behind 0x00, whose bytes may be used again at once; null where its entries could not be read. */
  add: (marked: Uint8Array, entries: RecordEntries | null) => void
  /** The block is whole: now or later, `tellRoot` learns its root in hex. */
  end: (tellRoot: (root: string) => void) => void
  /** Waits until the thread is not far behind, or has told everything. */
  keepUp: () => Promise<void>
  settle: () => Promise<void>
  /** How many entries were followed. */
  entries: () => number
  close: () => Promise<void>
}>

export function startBlockWork(ownRecordsMax = OWN_RECORDS_MAX): BlockWork {
  const books = followEntries()
  let ownRecords = 0
  let thread: BlockThread | null = null
  let current: OpenWork | null = null

  return {
    start: (algorithm, shardRun) => {
      if (thread === null && ownRecords > ownRecordsMax) thread = startThread(books.state())
      current = thread === null ? ownWork(algorithm, shardRun, books) : thread.startBlock(algorithm, shardRun)
    },
    add: (marked, entries) => {
      ownRecords += 1
      current?.add(marked, entries)
    },
    end: (tellRoot) => {
      current?.end(tellRoot)
      current = null
    },
    keepUp: () => thread?.keepUp() ?? Promise.resolve(),
    settle: () => thread?.settle() ?? Promise.resolve(),
    entries: () => books.count() + (thread?.entries() ?? 0),
    close: async () => {
      await thread?.close()
    },
  }
}

/** Some hundredths of a second of work: what starting a thread takes. */
const OWN_RECORDS_MAX = 2_000
const ORDERS_BEHIND_MAX = 8

type OpenWork = Pick<BlockWork, 'add' | 'end'>

function ownWork(algorithm: HashAlgorithm, shardRun: number, books: EntryBooks): OpenWork {
  const tree = growMerkleTree(algorithm)
  return {
    add: (marked, record) => {
      tree.add(markedLeafHash(algorithm, marked))
      if (record === null) return
      for (const { code, detail, account } of books.take(shardRun, record.book, record.entries))
        record.tell(code, detail, account)
    },
    end: (tellRoot) => tellRoot(tree.root().toString('hex')),
  }
}

type BlockThread = Readonly<{
  startBlock: (algorithm: HashAlgorithm, shardRun: number) => OpenWork
  keepUp: () => Promise<void>
  settle: () => Promise<void>
  entries: () => number
  close: () => Promise<void>
}>

function startThread(before: EntryBooksState): BlockThread {
  const worker = new Worker(new URL('block-thread.ts', import.meta.url))
  worker.postMessage(before)
  const waiting = new Map<number, (root: string) => void>()
  /** Of the orders on their way, the oldest first. */
  const tellsOf: (readonly (TellFault | null)[])[] = []
  let block = 0
  let entries = 0
  let failure: unknown = null
  let wake = (): void => undefined

  worker.on('message', (answer: BlockAnswer) => {
    const tells = tellsOf.shift()
    entries = answer.entries
    for (const [record, faults] of answer.found)
      for (const { code, detail, account } of faults) tells?.[record]?.(code, detail, account)
    for (const [number, root] of answer.roots) {
      waiting.get(number)?.(root)
      waiting.delete(number)
    }
    wake()
  })
  worker.on('error', (error) => {
    failure = error
    wake()
  })

  const orders = packOrders((order, tells) => {
    tellsOf.push(tells)
    worker.postMessage(order, [order.bytes.buffer, order.lengths.buffer, order.books.buffer] as ArrayBuffer[])
  })
  const waitFor = async (ordersMax: number): Promise<void> => {
    while (tellsOf.length > ordersMax && failure === null)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    if (failure !== null) throw failure
  }

  return {
    startBlock: (algorithm, shardRun) => {
      block += 1
      const number = block
      orders.startBlock(number, algorithm, shardRun)
      return {
        add: orders.add,
        end: (tellRoot) => {
          waiting.set(number, tellRoot)
          orders.endBlock()
        },
      }
    },
    keepUp: () => waitFor(ORDERS_BEHIND_MAX),
    settle: () => {
      orders.flush()
      return waitFor(0)
    },
    entries: () => entries,
    close: async () => {
      await worker.terminate()
    },
  }
}
