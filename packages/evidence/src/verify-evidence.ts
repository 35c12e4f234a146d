import type { SignedCheckpoint, TrustedKey } from '@fundtrace/seal'
import { checkRunContent } from './check-run-content.ts'
import type { PackSource } from './pack-source.ts'
import { RUN_FILES } from './run-sheets.ts'
import { type Unproven, unprovenOf } from './unproven.ts'
import { type PackVerdict, type SealedPack, verifySeal } from './verify-pack.ts'

export type EvidenceVerdict = PackVerdict & Readonly<{ unproven: readonly Unproven[] }>

export type Outside = Readonly<{
  /** Of the service that signs packs, and of the ledger, which signs the checkpoint in it. */
  trustedKeys?: readonly TrustedKey[]
  /** Checkpoints of the ledger that somebody kept. */
  publishedCheckpoints?: readonly SignedCheckpoint[]
}>

/**
 * The whole proof of a pack: its seal, and, where that holds, whether what it says adds up: counts and totals from the rows themselves,
 * stated hashes from the files, the checkpoint from its signature.
 *
 * @throws DomainError EVIDENCE_PACK_UNREADABLE where the file cannot be read at all
 */
export async function verifyEvidence(source: PackSource, outside: Outside = {}): Promise<EvidenceVerdict> {
  const sealed = await verifySeal(source, outside)
  if (!sealed.ok) return { ...verdictOf(sealed), unproven: [] }
  const content = sealed.openFile(RUN_FILES.run) === null ? null : await checkRunContent(sealed, outside)
  const faults = content?.faults ?? []
  return { ...verdictOf(sealed), ok: faults.length === 0, faults, unproven: unprovenOf(content, outside) }
}

const verdictOf = ({ ok, subject, key, files, bytes, faults }: SealedPack): PackVerdict => ({
  ok,
  subject,
  key,
  files,
  bytes,
  faults,
})
