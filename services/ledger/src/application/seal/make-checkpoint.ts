import { createPublicKey } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import {
  blockHash,
  checkpointHash,
  firstKeyRecord,
  type HashAlgorithm,
  isCheckpointSignedBy,
  type KeyRecord,
  nextCheckpointBody,
  type ShardHead,
  type SignedCheckpoint,
  type Signer,
  signCheckpoint,
  ZERO_HASH,
} from '@fundtrace/seal'
import {
  findLastCheckpoint,
  insertCheckpoint,
  lockCheckpoints,
  readHeads,
} from '../../adapters/postgres/checkpoint-repository.ts'
import { findBlocksAt, streamBlocks } from '../../adapters/postgres/sealed-blocks.ts'
import { insertSigningKey, listSigningKeys } from '../../adapters/postgres/signing-key-repository.ts'
import { chainBroken, publishedAhead, signedCheckpointAltered, signingKeyOther } from '../../domain/seal-errors.ts'

/** The ledger's keys: the one that signs, and the one that it may be rotated to. A key management service is another `Signer`. */
export type SealKeys = Readonly<{ current: Signer; next: Signer | null }>

export type CheckpointParts = Readonly<{
  keys: SealKeys
  algorithm: HashAlgorithm
  /** The number of the last checkpoint that is known outside; 0 where nobody can say. */
  lastPublished: () => Promise<number>
}>

/** Whether one is wanted now; else none is made, and the answer is null. */
export type WhenWanted = (last: SignedCheckpoint | undefined, heads: readonly ShardHead[], now: Date) => boolean

/**
 * Signs the heads of all shards, one checkpoint at a time over all processes. Before that it reads every block since the last checkpoint
 * and refuses to sign where one does not follow from the other (LEDGER_CHAIN_BROKEN), where the last checkpoint is not what was signed, or
 * where more was published than the ledger knows. Its cost follows the blocks since the last checkpoint.
 *
 * The caller's transaction is READ COMMITTED: what comes after the lock sees what the holder before wrote. The heads come from one statement
 * and so from one moment, and blocks are never changed once they are there.
 */
export async function makeCheckpoint(
  trx: Transaction,
  { keys, algorithm, lastPublished }: CheckpointParts,
  isWanted: WhenWanted = () => true,
): Promise<SignedCheckpoint | null> {
  await lockCheckpoints(trx)
  const last = await findLastCheckpoint(trx)
  const { heads, readAt } = await readHeads(trx)
  if (!isWanted(last, heads, readAt)) return null

  const published = await lastPublished()
  const lastNumber = last?.body.number ?? 0
  if (published > lastNumber) throw publishedAhead(published, lastNumber)
  const recorded = await recordedKeys(trx, keys)
  if (last !== undefined) refuseAltered(last, recorded)
  const signedHeads = last?.body.shards ?? heads.map(({ shard }) => noBlock(shard))
  await refuseRewritten(trx, signedHeads)
  for (const head of heads) await refuseBroken(trx, signedHeads[head.shard] ?? noBlock(head.shard), head)

  const signer = signerOf(recorded, keys)
  const body = nextCheckpointBody(last ?? null, {
    algorithm,
    keyId: signer.keyId,
    // Another process's clock, or a clock set back, does not make the ledger's time go back.
    madeAt: last !== undefined && last.body.made_at > readAt.toISOString() ? last.body.made_at : readAt.toISOString(),
    shards: heads,
  })
  const signed = await signCheckpoint(body, signer)
  await insertCheckpoint(trx, signed)
  return signed
}

/** The signer of the key that is in force. Throws LEDGER_SIGNING_KEY_OTHER where this process was not given it. */
export function signerOf(recorded: readonly KeyRecord[], { current, next }: SealKeys): Signer {
  const inForce = recorded.at(-1)?.body.key_id ?? current.keyId
  const given = [current, ...(next === null ? [] : [next])]
  const signer = given.find(({ keyId }) => keyId === inForce)
  if (signer === undefined)
    throw signingKeyOther(
      given.map(({ keyId }) => keyId),
      inForce,
    )
  return signer
}

/** The first key of a ledger vouches for itself. */
async function recordedKeys(trx: Transaction, keys: SealKeys): Promise<readonly KeyRecord[]> {
  const recorded = await listSigningKeys(trx)
  if (recorded.length > 0) return recorded
  const first = await firstKeyRecord(keys.current)
  await insertSigningKey(trx, first)
  return [first]
}

function refuseAltered(last: SignedCheckpoint, recorded: readonly KeyRecord[]): void {
  const { body, hash } = last
  if (checkpointHash(body) !== hash) throw signedCheckpointAltered(body.number, 'does not have its own hash')
  const record = recorded.find((known) => known.body.key_id === body.key_id)
  if (record === undefined || !isCheckpointSignedBy(last, publicKeyOf(record)))
    throw signedCheckpointAltered(body.number, `is not signed by ${body.key_id}`)
}

export const publicKeyOf = ({ body }: KeyRecord): ReturnType<typeof createPublicKey> =>
  createPublicKey({ key: Buffer.from(body.public_key, 'base64'), format: 'der', type: 'spki' })

/** The blocks that were signed last are still what was signed. */
async function refuseRewritten(trx: Transaction, signedHeads: readonly ShardHead[]): Promise<void> {
  const wanted = signedHeads.filter(({ height }) => height > 0)
  const blocks = new Map((await findBlocksAt(trx, wanted)).map((block) => [block.header.shard, block]))
  for (const { shard, height, head } of wanted) {
    const block = blocks.get(shard)
    if (block === undefined) throw chainBroken(shard, height, 'is not there any more')
    if (block.hash !== head || blockHash(block.header) !== head)
      throw chainBroken(shard, height, 'is not the one that was signed')
  }
}

/** Every block from the signed head to the present one is there and names the one before it. */
async function refuseBroken(trx: Transaction, from: ShardHead, to: ShardHead): Promise<void> {
  let { head, height, position } = from
  const range = { shard: from.shard, afterHeight: from.height, toHeight: to.height }
  const following = to.height > from.height ? streamBlocks(trx, range) : []
  for await (const { header, hash } of following) {
    if (header.height !== height + 1) throw chainBroken(from.shard, height + 1, 'is missing')
    if (blockHash(header) !== hash) throw chainBroken(from.shard, header.height, 'does not have its own hash')
    if (header.previous !== head || header.first !== position + 1)
      throw chainBroken(from.shard, header.height, 'does not follow from the one before it')
    head = hash
    height = header.height
    position = header.last
  }
  if (head !== to.head || height !== to.height || position !== to.position)
    throw chainBroken(from.shard, Math.max(from.height, to.height), 'is not where the shard ends')
}

const noBlock = (shard: number): ShardHead => ({ head: ZERO_HASH, height: 0, position: 0, shard })
