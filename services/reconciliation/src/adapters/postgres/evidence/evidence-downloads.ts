import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'

export type EvidenceDownload = Readonly<{
  id: string
  subject_kind: 'job_run' | 'comparison' | 'fund'
  /** Its id. */
  subject: string
  form: 'pack' | 'html' | 'xlsx' | 'audit_export'
  with_inputs: boolean
  taken_by: string
  taken_for: string | null
  purpose: string | null
  taken_at: string
}>
export type NewDownload = Omit<EvidenceDownload, 'id' | 'taken_at'>

/** Its id. */
export async function insertDownload(trx: Transaction, download: NewDownload): Promise<string> {
  const id = randomUUID()
  await trx('evidence_downloads').insert({ id, ...download })
  return id
}

/** In the order in which they were taken. */
export async function listDownloads(db: Database | Transaction, subject: string): Promise<EvidenceDownload[]> {
  const rows: (Omit<EvidenceDownload, 'taken_at'> & { taken_at: Date })[] = await db('evidence_downloads')
    .where({ subject })
    .orderBy(['taken_at', 'id'])
    .select('*')
  return rows.map((row) => ({ ...row, taken_at: row.taken_at.toISOString() }))
}
