import type { Database, Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import type { Person } from '../../../domain/four-eyes.ts'
import { runUnknown } from '../../../domain/job/job-errors.ts'
import type { RunPhase, RunResult, RunState } from '../../../domain/job/run.ts'

export type JobRun = Readonly<{
  id: string
  number: number
  job_id: string
  job_version: number
  rules_sha256: string
  area_code: string
  as_of: string
  from_day: string | null
  state: RunState
  phase: RunPhase
  done: number
  total: number | null
  epoch: number
  /** How often its process died or met a passing fault. */
  broken_off: number
  cancel_asked_by: string | null
  problem: ProblemRecord | null
  left_rows: number | null
  right_rows: number | null
  match_count: number | null
  break_count: number | null
  inputs_sha256: string | null
  result_sha256: string | null
  totals: object | null
  asked_by: string
  asked_for: string | null
  asked_at: string
  due_at: string | null
  started_at: string | null
  ended_at: string | null
}>
export type NewRun = Pick<
  JobRun,
  'id' | 'job_id' | 'job_version' | 'rules_sha256' | 'area_code' | 'as_of' | 'from_day' | 'asked_by' | 'asked_for'
> &
  Readonly<{ due_at: Date | null }>

/** Its number; undefined where the clock has begun the run of this due time already. */
export async function insertRun(trx: Transaction, run: NewRun): Promise<number | undefined> {
  const { rows } = await trx.raw<{ rows: { number: string }[] }>(
    `INSERT INTO job_runs (id, job_id, job_version, rules_sha256, area_code, as_of, from_day, asked_by, asked_for, due_at)
     VALUES (:id, :job_id, :job_version, :rules_sha256, :area_code, :as_of, :from_day, :asked_by, :asked_for, :due_at)
         ON CONFLICT ON CONSTRAINT job_runs_due_once DO NOTHING RETURNING number`,
    { ...run },
  )
  return rows[0] && Number(rows[0].number)
}

/** @throws DomainError RECONCILIATION_JOB_RUN_UNKNOWN */
export async function readRun(db: Database | Transaction, id: string): Promise<JobRun> {
  const row: Row | undefined = await db('job_runs').where({ id }).first(COLUMNS)
  if (row === undefined) throw runUnknown(id)
  return toRun(row)
}

export async function readRunByNumber(db: Database | Transaction, number: number): Promise<JobRun> {
  const row: Row | undefined = await db('job_runs').where({ number }).first(COLUMNS)
  if (row === undefined) throw runUnknown(String(number))
  return toRun(row)
}

/** The same, held until the end of the transaction: officers' changes of one run come one after the other. */
export async function lockRun(trx: Transaction, id: string): Promise<JobRun> {
  const row: Row | undefined = await trx('job_runs').where({ id }).forUpdate().first(COLUMNS)
  if (row === undefined) throw runUnknown(id)
  return toRun(row)
}

/** Of one job or of all of these areas, newest first, below the cursor. */
export async function listRuns(
  db: Database,
  wanted: Readonly<{ prefixes: readonly string[]; jobId: string | null; before: number; limit: number }>,
): Promise<JobRun[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `SELECT ${COLUMNS.join(', ')} FROM job_runs
      WHERE area_code LIKE ANY (:areas::text[]) AND (:jobId::text IS NULL OR job_id = :jobId) AND number < :before
      ORDER BY number DESC LIMIT :limit`,
    {
      areas: wanted.prefixes.map((prefix) => `${prefix}%`),
      jobId: wanted.jobId,
      before: wanted.before,
      limit: wanted.limit,
    },
  )
  return rows.map(toRun)
}

/** This run or the oldest that waits or whose process let its lease run out; with a new epoch, so that the old one writes nothing more. */
export async function claimRun(
  db: Database,
  claim: Readonly<{ runId: string | null; leaseSeconds: number }>,
): Promise<JobRun | undefined> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `UPDATE job_runs
        SET state = 'running', epoch = epoch + 1, broken_off = broken_off + CASE state WHEN 'running' THEN 1 ELSE 0 END, done = 0, total = NULL, started_at = coalesce(started_at, clock_timestamp()),
            lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds)
      WHERE number = (SELECT number FROM job_runs
                       WHERE (state = 'queued' OR (state = 'running' AND lease_until < clock_timestamp()))
                         AND (:runId::uuid IS NULL OR id = :runId::uuid)
                       ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING ${COLUMNS.join(', ')}`,
    claim,
  )
  return rows[0] && toRun(rows[0])
}

/** Who works at a run, and since which take-over. */
export type RunHold = Readonly<{ number: number; epoch: number }>

/** Longer lease for a run that is still ours; whether it is, and whether somebody wants it cancelled. */
export async function beatRun(
  db: Database,
  hold: RunHold,
  leaseSeconds: number,
): Promise<Readonly<{ isOurs: boolean; isCancelled: boolean }>> {
  const { rows } = await db.raw<{ rows: { cancel_asked_by: string | null }[] }>(
    `UPDATE job_runs SET lease_until = clock_timestamp() + make_interval(secs => :leaseSeconds)
      WHERE number = :number AND epoch = :epoch AND state = 'running' RETURNING cancel_asked_by`,
    { ...hold, leaseSeconds },
  )
  return { isOurs: rows.length > 0, isCancelled: rows.some((row) => row.cancel_asked_by !== null) }
}

