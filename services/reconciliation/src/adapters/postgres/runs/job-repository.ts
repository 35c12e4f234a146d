import type { Database, Transaction } from '@fundtrace/database'
import type { JobDocument } from '../../../application/jobs/job-document.ts'
import { jobUnknown } from '../../../domain/job/job-errors.ts'

/** A job in one of its versions, the newest unless told. */
export type Job = Readonly<{
  id: string
  area_code: string
  version: number
  document: JobDocument
  document_sha256: string
  rules_sha256: string
  reason: string | null
  recorded_by: string
  recorded_for: string | null
  recorded_at: string
}>
export type NewVersion = Omit<Job, 'recorded_at' | 'area_code'>

/** False where the id is taken. */
export async function insertJob(trx: Transaction, id: string, areaCode: string, createdBy: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO jobs (id, area_code, created_by) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, areaCode, createdBy],
  )
  return rows.length > 0
}

export async function insertVersion(trx: Transaction, version: NewVersion): Promise<void> {
  const { id, document, ...rest } = version
  await trx('job_versions').insert({ job_id: id, document: JSON.stringify(document), ...rest })
}

/** Those who record a version of it come one after the other: the key of (job, version) keeps the second out. */
export async function readJob(db: Database | Transaction, id: string, version?: number): Promise<Job> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `${SELECT} WHERE j.id = :id AND (:version::integer IS NULL OR v.version = :version) ORDER BY v.version DESC LIMIT 1`,
    { id, version: version ?? null },
  )
  const [row] = rows
  if (row === undefined) throw jobUnknown(id)
  return toJob(row)
}

/** Newest first, below the cursor. */
export async function listVersions(
  db: Database,
  id: string,
  page: Readonly<{ before: number; limit: number }>,
): Promise<Job[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `${SELECT} WHERE j.id = :id AND v.version < :before ORDER BY v.version DESC LIMIT :limit`,
    { id, ...page },
  )
  return rows.map(toJob)
}

/** The newest version of each job of these areas, by id after the cursor. */
export async function listJobs(
  db: Database,
  prefixes: readonly string[],
  page: Readonly<{ after: string; limit: number }>,
): Promise<Job[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT DISTINCT ON (id) * FROM (${SELECT}
       WHERE j.area_code LIKE ANY (:areas::text[]) AND j.id > :after) known ORDER BY id, version DESC LIMIT :limit`,
    { areas: prefixes.map((prefix) => `${prefix}%`), ...page },
  )
  return rows.map(toJob)
}

/** The newest version of every job that has a schedule. */
export async function listScheduled(db: Database): Promise<Job[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT * FROM (SELECT DISTINCT ON (id) * FROM (${SELECT}) known ORDER BY id, version DESC) newest
      WHERE jsonb_typeof(document -> 'schedule') = 'object'`,
  )
  return rows.map(toJob)
}

const SELECT = `
  SELECT j.id, j.area_code, v.version, v.document, v.document_sha256, v.rules_sha256, v.reason, v.recorded_by, v.recorded_for, v.recorded_at
    FROM jobs j JOIN job_versions v ON v.job_id = j.id`

type Row = Omit<Job, 'recorded_at'> & { recorded_at: Date }
const toJob = (row: Row): Job => ({ ...row, recorded_at: row.recorded_at.toISOString() })
