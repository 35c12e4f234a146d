import type { KeyObject } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import {
  ALGORITHM,
  BASE64,
  COUNT,
  COUNT_OR_ZERO,
  HASH,
  INSTANT,
  KEY_ID,
  objectOf,
  SHARD,
  SHARDS,
  timesOf,
} from './grammar.ts'
import { type HashAlgorithm, hexHash, leafHash, ZERO_HASH } from './hash.ts'
import { merkleRoot } from './merkle-tree.ts'
import { headsIncomplete } from './seal-problems.ts'
import { isSignedBy, type Signer } from './signer.ts'

/** Where a shard's chain ended. Height and position are 0 and the head is ZERO_HASH while it has no block. */
export type ShardHead = Readonly<{ head: string; height: number; position: number; shard: number }>

export type CheckpointBody = Readonly<{
  algorithm: HashAlgorithm
  key_id: string
  made_at: string
  /** Counts the ledger's checkpoints from 1. */
  number: number
  /** Hash of the checkpoint before; ZERO_HASH for the first. */
  previous: string
  /** Merkle root over the canonical JSON of all 64 heads, hex. */
  root: string
  /** All shards in order. */
  shards: readonly ShardHead[]
}>

/** What is handed to somebody outside: it proves all that was recorded until then. */
export type SignedCheckpoint = Readonly<{ body: CheckpointBody; hash: string; signature: string }>

/** `before` is the last checkpoint, or null for the first. Throws SEAL_HEADS_INCOMPLETE unless all 64 shards are there in order. */
export function nextCheckpointBody(
  before: SignedCheckpoint | null,
  {
    algorithm,
    keyId,
    madeAt,
    shards,
  }: Readonly<{ algorithm: HashAlgorithm; keyId: string; madeAt: string; shards: readonly ShardHead[] }>,
): CheckpointBody {
  if (shards.length !== SHARDS || shards.some(({ shard }, index) => shard !== index))
    throw headsIncomplete(shards.length)

  return {
    algorithm,
    key_id: keyId,
    made_at: madeAt,
    number: before === null ? 1 : before.body.number + 1,
    previous: before === null ? ZERO_HASH : before.hash,
    root: headsRoot(algorithm, shards),
    shards: shards.map(({ head, height, position, shard }) => ({ head, height, position, shard })),
  }
}

/** Hex of the Merkle root over all heads: one head can be proven alone. */
export const headsRoot = (algorithm: HashAlgorithm, shards: readonly ShardHead[]): string =>
  merkleRoot(
    algorithm,
    shards.map((head) => leafHash(algorithm, headText(head))),
  ).toString('hex')

/** Its canonical JSON, written out: a checkpoint has 64 of them. */
const headText = ({ head, height, position, shard }: ShardHead): string =>
  `{"head":"${head}","height":${height},"position":${position},"shard":${shard}}`

/** Hex of the hash over the canonical body: the next checkpoint's `previous`. */
export const checkpointHash = (body: CheckpointBody): string => hexHash(body.algorithm, canonicalJson(body))

export async function signCheckpoint(body: CheckpointBody, signer: Signer): Promise<SignedCheckpoint> {
  const signature = await signer.sign(Buffer.from(canonicalJson(body)))
  return { body, hash: checkpointHash(body), signature: signature.toString('base64') }
}

export const isCheckpointSignedBy = ({ body, signature }: SignedCheckpoint, publicKey: KeyObject): boolean =>
  isSignedBy(publicKey, Buffer.from(canonicalJson(body)), signature)

export const SIGNED_CHECKPOINT_MEMBERS = {
  body: objectOf({
    algorithm: ALGORITHM,
    key_id: KEY_ID,
    made_at: INSTANT,
    number: COUNT,
    previous: HASH,
    root: HASH,
    shards: timesOf(SHARDS, objectOf({ head: HASH, height: COUNT_OR_ZERO, position: COUNT_OR_ZERO, shard: SHARD })),
  }),
  hash: HASH,
  signature: BASE64,
}
