import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import type { Job } from '../../adapters/postgres/job-repository.ts'
import { type JobHandler, runJob } from './run-job.ts'

export type JobRunner = Readonly<{
  /** Works at the job here unless another process does; comes back when it is put down or has ended. Never throws. */
  run: (jobId: string) => Promise<void>
  /** Looks every few seconds for jobs that wait or that a killed process left behind, until it is closed. */
  resumeForEver: () => void
  /** From the moment on when it is told to close. */
  isClosing: () => boolean
  /** Waits for the page that is being written; the rest waits for another process. */
  close: () => Promise<void>
}>

export type JobRunnerParts = Readonly<{
  db: Database
  handlers: readonly JobHandler[]
  onFault: (error: unknown, job: Job | null) => void
}>

/** More at once would only share the same cores, and each holds its own receivers in memory. */
const AT_ONCE_MAX = 2
const LOOK_AGAIN_MS = 2_000

export function createJobRunner({ db, handlers, onFault }: JobRunnerParts): JobRunner {
  const closing = new AbortController()
  const isStopping = (): boolean => closing.signal.aborted
  const surroundings = { db, handlers, onFault, isStopping }
  const works = new Set<Promise<unknown>>()

  const queue: (() => void)[] = []
  let atWork = 0
  const inTurn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (atWork >= AT_ONCE_MAX) await new Promise<void>((resolve) => queue.push(resolve))
    atWork += 1
    try {
      return await act()
    } finally {
      atWork -= 1
      queue.shift()?.()
    }
  }
  const takeUp = async (jobId: string | null): Promise<boolean> => {
    try {
      return !isStopping() && (await runJob(surroundings, jobId))
    } catch (error) {
      onFault(error, null)
      return false
    }
  }
  const keep = async <Result>(promise: Promise<Result>): Promise<Result> => {
    works.add(promise)
    return promise.finally(() => works.delete(promise))
  }

  async function resume(): Promise<void> {
    while (!isStopping()) {
      const found = await inTurn(() => takeUp(null))
      if (!found) await wait(LOOK_AGAIN_MS, undefined, { signal: closing.signal }).catch(woken)
    }
  }
  return {
    run: async (jobId) => void (await keep(inTurn(() => takeUp(jobId)))),
    resumeForEver: () => void keep(resume()),
    isClosing: isStopping,
    close: async () => {
      closing.abort()
      await Promise.all(works)
    },
  }
}

const woken = (): void => undefined
