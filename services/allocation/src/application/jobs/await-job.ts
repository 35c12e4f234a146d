import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { type Job, readJob } from '../../adapters/postgres/job-repository.ts'
import type { JobRunner } from './job-runner.ts'

const LOOK_AGAIN_MS = 50

/** Works at the job, or waits for whoever does, at most so long and not beyond the end of this process: the job as it is then. */
export async function awaitJob(db: Database, runner: JobRunner, jobId: string, waitMs: number): Promise<Job> {
  const deadline = Date.now() + waitMs
  const here = runner.run(jobId)
  await Promise.race([here, wait(waitMs, undefined, { ref: false })])
  let job = await readJob(db, jobId)
  while (isOpen(job) && !runner.isClosing() && Date.now() < deadline) {
    await wait(LOOK_AGAIN_MS)
    job = await readJob(db, jobId)
  }
  return job
}

const isOpen = ({ state }: Job): boolean => state === 'waiting' || state === 'running'
