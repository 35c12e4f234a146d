import assert from 'node:assert/strict'
import { connect } from '@fundtrace/database'
import { awardJob } from '../src/application/awards/award-job.ts'
import { type JobHandler, runJob } from '../src/application/jobs/run-job.ts'
import { planJob } from '../src/application/plans/compute-plan-job.ts'

/** Works at a job and comes to a standstill in its second page: everything is written, and not committed. Started by jobs.int.test.ts. */
const [argument] = process.argv.slice(2)
assert(argument !== undefined, 'started with one JSON argument')
const { databaseUrl, jobId } = JSON.parse(argument) as { databaseUrl: string; jobId: string }

let pages = 0
const stoppedInSecondPage = (handler: JobHandler): JobHandler => ({
  ...handler,
  run: (work) =>
    handler.run({
      ...work,
      page: (act) =>
        work.page(async (trx) => {
          const progress = await act(trx)
          pages += 1
          if (pages < 2) return progress
          process.stdout.write('in the second page\n')
          return new Promise<never>(() => undefined)
        }),
    }),
})

await runJob(
  {
    db: connect(databaseUrl, { application: 'job process' }),
    handlers: [planJob, awardJob].map(stoppedInSecondPage),
    isStopping: () => false,
    onFault: (error) => process.stderr.write(`${String(error)}\n`),
  },
  jobId,
)
