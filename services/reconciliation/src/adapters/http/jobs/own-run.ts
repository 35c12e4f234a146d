import type { Database, Transaction } from '@fundtrace/database'
import { type Caller, requireArea } from '@fundtrace/http-server'
import { type Job, readJob } from '../../postgres/runs/job-repository.ts'
import { type JobRun, readRun } from '../../postgres/runs/job-run-repository.ts'

/** A run, and what it found, is of the area whose audit it is. */
export async function readOwnRun(db: Database | Transaction, caller: Caller, id: string): Promise<JobRun> {
  const run = await readRun(db, id)
  requireArea(caller, run.area_code)
  return run
}

export async function readOwnJob(db: Database | Transaction, caller: Caller, id: string): Promise<Job> {
  const job = await readJob(db, id)
  requireArea(caller, job.area_code)
  return job
}
