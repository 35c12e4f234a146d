import { canonicalJson } from './canonical-json.ts'
import { ALGORITHM, COUNT, HASH, INSTANT, objectOf, SHARD } from './grammar.ts'
import { type HashAlgorithm, hexHash } from './hash.ts'

/** Records of one shard that were committed together, sealed under one root and chained to the block before. */
export type BlockHeader = Readonly<{
  algorithm: HashAlgorithm
  /** Position of its first record in the shard. */
  first: number
  /** Counts the shard's blocks from 1. */
  height: number
  /** Position of its last record. */
  last: number
  /** Hash of the block before; ZERO_HASH for height 1. */
  previous: string
  recorded_at: string
  /** Merkle root over the leaf hashes of its records, hex. */
  root: string
  shard: number
}>

/** Hex of the hash over the header's canonical JSON: the next block's `previous`, a checkpoint's `head`. */
export const blockHash = (header: BlockHeader): string => hexHash(header.algorithm, canonicalJson(header))

export const BLOCK_HEADER = objectOf({
  algorithm: ALGORITHM,
  first: COUNT,
  height: COUNT,
  last: COUNT,
  previous: HASH,
  recorded_at: INSTANT,
  root: HASH,
  shard: SHARD,
})
