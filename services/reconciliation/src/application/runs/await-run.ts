import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { type JobRun, readRun } from '../../adapters/postgres/runs/job-run-repository.ts'
import type { RunDesk } from './run-desk.ts'

const LOOK_AGAIN_MS = 50

/** Has the run worked at here, unless another process does, and waits for it at most so long: the run as it is then. */
export async function awaitRun(db: Database, desk: RunDesk, runId: string, waitMs: number): Promise<JobRun> {
  const deadline = Date.now() + waitMs
  await Promise.race([desk.work('run', runId), wait(waitMs, undefined, { ref: false })])
  let run = await readRun(db, runId)
  while ((run.state === 'queued' || run.state === 'running') && Date.now() < deadline && !desk.isClosing()) {
    await wait(LOOK_AGAIN_MS)
    run = await readRun(db, runId)
  }
  return run
}
