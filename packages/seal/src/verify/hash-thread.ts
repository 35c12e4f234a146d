import { parentPort } from 'node:worker_threads'
import { markedLeafHash } from '../hash.ts'
import { type GrowingTree, growMerkleTree } from '../merkle-tree.ts'
import type { HashAnswer, HashOrder } from './block-roots.ts'

/** A thread of its own: hashes the records that it gets and answers with the root of each block. Orders of a block come in order. */
let block = 0
let tree: GrowingTree | null = null

parentPort?.on('message', (order: HashOrder) => {
  if (tree === null || order.block !== block) tree = growMerkleTree(order.algorithm)
  block = order.block
  let start = 0
  for (const length of order.lengths) {
    tree.add(markedLeafHash(order.algorithm, order.bytes.subarray(start, start + length)))
    start += length
  }
  const answer: HashAnswer = { block, root: order.isLast ? tree.root().toString('hex') : null }
  parentPort?.postMessage(answer)
})
