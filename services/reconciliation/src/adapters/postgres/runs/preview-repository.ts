import type { Database, Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { previewUnknown } from '../../../domain/job/job-errors.ts'

export type Preview = Readonly<{
  id: string
  run: number
  rules: object
  rules_sha256: string
  state: 'queued' | 'running' | 'completed' | 'failed'
  epoch: number
  /** How often its process died or met a passing fault. */
  broken_off: number
  result: object | null
  problem: ProblemRecord | null
  asked_by: string
  asked_for: string | null
  asked_at: string
  ended_at: string | null
}>
export type NewPreview = Pick<Preview, 'id' | 'run' | 'rules' | 'rules_sha256' | 'asked_by' | 'asked_for'>
export type PreviewHold = Pick<Preview, 'id' | 'epoch'>

export async function insertPreview(trx: Transaction, preview: NewPreview): Promise<void> {
  await trx('run_previews').insert({ ...preview, rules: JSON.stringify(preview.rules) })
}

/** @throws DomainError RECONCILIATION_PREVIEW_UNKNOWN */
export async function readPreview(db: Database | Transaction, id: string): Promise<Preview> {
  const row: Row | undefined = await db('run_previews').where({ id }).first(COLUMNS)
  if (row === undefined) throw previewUnknown(id)
  return toPreview(row)
}

export async function claimPreview(
  db: Database,
  claim: Readonly<{ previewId: string | null; leaseSeconds: number }>,
): Promise<Preview | undefined> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `UPDATE run_previews
        SET state = 'running', epoch = epoch + 1, broken_off = broken_off + CASE state WHEN 'running' THEN 1 ELSE 0 END, lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds)
      WHERE id = (SELECT id FROM run_previews
                   WHERE (state = 'queued' OR (state = 'running' AND lease_until < clock_timestamp()))
                     AND (:previewId::uuid IS NULL OR id = :previewId::uuid)
                   ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ${COLUMNS.join(', ')}`,
    claim,
  )
  return rows[0] && toPreview(rows[0])
}

/** False where the preview is no longer this epoch's. */
export async function beatPreview(db: Database, hold: PreviewHold, leaseSeconds: number): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `UPDATE run_previews SET lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds)
      WHERE id = :id AND epoch = :epoch AND state = 'running' RETURNING id`,
    { id: hold.id, epoch: hold.epoch, leaseSeconds },
  )
  return rows.length > 0
}

export async function endPreview(
  db: Database,
  hold: PreviewHold,
  end: Readonly<{ result: object } | { problem: ProblemRecord }>,
): Promise<void> {
  const result = 'result' in end ? JSON.stringify(end.result) : null
  const problem = 'problem' in end ? JSON.stringify(end.problem) : null
  await db.raw(
    `UPDATE run_previews
        SET state = CASE WHEN :problem::jsonb IS NULL THEN 'completed' ELSE 'failed' END, result = :result::jsonb, problem = :problem::jsonb,
            lease_until = NULL, ended_at = clock_timestamp()
      WHERE id = :id AND epoch = :epoch AND state = 'running'`,
    { id: hold.id, epoch: hold.epoch, result, problem },
  )
}

/** For whoever comes next. `isBroken`: its process died at it, or met a fault. */
export async function putDownPreview(
  db: Database,
  { id, epoch }: PreviewHold,
  { isBroken }: { isBroken: boolean },
): Promise<void> {
  await db.raw(
    `UPDATE run_previews SET state = 'queued', lease_until = NULL, broken_off = broken_off + CASE WHEN :isBroken THEN 1 ELSE 0 END
      WHERE id = :id AND epoch = :epoch AND state = 'running'`,
    { id, epoch, isBroken },
  )
}

const COLUMNS = [
  'id',
  'run',
  'rules',
  'rules_sha256',
  'state',
  'epoch',
  'broken_off',
  'result',
  'problem',
  'asked_by',
  'asked_for',
  'asked_at',
  'ended_at',
]
type Row = Omit<Preview, 'run' | 'asked_at' | 'ended_at'> & { run: string; asked_at: Date; ended_at: Date | null }
const toPreview = (row: Row): Preview => ({
  ...row,
  run: Number(row.run),
  asked_at: row.asked_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
})
