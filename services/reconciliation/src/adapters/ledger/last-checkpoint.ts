import type { CheckpointSheet } from '@fundtrace/evidence'
import { currentTrace } from '@fundtrace/messaging'
import { canonicalJson, verifyCheckpoint } from '@fundtrace/seal'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { checkpointWrong } from '../../domain/evidence-errors.ts'

/** Where the ledger is, and the officer's own token. Undefined where this house named none. */
export type LedgerAccess = Readonly<{ ledgerUrl: string | undefined; authorization: string; requestId: string }>

/**
 * The ledger's last signed checkpoint with the keys that prove it, believed only as far as its signature goes. A ledger that does not
 * answer keeps no evidence back: the pack says that it has none, and why.
 *
 * @throws DomainError RECONCILIATION_CHECKPOINT_WRONG
 */
export async function lastCheckpoint(access: LedgerAccess): Promise<CheckpointSheet> {
  if (access.ledgerUrl === undefined) return none('未配置账本地址 / this house names no ledger (LEDGER_URL)')
  const [checkpoint, signing] = await Promise.all([
    ask(access, access.ledgerUrl, '/v1/checkpoints/latest'),
    ask(access, access.ledgerUrl, '/v1/signing-keys'),
  ])
  if (!Checkpoint.Check(checkpoint) || !Keys.Check(signing))
    return none('账本未给出检查点 / the ledger gave no checkpoint')
  const { number } = checkpoint.body
  const { ok, faults } = verifyCheckpoint(canonicalJson({ checkpoint, keys: signing.keys }))
  if (!ok) throw checkpointWrong(number, [...new Set(faults.map(({ code }) => code))])
  return { checkpoint, keys: signing.keys, source: 'ledger', note: null }
}

const none = (note: string): CheckpointSheet => ({ checkpoint: null, keys: [], source: 'none', note })

const TIMEOUT_MS = 15_000

/** Undefined for anything but a success. */
async function ask(
  { authorization, requestId }: LedgerAccess,
  ledgerUrl: string,
  path: `/v1/${string}`,
): Promise<unknown> {
  try {
    const response = await fetch(new URL(path, ledgerUrl), {
      headers: { ...currentTrace(), authorization, 'x-request-id': requestId },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}

/** Whatever else they have to be, `verifyCheckpoint` asks. */
const Checkpoint = Compile(Type.Object({ body: Type.Object({ number: Type.Integer() }) }))
const Keys = Compile(Type.Object({ keys: Type.Array(Type.Object({})) }))
