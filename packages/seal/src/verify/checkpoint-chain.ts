import {
  type CheckpointBody,
  checkpointHash,
  headsRoot,
  isCheckpointSignedBy,
  type ShardHead,
  type SignedCheckpoint,
} from '../checkpoint.ts'
import { ZERO_HASH } from '../hash.ts'
import type { ExpectedHeads } from './expected-heads.ts'
import type { FaultList, FaultPlace } from './faults.ts'
import type { KeyChain } from './key-chain.ts'

/** The checkpoints of the archive, each naming the one before it, and held against those that were published. */
export type CheckpointChain = Readonly<{
  take: (checkpoint: SignedCheckpoint, where: FaultPlace) => void
  /** There are no more. */
  close: (where: FaultPlace) => void
  last: () => SignedCheckpoint | null
}>

export type OutsideProof = Readonly<{ published: readonly SignedCheckpoint[]; wantsTrustedKey: boolean }>

export function followCheckpoints(
  faults: FaultList,
  keys: KeyChain,
  heads: ExpectedHeads,
  { published, wantsTrustedKey }: OutsideProof,
): CheckpointChain {
  let last: SignedCheckpoint | null = null
  // Two where the last one contradicts itself, which is told already.
  let endings: readonly string[] = [ZERO_HASH]

  return {
    take: (checkpoint, place) => {
      const { body } = checkpoint
      const where = { ...place, checkpoint: body.number }
      const hash = checkpointHash(body)
      for (const detail of contradictions(checkpoint, hash, last?.body ?? null, endings))
        faults.add('CHECKPOINT_WRONG', where, detail)
      checkSignature(checkpoint, where, keys, faults)
      comparePublished(published, body.number, hash, where, faults)
      heads.expect(checkpoint)
      endings = hash === checkpoint.hash ? [hash] : [hash, checkpoint.hash]
      last = { ...checkpoint, hash }
    },
    close: (where) => {
      for (const kept of published) {
        checkPublished(kept, where, keys, faults)
        heads.expect(kept)
        if (kept.body.number > (last?.body.number ?? 0))
          faults.add(
            'CHECKPOINT_MISSING',
            { ...where, checkpoint: kept.body.number },
            `Checkpoint ${kept.body.number} was published on ${kept.body.made_at}; the archive ends with checkpoint ${last?.body.number ?? 0}.`,
          )
      }
      if (wantsTrustedKey && (last === null || keys.find(last.body.key_id)?.isTrusted !== true))
        faults.add(
          'KEY_NOT_TRUSTED',
          where,
          `The last checkpoint is not signed by a key that was to be trusted, or by one that it vouched for: ${last?.body.key_id ?? 'there is no checkpoint'}.`,
        )
    },
    last: () => last,
  }
}

/** `hash`: the one that it has. `endings`: what it may name as the checkpoint before it. */
function contradictions(
  checkpoint: SignedCheckpoint,
  hash: string,
  before: CheckpointBody | null,
  endings: readonly string[],
): readonly string[] {
  const { body } = checkpoint
  const number = (before?.number ?? 0) + 1
  return [
    ...ownContradictions(checkpoint, hash),
    body.number === number ? null : `It is number ${body.number}; number ${number} comes here.`,
    body.number !== number || endings.includes(body.previous)
      ? null
      : `It follows ${body.previous}; the checkpoint before it is ${endings.join(' or ')}.`,
    ...body.shards.map((head, shard) => headContradiction(head, shard, before?.shards[shard])),
  ].filter((detail) => detail !== null)
}

/** What a checkpoint says of itself. `hash`: the one that it has. */
export const ownContradictions = ({ body, hash: stated }: SignedCheckpoint, hash: string): readonly string[] =>
  [
    hash === stated ? null : `Its body has the hash ${hash}, not ${stated}.`,
    headsRoot(body.algorithm, body.shards) === body.root ? null : 'Its root is not that of its heads.',
  ].filter((detail) => detail !== null)

/** A shard's chain only grows. */
function headContradiction(head: ShardHead, shard: number, before: ShardHead | undefined): string | null {
  if (head.shard !== shard) return `Shard ${head.shard} stands in the place of shard ${shard}.`
  if (head.height === 0 && (head.head !== ZERO_HASH || head.position !== 0))
    return `Shard ${shard} has a head and no block.`
  if (before === undefined) return null
  const isSame = head.head === before.head && head.position === before.position
  if (head.height === before.height ? isSame : head.height > before.height && head.position > before.position)
    return null
  return `Shard ${shard} was at block ${before.height}, position ${before.position}; now it is at block ${head.height}, position ${head.position}.`
}

export function checkSignature(
  checkpoint: SignedCheckpoint,
  where: FaultPlace,
  keys: KeyChain,
  faults: FaultList,
): void {
  const { key_id, number } = checkpoint.body
  const named = keys.find(key_id)
  const inForce = keys.inForce(number)
  if (inForce === undefined || inForce.keyId !== key_id)
    faults.add(
      'CHECKPOINT_KEY_WRONG',
      { ...where, key: key_id },
      `Checkpoint ${number} names key ${key_id}; ${inForce === undefined ? 'no key' : inForce.keyId} signs it.`,
    )
  if (named !== undefined && (named.publicKey === null || !isCheckpointSignedBy(checkpoint, named.publicKey)))
    faults.add(
      'CHECKPOINT_SIGNATURE_WRONG',
      { ...where, key: key_id },
      `Checkpoint ${number} is not signed by ${key_id}.`,
    )
}

export function comparePublished(
  published: readonly SignedCheckpoint[],
  number: number,
  hash: string,
  where: FaultPlace,
  faults: FaultList,
): void {
  for (const kept of published)
    if (kept.body.number === number && kept.hash !== hash)
      faults.add(
        'CHECKPOINT_NOT_PUBLISHED',
        where,
        `Checkpoint ${number} has hash ${hash}; the published one has ${kept.hash}.`,
      )
}

export function checkPublished(kept: SignedCheckpoint, where: FaultPlace, keys: KeyChain, faults: FaultList): void {
  const { number, key_id } = kept.body
  const named = keys.find(key_id)
  const reason =
    checkpointHash(kept.body) !== kept.hash || headsRoot(kept.body.algorithm, kept.body.shards) !== kept.body.root
      ? 'it does not have its own hash or root'
      : named === undefined
        ? `its key ${key_id} is not among the keys of the archive`
        : named.publicKey !== null && isCheckpointSignedBy(kept, named.publicKey)
          ? null
          : `it is not signed by ${key_id}`
  if (reason !== null)
    faults.add('PUBLISHED_WRONG', { ...where, checkpoint: number }, `The published checkpoint ${number}: ${reason}.`)
}
