import type { Database, Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { jobUnknown } from '../../domain/job/job-errors.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed'
export type Job = Readonly<{
  id: string
  kind: string
  subject_id: string
  areas: readonly string[]
  done: number
  total: number | null
  state: JobState
  problem: ProblemRecord | null
  attempts: number
  started_by: string
  /** In whose place (代岗); null where in his own. */
  started_for: string | null
  correlation_id: string
}>
export type NewJob = Pick<
  Job,
  'id' | 'kind' | 'subject_id' | 'areas' | 'total' | 'started_by' | 'started_for' | 'correlation_id'
>
/** `total` as far as it is known. */
export type Progress = Readonly<{ done: number; total?: number }>

export async function insertJob(trx: Transaction, job: NewJob): Promise<void> {
  await trx('jobs').insert({ ...job, areas: [...job.areas] })
}

/** Of a list of ids or of all: the oldest that waits or whose owner let its lease run out. Nobody else gets it meanwhile. */
export async function claimJob(
  db: Database,
  claim: { owner: string; leaseSeconds: number; jobId: string | null; kinds: readonly string[] },
): Promise<Job | undefined> {
  const { rows } = await db.raw<{ rows: Job[] }>(
    `UPDATE jobs
        SET state = 'running', owner = :owner, attempts = attempts + 1,
            lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds)
      WHERE id = (SELECT id FROM jobs
                   WHERE (state = 'waiting' OR (state = 'running' AND lease_until < clock_timestamp()))
                     AND kind = ANY(:kinds::text[]) AND (:jobId::uuid IS NULL OR id = :jobId::uuid)
                   ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ${COLUMNS.join(', ')}`,
    { ...claim, kinds: [...claim.kinds] },
  )
  return rows[0]
}

/** Holds the job until the transaction ends, if it is still this owner's: false means that another works at it now. */
export async function holdJob(trx: Transaction, id: string, owner: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `SELECT FROM jobs WHERE id = :id AND owner = :owner AND state = 'running' FOR UPDATE`,
    { id, owner },
  )
  return rows.length === 1
}

export async function moveOn(trx: Transaction, id: string, progress: Progress, leaseSeconds: number): Promise<void> {
  await trx.raw(
    `UPDATE jobs SET done = :done, total = coalesce(:total, total),
            lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds) WHERE id = :id`,
    { id, done: progress.done, total: progress.total ?? null, leaseSeconds },
  )
}

export async function extendLease(db: Database, id: string, owner: string, leaseSeconds: number): Promise<void> {
  await db.raw(
    `UPDATE jobs SET lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds)
      WHERE id = :id AND owner = :owner AND state = 'running'`,
    { id, owner, leaseSeconds },
  )
}

/** Done with everything, or failed for this reason. */
export async function endJob(trx: Transaction, id: string, problem: ProblemRecord | null): Promise<void> {
  await trx.raw(
    `UPDATE jobs SET state = :state, problem = :problem, total = CASE :state WHEN 'done' THEN done ELSE total END,
            owner = NULL, lease_until = NULL, ended_at = clock_timestamp() WHERE id = :id`,
    { id, state: problem === null ? 'done' : 'failed', problem: problem === null ? null : JSON.stringify(problem) },
  )
}

/** For whoever comes next: another process, or this one later. `counts` is false where it was put down in good order. */
export async function putDownJob(db: Database, id: string, owner: string, counts: boolean): Promise<void> {
  await db.raw(
    `UPDATE jobs SET state = 'waiting', owner = NULL, lease_until = NULL, attempts = attempts - CASE WHEN :counts THEN 0 ELSE 1 END
      WHERE id = :id AND owner = :owner AND state = 'running'`,
    { id, owner, counts },
  )
}

export async function readJob(db: Database | Transaction, id: string): Promise<Job> {
  const job: Job | undefined = await db('jobs')
    .where({ id })
    .first(...COLUMNS)
  if (job === undefined) throw jobUnknown(id)
  return job
}

const COLUMNS = [
  'id',
  'kind',
  'subject_id',
  'areas',
  'done',
  'total',
  'state',
  'problem',
  'attempts',
  'started_by',
  'started_for',
  'correlation_id',
] as const
