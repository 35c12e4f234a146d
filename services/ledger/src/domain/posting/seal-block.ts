import { type BlockHeader, blockHash, type HashAlgorithm, leafHash, merkleRoot } from '@fundtrace/seal'

/** Where a shard's chain of blocks ends; `head` is the hash of its last block, hex. */
export type ChainEnd = Readonly<{ shard: number; height: number; position: number; head: string }>

/** The block that comes next: the records' sealed texts in their order, under one root, chained to the block before. */
export function sealBlock(
  end: ChainEnd,
  algorithm: HashAlgorithm,
  recordedAt: string,
  records: readonly string[],
): Readonly<{ header: BlockHeader; hash: string }> {
  const leaves = records.map((record) => leafHash(algorithm, record))
  const header = {
    algorithm,
    first: end.position + 1,
    height: end.height + 1,
    last: end.position + records.length,
    previous: end.head,
    recorded_at: recordedAt,
    root: merkleRoot(algorithm, leaves).toString('hex'),
    shard: end.shard,
  }
  return { header, hash: blockHash(header) }
}
