import { checkpointHash, SIGNED_CHECKPOINT_MEMBERS, type SignedCheckpoint } from '../checkpoint.ts'
import { listOf, objectOf, wholeText } from '../grammar.ts'
import { KEY_RECORD_MEMBERS, type KeyRecord } from '../key-record.ts'
import { checkpointUnreadable } from '../seal-problems.ts'
import { canonicalOf } from '../trusted-key.ts'
import { checkPublished, checkSignature, comparePublished, ownContradictions } from './checkpoint-chain.ts'
import { type Fault, listFaults } from './faults.ts'
import { followKeys } from './key-chain.ts'
import type { VerifyOptions } from './verify-archive.ts'

export type CheckpointVerdict = Readonly<{
  ok: boolean
  checkpoint: Readonly<{ number: number; hash: string; made_at: string; key_id: string }>
  /** Signed by a key that was to be trusted, or by one that it vouched for. */
  trusted: boolean
  /** It is one of those that were published. */
  published: boolean
  /** Their line is always 1: it is one text. */
  faults: readonly Fault[]
}>

/**
 * One checkpoint with the keys from the first to the one that signed it, as JSON `{checkpoint, keys}`, however it is laid out. It need not be
 * of a trusted key: `trusted` says whether it is. Throws SEAL_CHECKPOINT_UNREADABLE.
 */
export function verifyCheckpoint(
  text: string,
  { trustedKeys = [], publishedCheckpoints = [] }: Pick<VerifyOptions, 'trustedKeys' | 'publishedCheckpoints'> = {},
): CheckpointVerdict {
  const canonical = canonicalOf(text)
  if (canonical === null || !WITH_ITS_KEYS.test(canonical)) throw checkpointUnreadable()
  const read = JSON.parse(canonical) as Readonly<{ checkpoint: SignedCheckpoint; keys: readonly KeyRecord[] }>
  const { body } = read.checkpoint
  const where = { line: 1, checkpoint: body.number }

  const faults = listFaults(Number.POSITIVE_INFINITY)
  const keys = followKeys(faults, trustedKeys)
  for (const key of read.keys) keys.take(key, { line: 1 })
  const hash = checkpointHash(body)
  for (const detail of ownContradictions(read.checkpoint, hash)) faults.add('CHECKPOINT_WRONG', where, detail)
  checkSignature(read.checkpoint, where, keys, faults)
  comparePublished(publishedCheckpoints, body.number, hash, where, faults)
  const same = publishedCheckpoints.filter((kept) => kept.body.number === body.number)
  for (const kept of same) checkPublished(kept, where, keys, faults)
  return {
    ok: faults.count() === 0,
    checkpoint: { number: body.number, hash, made_at: body.made_at, key_id: body.key_id },
    trusted: keys.find(body.key_id)?.isTrusted === true,
    published: same.length > 0,
    faults: faults.listed(),
  }
}

const WITH_ITS_KEYS = wholeText(
  objectOf({ checkpoint: objectOf(SIGNED_CHECKPOINT_MEMBERS), keys: listOf(objectOf(KEY_RECORD_MEMBERS)) }),
)
