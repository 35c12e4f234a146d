import { randomUUID } from 'node:crypto'
import { type Database, isPassing, type Transaction } from '@fundtrace/database'
import { DomainError, type ProblemRecord, toProblemRecord } from '@fundtrace/problem'
import {
  claimJob,
  endJob,
  extendLease,
  holdJob,
  insertJob,
  type Job,
  moveOn,
  type Progress,
  putDownJob,
} from '../../adapters/postgres/job-repository.ts'
import { jobBroken, jobGivenUp } from '../../domain/job/job-errors.ts'
import type { Officer } from '../officer.ts'

/*
 * A job is work that outlives a request: computing a plan, awarding it, reading in a file. It is committed page by page. Each page's
 * transaction begins by holding the job's row as its owner and ends by moving `done`; so a process that lost its lease writes nothing
 * more, two never write one page, and whoever takes the job up after a kill goes on behind the last page that was committed.
 */

/** What one kind of job does. It is registered in compose.ts. */
export type JobHandler = Readonly<{
  kind: string
  /** From wherever it stands to its end; begun again after a crash, it goes on behind what is committed. */
  run: (work: JobWork) => Promise<void>
  /** What the refusal means for the thing that the job is about, in the transaction that ends the job. */
  refused: (trx: Transaction, job: Job, problem: ProblemRecord) => Promise<void>
}>

export type JobWork = Readonly<{
  /** To read with; what is written goes through `page` and `finish`. */
  db: Database
  job: Job
  /** One transaction: the work and the progress that it answers are committed together, or neither. */
  page: (work: (trx: Transaction) => Promise<Progress>) => Promise<Progress>
  /** The last page. The job is done with it; without it, it is done when `run` comes back. */
  finish: (work: (trx: Transaction) => Promise<void>) => Promise<void>
}>

/** On whose word the job was begun. */
export const officerOfJob = (job: Job): Officer => ({
  subject: job.started_by,
  actingFor: job.started_for,
  correlationId: job.correlation_id,
})

/** Writes the job in the transaction of what it is about; `areas` are those that may see it. Nothing runs before the COMMIT. */
export async function startJob(
  trx: Transaction,
  kind: string,
  subjectId: string,
  start: Readonly<{ areas: readonly string[]; officer: Officer; total?: number }>,
): Promise<string> {
  const id = randomUUID()
  await insertJob(trx, {
    id,
    kind,
    subject_id: subjectId,
    areas: start.areas,
    total: start.total ?? null,
    started_by: start.officer.subject,
    started_for: start.officer.actingFor,
    correlation_id: start.officer.correlationId,
  })
  return id
}

/** `isStopping` is asked before every page: what is left then waits for another process. */
export type JobSurroundings = Readonly<{
  db: Database
  handlers: readonly JobHandler[]
  isStopping: () => boolean
  /** A fault of the program, with the job that met it. */
  onFault: (error: unknown, job: Job) => void
}>

/** Takes up this job, or the oldest that nobody works at, and works at it to its end. False where there was none to take. */
export async function runJob(surroundings: JobSurroundings, jobId: string | null): Promise<boolean> {
  const { db, handlers } = surroundings
  const owner = randomUUID()
  const kinds = handlers.map((handler) => handler.kind)
  const job = await claimJob(db, { owner, leaseSeconds: LEASE_SECONDS, jobId, kinds })
  const handler = handlers.find((each) => each.kind === job?.kind)
  if (job === undefined || handler === undefined) return false

  const beat = setInterval(() => void extendLease(db, job.id, owner, LEASE_SECONDS).catch(saidByTheNextPage), BEAT_MS)
  try {
    if (job.attempts > ATTEMPTS_MAX) throw jobGivenUp(job.kind, job.id, job.attempts - 1)
    await work(surroundings, handler, job, owner)
  } catch (error) {
    await putDown(surroundings, handler, job, owner, error)
  } finally {
    clearInterval(beat)
  }
  return true
}

/** A killed process is noticed after this long; a living one beats three times meanwhile. */
const LEASE_SECONDS = 15
const BEAT_MS = 5_000
const ATTEMPTS_MAX = 10
const saidByTheNextPage = (): void => undefined

async function work(surroundings: JobSurroundings, handler: JobHandler, job: Job, owner: string): Promise<void> {
  let finished = false
  const inTransaction = <Result>(act: (trx: Transaction) => Promise<Result>): Promise<Result> => {
    if (surroundings.isStopping()) throw new PutDown('the process ends')
    return surroundings.db.transaction(async (trx) => {
      if (!(await holdJob(trx, job.id, owner))) throw new PutDown('another process works at it')
      return act(trx)
    })
  }
  const finish: JobWork['finish'] = async (act) => {
    await inTransaction(async (trx) => {
      await act(trx)
      await endJob(trx, job.id, null)
    })
    finished = true
  }
  const page: JobWork['page'] = (act) =>
    inTransaction(async (trx) => {
      const progress = await act(trx)
      await moveOn(trx, job.id, progress, LEASE_SECONDS)
      return progress
    })
  await handler.run({ db: surroundings.db, job, page, finish })
  if (!finished) await finish(() => Promise.resolve())
}

/** Not a failure of the job: it goes on elsewhere, or later. */
class PutDown extends Error {}

async function putDown(
  { db, onFault }: JobSurroundings,
  handler: JobHandler,
  job: Job,
  owner: string,
  error: unknown,
): Promise<void> {
  if (error instanceof PutDown) return putDownJob(db, job.id, owner, false)
  if (!(error instanceof DomainError)) onFault(error, job)
  if (isPassing(error)) return putDownJob(db, job.id, owner, true)
  const problem = toProblemRecord(error instanceof DomainError ? error : jobBroken(job.kind, job.id))
  await db.transaction(async (trx) => {
    if (!(await holdJob(trx, job.id, owner))) return
    await handler.refused(trx, job, problem)
    await endJob(trx, job.id, problem)
  })
}
