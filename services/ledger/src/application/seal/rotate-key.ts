import type { Transaction } from '@fundtrace/database'
import { type KeyRecord, nextKeyRecord } from '@fundtrace/seal'
import { insertSigningKey, listSigningKeys } from '../../adapters/postgres/signing-key-repository.ts'
import { keyRotatedAlready, nextKeyMissing } from '../../domain/seal-errors.ts'
import { type CheckpointParts, makeCheckpoint, signerOf } from './make-checkpoint.ts'

/**
 * Takes the next key into use, vouched for by the old one, whose last act is a checkpoint over all that was recorded until now. The
 * checkpoint after that one is signed by the new key. Throws LEDGER_SIGNING_KEY_NEXT_MISSING, LEDGER_SIGNING_KEY_USED.
 */
export async function rotateKey(trx: Transaction, parts: CheckpointParts): Promise<KeyRecord> {
  const { next } = parts.keys
  if (next === null) throw nextKeyMissing()
  const last = await makeCheckpoint(trx, parts)
  const recorded = await listSigningKeys(trx)
  if (recorded.some(({ body }) => body.key_id === next.keyId)) throw keyRotatedAlready(next.keyId)
  const before = recorded.at(-1)
  if (before === undefined || last === null) throw new Error('A checkpoint leaves its key recorded')
  const record = await nextKeyRecord(before, signerOf(recorded, parts.keys), next, last.body.number + 1)
  await insertSigningKey(trx, record)
  return record
}
