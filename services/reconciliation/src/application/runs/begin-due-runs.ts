import type { Database } from '@fundtrace/database'
import { listScheduled } from '../../adapters/postgres/runs/job-repository.ts'
import { dayBefore, lastDue } from '../../domain/job/due-time.ts'
import { scheduleOf } from '../jobs/job-document.ts'
import { requireOpenPeriod } from '../periods/require-open-period.ts'
import { beginRun } from './begin-run.ts'

/** On whose word the clock begins a run: the owner of the job is told of its breaks, and did not ask for it. */
const CLOCK = { subject: 'clock', actingFor: null } as const

/**
 * Queues the runs that are due. Each due time has one run, whoever looks how often; a job that was recorded after its last due time waits for
 * the next. What cannot begin, such as a job without its statement, is told, and tried again until the next due time.
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
      .catch((error: unknown) => onFault(error, job.id))
  }
}
