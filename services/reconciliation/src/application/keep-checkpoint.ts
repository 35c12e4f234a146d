import type { Transaction } from '@fundtrace/database'
import { canonicalJson, readTrustedKey, verifyCheckpoint } from '@fundtrace/seal'
import { findFirstKey, insertCheckpoint } from '../adapters/postgres/checkpoint-copies.ts'
import { keptCheckpointWrong } from '../domain/checkpoint-errors.ts'

/**
 * Keeps a signed checkpoint of the ledger where the ledger cannot write: what it says later has to lead to it. The first one that is kept
 * says which key is believed; later ones are signed by it or by keys that it vouched for.
 *
 * @throws DomainError RECONCILIATION_KEPT_CHECKPOINT_WRONG, SEAL_CHECKPOINT_UNREADABLE
 */
export async function keepCheckpoint(
  trx: Transaction,
  content: Readonly<{ checkpoint: unknown; keys: readonly unknown[] }>,
  keptBy: string,
): Promise<{ number: number; hash: string; is_new: boolean }> {
  const text = canonicalJson({ checkpoint: content.checkpoint, keys: content.keys })
  const firstKey = await findFirstKey(trx)
  const verdict = verifyCheckpoint(text, { trustedKeys: firstKey === undefined ? [] : [readTrustedKey(firstKey)] })
  const { number, hash, made_at: madeAt, key_id: keyId } = verdict.checkpoint
  if (!verdict.ok || (firstKey !== undefined && !verdict.trusted))
    throw keptCheckpointWrong(number, verdict.ok ? ['KEY_NOT_VOUCHED_FOR'] : verdict.faults.map(({ code }) => code))
  const isNew = await insertCheckpoint(trx, { number, hash, madeAt, keyId, text, keptBy })
  return { number, hash, is_new: isNew }
}
