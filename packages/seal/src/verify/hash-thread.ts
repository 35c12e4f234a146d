import { parentPort } from 'node:worker_threads'
import { markedLeafHash } from '../hash.ts'
import { type GrowingTree, growMerkleTree } from '../merkle-tree.ts'
import type { HashAnswer, HashOrder } from './block-roots.ts'

/** A thread of its own: hashes the records that it is sent, in order, and answers each order with the roots of the blocks that ended. */
let block = 0
let tree: GrowingTree | null = null

parentPort?.on('message', ({ bytes, lengths, parts }: HashOrder) => {
  const roots: (readonly [number, string])[] = []
  let record = 0
  let start = 0
  for (const part of parts) {
    if (tree === null || part.block !== block) tree = growMerkleTree(part.algorithm)
    block = part.block
    for (const end = record + part.records; record < end; record += 1) {
      const length = lengths[record] ?? 0
      tree.add(markedLeafHash(part.algorithm, bytes.subarray(start, start + length)))
      start += length
    }
    if (part.isLast) roots.push([block, tree.root().toString('hex')])
  }
  const answer: HashAnswer = { roots }
  parentPort?.postMessage(answer)
})
