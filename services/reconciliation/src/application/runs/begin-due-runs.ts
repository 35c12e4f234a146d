import type { Database } from '@fundtrace/database'
import { DomainError, toProblemRecord } from '@fundtrace/problem'
import { keepDueFailure } from '../../adapters/postgres/runs/due-failure-repository.ts'
import { listScheduled } from '../../adapters/postgres/runs/job-repository.ts'
import { dayBefore, lastDue } from '../../domain/job/due-time.ts'
import { dueRunBroken } from '../../domain/job/job-errors.ts'
import { scheduleOf } from '../jobs/job-document.ts'
import { requireOpenPeriod } from '../periods/require-open-period.ts'
import { beginRun } from './begin-run.ts'

/** On whose word the clock begins a run: the owner of the job is told of its breaks, and did not ask for it. */
const CLOCK = { subject: 'clock', actingFor: null } as const

/**
 * Queues the runs that are due. Each due time has one run, whoever looks how often; a job that was recorded after its last due time waits for
 * the next. What cannot begin, as a job without its statement, is kept with its reason for whoever looks at the job, told to `onFault` the first
 * time, and tried again until the next due time.
 */
export async function beginDueRuns(
  db: Database,
  now: Date,
  onFault: (error: unknown, jobId: string) => void,
): Promise<void> {
  for (const job of await listScheduled(db)) {
    const schedule = scheduleOf(job.document)
    if (schedule === null) continue
    const dueAt = lastDue(schedule, now)
    if (dueAt < new Date(job.recorded_at)) continue
    const order = { asOf: dayBefore(dueAt), from: null, leftDatasetId: null, rightDatasetId: null, dueAt }
    await db
      .transaction(async (trx) => {
        await requireOpenPeriod(trx, job.id, order.asOf)
        await beginRun(trx, job, order, CLOCK)
      })
      .catch(async (error: unknown) => {
        const problem = error instanceof DomainError ? error : dueRunBroken(job.id)
        if (await keepDueFailure(db, job.id, dueAt, toProblemRecord(problem))) onFault(error, job.id)
      })
  }
}
