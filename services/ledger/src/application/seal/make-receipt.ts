import type { Database } from '@fundtrace/database'
import { type BlockHeader, type KeyRecord, leafHash, proveInclusion, type SignedCheckpoint } from '@fundtrace/seal'
import { findCheckpointOver, findLastCheckpoint } from '../../adapters/postgres/checkpoint-repository.ts'
import { findBlockAt, streamBlocks } from '../../adapters/postgres/sealed-blocks.ts'
import { readSealedRecords } from '../../adapters/postgres/sealed-content.ts'
import { listSigningKeys } from '../../adapters/postgres/signing-key-repository.ts'
import { findRecordPlace } from '../../adapters/postgres/record-place.ts'
import { recordUncovered, transactionUnknown } from '../../domain/seal-errors.ts'

/** One transaction, provable alone: its block's root, the blocks up to a signed head, and the signature over it. */
export type InclusionReceipt = Readonly<{
  format: 'fundtrace-receipt/1'
  record: string
  /** Hex, the nearest sibling first. */
  proof: string[]
  blocks: BlockHeader[]
  checkpoint: SignedCheckpoint
  keys: KeyRecord[]
}>

/**
 * Of the first checkpoint that covers the transaction: its length follows the blocks that the shard had between two checkpoints.
 * Throws LEDGER_TRANSACTION_UNKNOWN, LEDGER_RECEIPT_NOT_SIGNED_YET.
 */
export async function makeReceipt(db: Database, fundId: string, transactionId: string): Promise<InclusionReceipt> {
  const place = await findRecordPlace(db, fundId, transactionId)
  if (place === undefined) throw transactionUnknown(fundId, transactionId)
  const { shard, position } = place
  const block = await findBlockAt(db, shard, position)
  const checkpoint = block && (await findCheckpointOver(db, shard, block.header.height))
  const signedHead = checkpoint?.body.shards[shard]
  if (block === undefined || checkpoint === undefined || signedHead === undefined)
    throw recordUncovered(transactionId, (await findLastCheckpoint(db))?.body.number ?? 0)

  const { header } = block
  const records = await readSealedRecords(db, { shard, first: header.first, last: header.last })
  const leaves = records.map((record) => leafHash(header.algorithm, record))
  const index = position - header.first
  const blocks: BlockHeader[] = []
  for await (const following of streamBlocks(db, {
    shard,
    afterHeight: header.height - 1,
    toHeight: signedHead.height,
  }))
    blocks.push(following.header)
  return {
    format: 'fundtrace-receipt/1',
    record: records[index] ?? '',
    proof: proveInclusion(header.algorithm, leaves, index).map((hash) => hash.toString('hex')),
    blocks,
    checkpoint,
    keys: (await listSigningKeys(db)).filter(({ body }) => body.since <= checkpoint.body.number),
  }
}
