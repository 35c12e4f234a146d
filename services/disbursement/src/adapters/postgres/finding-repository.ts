import type { Database, Transaction } from '@fundtrace/database'
import { findingUnknown } from '../../domain/bank-file-errors.ts'
import type { Finding, FindingKind } from '../../domain/finding.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { timeText } from './batch-view.ts'

export async function insertFindings(
  trx: Transaction,
  about: Readonly<{ fundId: string; fileId: string; batchId: string | null }>,
  findings: readonly Finding[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO findings (fund_id, file_id, batch_id, payment_id, kind, line, detail)
     SELECT :fundId, :fileId, coalesce(n.batch_id, :batchId::uuid), n.payment_id, n.kind, n.line, n.detail
       FROM unnest(:batches::uuid[], :payments::uuid[], :kinds::text[], :lines::int[], :details::text[])
              AS n (batch_id, payment_id, kind, line, detail)`,
    {
      ...about,
      batches: findings.map(({ batchId }) => batchId),
      payments: findings.map(({ paymentId }) => paymentId),
      kinds: findings.map(({ kind }) => kind),
      lines: findings.map(({ line }) => line),
      details: findings.map(({ detail }) => detail),
    },
  )
}

export type FindingView = {
  id: string
  fund_id: string
  file_id: string
  batch_id: string | null
  payment_id: string | null
  kind: FindingKind
  line: number
  detail: string
  state: 'open' | 'proposed' | 'explained'
  explanation: string | null
  explained_by: string | null
  explained_for: string | null
  confirmed_by: string | null
  confirmed_for: string | null
  found_at: string
}
const VIEW = `id, fund_id, file_id, batch_id, payment_id, kind, line, detail, state, explanation, explained_by, explained_for,
              confirmed_by, confirmed_for, ${timeText('found_at')} AS found_at`

/** Of a fund by their ids, behind `after`. */
export async function listFindings(
  db: Database,
  where: Readonly<{
    fundId: string
    batchId: string | null
    fileId: string | null
    state: string | null
    after: string | null
    limit: number
  }>,
): Promise<FindingView[]> {
  const { rows } = await db.raw<{ rows: FindingView[] }>(
    `SELECT ${VIEW} FROM findings
      WHERE fund_id = :fundId AND (:batchId::uuid IS NULL OR batch_id = :batchId::uuid) AND (:fileId::uuid IS NULL OR file_id = :fileId::uuid)
        AND (:state::text IS NULL OR state = :state) AND (:after::uuid IS NULL OR id > :after::uuid)
      ORDER BY id LIMIT :limit`,
    { ...where },
  )
  return rows
}

/** Of these parcels, or of all that a batch has ready, the references of payments whose award may have been paid: of another attempt at it the bank has said two things. */
export async function findInDoubt(
  db: Database | Transaction,
  batchId: string,
  parcelIds: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { reference: string }[] }>(
    `SELECT DISTINCT n.reference
       FROM findings f JOIN payments p ON p.id = f.payment_id JOIN payments n ON n.award_id = p.award_id AND n.id <> p.id
      WHERE f.state <> 'explained' AND f.payment_id IS NOT NULL AND f.kind IN ('second_result', 'debited_twice')
        AND n.batch_id = :batchId AND n.state = 'ready' AND (:parcelIds::uuid[] IS NULL OR n.parcel_id = ANY(:parcelIds::uuid[]))
        -- Nearly always there is none: asked once and first, it keeps the lines of the batch from being looked at.
        AND EXISTS (SELECT FROM findings WHERE state <> 'explained' AND payment_id IS NOT NULL AND kind IN ('second_result', 'debited_twice'))
      ORDER BY n.reference`,
    { batchId, parcelIds: parcelIds && [...parcelIds] },
  )
  return rows.map(({ reference }) => reference)
}

export async function readFinding(db: Database | Transaction, id: string): Promise<FindingView> {
  const { rows } = await db.raw<{ rows: FindingView[] }>(`SELECT ${VIEW} FROM findings WHERE id = :id`, { id })
  if (rows[0] === undefined) throw findingUnknown(id)
  return rows[0]
}

/** Until the transaction ends nobody else explains it. */
export async function lockFinding(trx: Transaction, id: string): Promise<FindingView> {
  await trx.raw(`SELECT FROM findings WHERE id = :id FOR UPDATE`, { id })
  return readFinding(trx, id)
}

export async function proposeExplanation(trx: Transaction, id: string, text: string, by: Person): Promise<void> {
  await trx.raw(
    `UPDATE findings SET state = 'proposed', explanation = :text, explained_by = :by, explained_for = :for, explained_at = clock_timestamp()
      WHERE id = :id`,
    { id, text, by: by.subject, for: by.actingFor },
  )
}

export async function confirmExplanation(trx: Transaction, id: string, by: Person): Promise<void> {
  await trx.raw(
    `UPDATE findings SET state = 'explained', confirmed_by = :by, confirmed_for = :for, confirmed_at = clock_timestamp() WHERE id = :id`,
    { id, by: by.subject, for: by.actingFor },
  )
}
