import { type HashAlgorithm, innerHash } from './hash.ts'
import { merkleRoot } from './merkle-tree.ts'

/**
 * What a leaf needs to prove alone that it is in the tree: the siblings on its way to the root, the nearest first (RFC 6962, 2.1.1).
 * `index` counts from 0.
 */
export function proveInclusion(algorithm: HashAlgorithm, leaves: readonly Buffer[], index: number): readonly Buffer[] {
  if (leaves.length <= 1) return []
  const left = largestPowerOfTwoBelow(leaves.length)
  const [own, sibling, place] =
    index < left
      ? [leaves.slice(0, left), leaves.slice(left), index]
      : [leaves.slice(left), leaves.slice(0, left), index - left]
  return [...proveInclusion(algorithm, own, place), merkleRoot(algorithm, sibling)]
}

export type Inclusion = Readonly<{
  leaf: Buffer
  /** From 0. */
  index: number
  /** Of the whole tree. */
  size: number
  proof: readonly Buffer[]
  root: Buffer
}>

/** RFC 9162, 2.1.3.2. A proof too short or too long, or for another place, proves nothing. */
export function verifyInclusion(algorithm: HashAlgorithm, { leaf, index, size, proof, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let place = index
  let lastPlace = size - 1
  let node = leaf
  for (const sibling of proof) {
    if (lastPlace === 0) return false
    if (place % 2 === 1 || place === lastPlace) {
      node = innerHash(algorithm, sibling, node)
      while (place % 2 === 0 && place !== 0) [place, lastPlace] = [half(place), half(lastPlace)]
    } else {
      node = innerHash(algorithm, node, sibling)
    }
    ;[place, lastPlace] = [half(place), half(lastPlace)]
  }
  return lastPlace === 0 && node.equals(root)
}

/** Of any size: a tree may have more leaves than 32 bits count. */
const half = (place: number): number => Math.floor(place / 2)

function largestPowerOfTwoBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
