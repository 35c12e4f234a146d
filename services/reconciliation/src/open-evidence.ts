import type { Database } from '@fundtrace/database'
import { type Config, setting } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import { signerFromPem } from '@fundtrace/seal'
import type { EvidenceParts } from './adapters/http/evidence-routes.ts'

/** What of the environment says how evidence is signed, and where the ledger's checkpoints come from. */
export const EVIDENCE_SETTINGS = {
  /** Ed25519, PKCS#8 PEM; another one than the ledger's. Without it no pack is given. */
  evidenceKey: setting.optional(setting.secret('EVIDENCE_KEY')),
  /** Without it packs hold no checkpoint, and say so. */
  ledgerUrl: setting.optional(setting.url('LEDGER_URL')),
}

/** Throws SEAL_KEY_UNREADABLE where the key is none. */
export const openEvidence = ({
  db,
  ring,
  config: { evidenceKey, ledgerUrl },
}: Readonly<{ db: Database; ring: KeyRing; config: Config<typeof EVIDENCE_SETTINGS> }>): EvidenceParts => ({
  db,
  ring,
  signer: evidenceKey === undefined ? null : signerFromPem(evidenceKey),
  ledgerUrl,
})
