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

/** What the thread gets: records one behind the other, and whether their block ends with them. */
export type HashOrder = Readonly<{
  block: number
  algorithm: HashAlgorithm
  bytes: Uint8Array
  lengths: readonly number[]
  isLast: boolean
}>
/** What it answers to each order; the root where the block ended. */
export type HashAnswer = Readonly<{ block: number; root: string | null }>

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
    keepUp: () => thread?.keepUp(ORDERS_BEHIND_MAX) ?? Promise.resolve(),
    settle: () => thread?.keepUp(0) ?? Promise.resolve(),
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
  keepUp: (ordersMax: number) => Promise<void>
  close: () => Promise<void>
}>

function startThread(): HashThread {
  const worker = new Worker(new URL('hash-thread.ts', import.meta.url))
  const waiting = new Map<number, (root: string) => void>()
  let block = 0
  let orders = 0
  let failure: unknown = null
  let wake = (): void => undefined

  worker.on('message', (answer: HashAnswer) => {
    orders -= 1
    if (answer.root !== null) waiting.get(answer.block)?.(answer.root)
    if (answer.root !== null) waiting.delete(answer.block)
    wake()
  })
  worker.on('error', (error) => {
    failure = error
    wake()
  })

  const send = (order: HashOrder): void => {
    orders += 1
    worker.postMessage(order, [order.bytes.buffer as ArrayBuffer])
  }

  return {
    startBlock: (algorithm) => {
      block += 1
      return orderedRoot({ number: block, algorithm }, send, (number, tellRoot) => waiting.set(number, tellRoot))
    },
    keepUp: async (ordersMax) => {
      while (orders > ordersMax && failure === null)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (failure !== null) throw failure
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

/** Copies the records together and sends them off by the half megabyte. */
function orderedRoot(
  { number, algorithm }: Readonly<{ number: number; algorithm: HashAlgorithm }>,
  send: (order: HashOrder) => void,
  expect: (number: number, tellRoot: (root: string) => void) => void,
): RootOfBlock {
  let bytes = new Uint8Array(ORDER_BYTES)
  let lengths: number[] = []
  let used = 0
  const flush = (isLast: boolean): void => {
    send({ block: number, algorithm, bytes: bytes.subarray(0, used), lengths, isLast })
    bytes = new Uint8Array(isLast ? 0 : ORDER_BYTES)
    lengths = []
    used = 0
  }

  return {
    add: (marked) => {
      if (used + marked.length > bytes.length) {
        flush(false)
        if (marked.length > bytes.length) bytes = new Uint8Array(marked.length)
      }
      bytes.set(marked, used)
      used += marked.length
      lengths.push(marked.length)
    },
    end: (tellRoot) => {
      expect(number, tellRoot)
      flush(true)
    },
  }
}

const ORDER_BYTES = 512 * 1024
