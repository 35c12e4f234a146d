import type { Database } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'

/** Why the run of a due time has not begun. */
export type DueFailure = Readonly<{ due_at: string; problem: ProblemRecord; first_at: string; last_at: string }>

/** True where nobody was told of it before: a row that was there bears the mark (xmax) of who overwrites it. */
export async function keepDueFailure(
  db: Database,
  jobId: string,
  dueAt: Date,
  problem: ProblemRecord,
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { is_new: boolean }[] }>(
    `INSERT INTO due_failures (job_id, due_at, problem) VALUES (:jobId, :dueAt, :problem)
         ON CONFLICT (job_id, due_at) DO UPDATE SET problem = EXCLUDED.problem, last_at = clock_timestamp()
  RETURNING xmax = 0 AS is_new`,
    { jobId, dueAt, problem: JSON.stringify(problem) },
  )
  return rows[0]?.is_new === true
}

/** Of each job the last due time whose run could not begin, unless it or a later one has begun since. */
export async function standingDueFailures(
  db: Database,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, DueFailure>> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT DISTINCT ON (f.job_id) f.job_id, f.due_at, f.problem, f.first_at, f.last_at
       FROM due_failures f
      WHERE f.job_id = ANY (?::text[])
        AND NOT EXISTS (SELECT FROM job_runs r WHERE r.job_id = f.job_id AND r.due_at >= f.due_at)
      ORDER BY f.job_id, f.due_at DESC`,
    [[...jobIds]],
  )
  return new Map(
    rows.map(({ job_id, problem, due_at: due, first_at: first, last_at: last }) => [
      job_id,
      { due_at: due.toISOString(), problem, first_at: first.toISOString(), last_at: last.toISOString() },
    ]),
  )
}

type Row = Readonly<{ job_id: string; due_at: Date; problem: ProblemRecord; first_at: Date; last_at: Date }>
