import { emptyHash, type HashAlgorithm, innerHash } from './hash.ts'

/**
 * The root of RFC 6962, 2.1, over leaves that are leaf hashes already: split at the largest power of two below n.
 * One inner hash less than there are leaves, and nothing else that costs.
 */
export function merkleRoot(algorithm: HashAlgorithm, leaves: readonly Buffer[]): Buffer {
  const tree = growMerkleTree(algorithm)
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/** The same root with log2(n) hashes in memory, for leaves that come one by one. */
export type GrowingTree = Readonly<{ add: (leaf: Buffer) => void; root: () => Buffer }>

export function growMerkleTree(algorithm: HashAlgorithm): GrowingTree {
  // Roots of the full subtrees, the largest first: one for each bit that is set in the number of leaves.
  const subtrees: Buffer[] = []
  let size = 0

  return {
    add: (leaf) => {
      let node = leaf
      for (let full = size; full % 2 === 1; full = (full - 1) / 2) {
        const left = subtrees.pop()
        if (left !== undefined) node = innerHash(algorithm, left, node)
      }
      subtrees.push(node)
      size += 1
    },
    root: () => {
      const smallest = subtrees.at(-1)
      if (smallest === undefined) return emptyHash(algorithm)
      let node = smallest
      for (const left of subtrees.slice(0, -1).toReversed()) node = innerHash(algorithm, left, node)
      return node
    },
  }
}