/** The end of a page's transaction: false where the run is no longer this epoch's, and the page is to be undone. */
export async function isStillHeld(trx: Transaction, hold: RunHold): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `SELECT FROM job_runs WHERE number = :number AND epoch = :epoch AND state = 'running' FOR UPDATE`,
    { ...hold },
  )
  return rows.length === 1
}

/** The same at its beginning, and holds nothing. */
export async function isHeld(trx: Transaction, hold: RunHold): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `SELECT FROM job_runs WHERE number = :number AND epoch = :epoch AND state = 'running'`,
    { ...hold },
  )
  return rows.length === 1
}

export async function sayProgress(
  db: Database | Transaction,
  hold: RunHold,
  { phase, done, total }: Readonly<{ phase: RunPhase; done: number; total: number | null }>,
): Promise<void> {
  await db.raw(
    `UPDATE job_runs SET phase = :phase, done = :done, total = :total
      WHERE number = :number AND epoch = :epoch AND state = 'running'`,
    { ...hold, phase, done, total },
  )
}

export async function completeRun(trx: Transaction, hold: RunHold, result: RunResult, totals: object): Promise<void> {
  await trx.raw(
    `UPDATE job_runs SET state = 'completed', phase = 'ended', done = coalesce(total, done), lease_until = NULL, ended_at = clock_timestamp(),
            left_rows = :leftRows, right_rows = :rightRows, match_count = :matches, break_count = :breaks,
            inputs_sha256 = :inputsSha256, result_sha256 = :resultSha256, totals = :totals
      WHERE number = :number AND epoch = :epoch AND state = 'running'`,
    { ...result, totals: JSON.stringify(totals), number: hold.number, epoch: hold.epoch },
  )
}

/** Cancelled where somebody asked for it, failed where there is a problem. What was half written is to be gone before. */
export async function endRun(trx: Transaction, hold: RunHold, problem: ProblemRecord | null): Promise<void> {
  await trx.raw(
    `UPDATE job_runs SET state = :state, phase = 'ended', problem = :problem, lease_until = NULL, ended_at = clock_timestamp()
      WHERE number = :number AND epoch = :epoch AND state = 'running'`,
    { ...hold, state: problem === null ? 'cancelled' : 'failed', problem: problem && JSON.stringify(problem) },
  )
}

/** For whoever comes next: another process, or this one later. `isBroken`: its process died at it, or met a fault. */
export async function putDownRun(db: Database, hold: RunHold, { isBroken }: { isBroken: boolean }): Promise<void> {
  await db.raw(
    `UPDATE job_runs SET state = 'queued', phase = 'waiting', lease_until = NULL, broken_off = broken_off + CASE WHEN :isBroken THEN 1 ELSE 0 END
      WHERE number = :number AND epoch = :epoch AND state = 'running'`,
    { ...hold, isBroken },
  )
}

/** A run that nobody has taken up ends at once; one that is at work when its process hears of it. */
export async function askToCancel(trx: Transaction, number: number, officer: Person): Promise<void> {
  await trx.raw(
    `UPDATE job_runs
        SET cancel_asked_for = CASE WHEN cancel_asked_by IS NULL THEN :actingFor ELSE cancel_asked_for END,
            cancel_asked_by = coalesce(cancel_asked_by, :subject),
            state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
            phase = CASE state WHEN 'queued' THEN 'ended' ELSE phase END,
            ended_at = CASE state WHEN 'queued' THEN clock_timestamp() END
      WHERE number = :number AND state IN ('queued', 'running')`,
    { number, ...officer },
  )
}

/** What an epoch that broke off has half written, and only of a run that is at work. */
export async function deleteHalfWritten(trx: Transaction, { number }: RunHold): Promise<void> {
  await trx('run_matches').where({ run: number }).delete()
  await trx('run_breaks').where({ run: number }).delete()
}

export type RunSide = 'left' | 'right' | 'facts'
export type RunInput = Readonly<{ side: RunSide; dataset_id: string; sha256: string }>

export async function insertInput(trx: Transaction, run: number, input: RunInput): Promise<void> {
  await trx('run_inputs').insert({ run, ...input })
}

export async function readInputs(db: Database | Transaction, run: number): Promise<RunInput[]> {
  return db('run_inputs').where({ run }).orderBy('side').select('side', 'dataset_id', 'sha256')
}

const COLUMNS = [
  'id',
  'number',
  'job_id',
  'job_version',
  'rules_sha256',
  'area_code',
  'as_of',
  'from_day',
  'state',
  'phase',
  'done',
  'total',
  'epoch',
  'broken_off',
  'cancel_asked_by',
  'problem',
  'left_rows',
  'right_rows',
  'match_count',
  'break_count',
  'inputs_sha256',
  'result_sha256',
  'totals',
  'asked_by',
  'asked_for',
  'asked_at',
  'due_at',
  'started_at',
  'ended_at',
]
type Row = Omit<JobRun, 'number' | 'done' | 'total' | 'asked_at' | 'due_at' | 'started_at' | 'ended_at'> & {
  number: string
  done: string
  total: string | null
  asked_at: Date
  due_at: Date | null
  started_at: Date | null
  ended_at: Date | null
}
const toRun = (row: Row): JobRun => ({
  ...row,
  number: Number(row.number),
  done: Number(row.done),
  total: row.total === null ? null : Number(row.total),
  asked_at: row.asked_at.toISOString(),
  due_at: row.due_at?.toISOString() ?? null,
  started_at: row.started_at?.toISOString() ?? null,
  ended_at: row.ended_at?.toISOString() ?? null,
})
