import { Worker } from 'node:worker_threads'
import { type HashAlgorithm, markedLeafHash } from '../hash.ts'
import { growMerkleTree } from '../merkle-tree.ts'

/**
 * The roots over the records of each block. Hashing is a quarter of the work and needs nothing but bytes: after the first records, which a
 * small archive never exceeds, it is left to a second thread.
 */
export type BlockRoots = Readonly<{
  /** A block begins; the one before it, if it was not ended, is forgotten. */
  start: (algorithm: HashAlgorithm) => void
  /** A record behind 0x00. The bytes may be used again at once. */
  add: (marked: Uint8Array) => void
  /** The block is whole: now or later, `tellRoot` learns its root in hex. */
  end: (tellRoot: (root: string) => void) => void
  /** Waits until the thread is not far behind, or has told everything. */
  keepUp: () => Promise<void>
  settle: () => Promise<void>
  close: () => Promise<void>
}>

/** What the thread gets: records one behind the other, and how many of them are of which block. */
export type HashOrder = Readonly<{ bytes: Uint8Array; lengths: readonly number[]; parts: readonly OrderPart[] }>
/** `isLast`: the block ends with these records; if not, the next part may go on with it. */
export type OrderPart = Readonly<{ block: number; algorithm: HashAlgorithm; records: number; isLast: boolean }>
/** What it answers to an order: the roots of the blocks that ended. */
export type HashAnswer = Readonly<{ roots: readonly (readonly [block: number, root: string])[] }>

export function makeBlockRoots(ownRecordsMax = OWN_RECORDS_MAX): BlockRoots {
  let ownRecords = 0
  let thread: HashThread | null = null
  let current: RootOfBlock | null = null

  return {
    start: (algorithm) => {
      if (thread === null && ownRecords > ownRecordsMax) thread = startThread()
      current = thread === null ? ownRoot(algorithm) : thread.startBlock(algorithm)
    },
    add: (marked) => {
      ownRecords += 1
      current?.add(marked)
    },
    end: (tellRoot) => {
      current?.end(tellRoot)
      current = null
    },
    keepUp: () => thread?.keepUp() ?? Promise.resolve(),
    settle: () => thread?.settle() ?? Promise.resolve(),
    close: async () => {
      await thread?.close()
    },
  }
}

/** Some hundredths of a second of work: what starting a thread takes. */
const OWN_RECORDS_MAX = 2_000
const ORDERS_BEHIND_MAX = 8

type RootOfBlock = Readonly<{ add: (marked: Uint8Array) => void; end: (tellRoot: (root: string) => void) => void }>

function ownRoot(algorithm: HashAlgorithm): RootOfBlock {
  const tree = growMerkleTree(algorithm)
  return {
    add: (marked) => tree.add(markedLeafHash(algorithm, marked)),
    end: (tellRoot) => tellRoot(tree.root().toString('hex')),
  }
}

type HashThread = Readonly<{
  startBlock: (algorithm: HashAlgorithm) => RootOfBlock
  keepUp: () => Promise<void>
  settle: () => Promise<void>
  close: () => Promise<void>
}>

function startThread(): HashThread {
  const worker = new Worker(new URL('hash-thread.ts', import.meta.url))
  const waiting = new Map<number, (root: string) => void>()
  let block = 0
  let ordersBehind = 0
  let failure: unknown = null
  let wake = (): void => undefined

  worker.on('message', ({ roots }: HashAnswer) => {
    ordersBehind -= 1
    for (const [number, root] of roots) {
      waiting.get(number)?.(root)
      waiting.delete(number)
    }
    wake()
  })
  worker.on('error', (error) => {
    failure = error
    wake()
  })

  const orders = packOrders((order) => {
    ordersBehind += 1
    worker.postMessage(order, [order.bytes.buffer as ArrayBuffer])
  })
  const waitFor = async (ordersMax: number): Promise<void> => {
    while (ordersBehind > ordersMax && failure === null)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    if (failure !== null) throw failure
  }

  return {
    startBlock: (algorithm) => {
      block += 1
      const number = block
      orders.startBlock(number, algorithm)
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
    close: async () => {
      await worker.terminate()
    },
  }
}

type PackedOrders = Readonly<{
  startBlock: (block: number, algorithm: HashAlgorithm) => void
  add: (marked: Uint8Array) => void
  endBlock: () => void
  flush: () => void
}>

/** Copies the records together and sends them by the half megabyte, whatever the size of their blocks. */
function packOrders(send: (order: HashOrder) => void): PackedOrders {
  let bytes = new Uint8Array(ORDER_BYTES)
  let used = 0
  let lengths: number[] = []
  let parts: { -readonly [Member in keyof OrderPart]: OrderPart[Member] }[] = []

  const flush = (): void => {
    if (parts.length === 0) return
    const last = parts.at(-1)
    send({ bytes: bytes.subarray(0, used), lengths, parts })
    bytes = new Uint8Array(ORDER_BYTES)
    used = 0
    lengths = []
    parts = last === undefined || last.isLast ? [] : [{ ...last, records: 0 }]
  }

  return {
    startBlock: (block, algorithm) => {
      parts.push({ block, algorithm, records: 0, isLast: false })
    },
    add: (marked) => {
      if (used + marked.length > bytes.length) {
        flush()
        if (marked.length > bytes.length) bytes = new Uint8Array(marked.length)
      }
      bytes.set(marked, used)
      used += marked.length
      lengths.push(marked.length)
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
