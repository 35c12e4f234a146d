import { parentPort } from 'node:worker_threads'
import { markedLeafHash } from '../hash.ts'
import { type GrowingTree, growMerkleTree } from '../merkle-tree.ts'
import type { BlockAnswer, BlockOrder, FoundInRecord } from './block-orders.ts'
import { type EntryBooks, type EntryBooksState, followEntries } from './follow-entries.ts'

/**
 * A thread of its own: hashes the records that it is sent and follows their entries, in order. Answers each order with the roots of the blocks
 * that ended and with what is wrong. First comes how far the entries were followed before.
 */
let books: EntryBooks | null = null
let block = 0
let tree: GrowingTree | null = null

parentPort?.on('message', (message: EntryBooksState | BlockOrder) => {
  if (books === null) books = followEntries(message as EntryBooksState)
  else parentPort?.postMessage(work(books, message as BlockOrder))
})

function work(entryBooks: EntryBooks, { bytes, lengths, books: bookOf, entries, parts }: BlockOrder): BlockAnswer {
  const roots: (readonly [number, string])[] = []
  const found: FoundInRecord[] = []
  let record = 0
  let start = 0
  let entriesStart = 0
  for (const part of parts) {
    if (tree === null || part.block !== block) tree = growMerkleTree(part.algorithm)
    block = part.block
    for (const end = record + part.records; record < end; record += 1) {
      const length = lengths[record] ?? 0
      tree.add(markedLeafHash(part.algorithm, bytes.subarray(start, start + length)))
      start += length
      const entriesEnd = entries.indexOf('\n', entriesStart)
      if (entriesEnd > entriesStart) {
        const faults = entryBooks.take(part.shardRun, bookOf[record] ?? 0, entries.slice(entriesStart, entriesEnd))
        if (faults.length > 0) found.push([record, faults])
      }
      entriesStart = entriesEnd + 1
    }
    if (part.isLast) roots.push([block, tree.root().toString('hex')])
  }
  return { roots, found, entries: entryBooks.count() }
}
