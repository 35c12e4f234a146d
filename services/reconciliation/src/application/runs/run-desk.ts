import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { connectionUrl, type Database } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { toProblemRecord } from '@fundtrace/problem'
import {
  beatRun,
  claimRun,
  deleteHalfWritten,
  endRun,
  isStillHeld,
  type JobRun,
  putDownRun,
} from '../../adapters/postgres/runs/job-run-repository.ts'
import {
  beatPreview,
  claimPreview,
  endPreview,
  putDownPreview,
} from '../../adapters/postgres/runs/preview-repository.ts'
import { runBroken, runGivenUp } from '../../domain/job/job-errors.ts'
import { beginDueRuns } from './begin-due-runs.ts'
import { spillFolder } from './evaluate-match.ts'
import type { WorkerAnswer, WorkerOrder } from './worker-order.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

export type RunDesk = Readonly<{
  /** Looks for work from now on: what waits, what a killed process left behind, what is due. */
  start: () => void
  /** Works at this run or preview here, unless another process does or too much is going on; comes back when it has ended here. Never throws. */
  work: (task: WorkerOrder['task'], id: string) => Promise<void>
  isClosing: () => boolean
  /** Ends the processes that work; what they were at waits for another service. */
  close: () => Promise<void>
}>

export type RunDeskParts = Readonly<{
  db: Database
  /** Text of the key file. */
  personalDataKeys: string
  onFault: (error: unknown, id: string | null) => void
}>

/** Each may take a gibibyte. */
const AT_ONCE_MAX = 2
const LEASE_SECONDS = 15
const BEAT_MS = 1_000
const LOOK_AGAIN_MS = 2_000
const BREAKS_OFF_MAX = 5

/** Claims runs, has a process of its own work at each, and keeps their leases while those live. */
type DeskParts = RunDeskParts & Readonly<{ pool: WorkerPool }>

export function createRunDesk(given: RunDeskParts): RunDesk {
  const parts: DeskParts = { ...given, pool: createWorkerPool() }
  const { db, onFault } = parts
  const closing = new AbortController()
  const works = new Set<Promise<unknown>>()
  let atWork = 0
  const queue: (() => void)[] = []

  const inTurn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (atWork >= AT_ONCE_MAX) await new Promise<void>((resolve) => queue.push(resolve))
    else atWork += 1
    try {
      return await act()
    } finally {
      const next = queue.shift()
      if (next === undefined) atWork -= 1
      else next()
    }
  }
  const takeUp = async (task: WorkerOrder['task'], id: string | null): Promise<boolean> => {
    if (closing.signal.aborted) return false
    try {
      return task === 'run'
        ? await workAtRun(parts, id, closing.signal)
        : await workAtPreview(parts, id, closing.signal)
    } catch (error) {
      onFault(error, id)
      return false
    }
  }
  const keep = <Result>(promise: Promise<Result>): Promise<Result> => {
    works.add(promise)
    return promise.finally(() => works.delete(promise))
  }
  async function lookForEver(): Promise<void> {
    while (!closing.signal.aborted) {
      const found = await inTurn(async () => (await takeUp('run', null)) || (await takeUp('preview', null)))
      if (!found) await wait(LOOK_AGAIN_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
    }
  }
  async function beginForEver(): Promise<void> {
    while (!closing.signal.aborted) {
      await beginDueRuns(db, new Date(), onFault).catch((error: unknown) => onFault(error, null))
      await wait(DUE_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
    }
  }
  return {
    start: () => {
      for (let place = 0; place < AT_ONCE_MAX; place += 1) void keep(lookForEver())
      void keep(beginForEver())
    },
    work: async (task, id) => void (await keep(inTurn(() => takeUp(task, id)))),
    isClosing: () => closing.signal.aborted,
    close: async () => {
      closing.abort()
      await Promise.allSettled(works)
      parts.pool.close()
    },
  }
}
const DUE_MS = 20_000

/** True when there was one to work at. */
async function workAtRun(parts: DeskParts, id: string | null, closing: AbortSignal): Promise<boolean> {
  const { db, onFault } = parts
  const run = await claimRun(db, { runId: id, leaseSeconds: LEASE_SECONDS })
  if (run === undefined) return false
  if (run.cancel_asked_by !== null) {
    await fail(db, run, null)
    return true
  }
  if (run.broken_off >= BREAKS_OFF_MAX) {
    await fail(db, run, toProblemRecord(runGivenUp(run.id, run.broken_off)))
    return true
  }
  const outcome = await inWorker(parts, { task: 'run', id: run.id, epoch: run.epoch }, closing, async () => {
    const { isOurs, isCancelled } = await beatRun(db, run, LEASE_SECONDS)
    return isOurs && !isCancelled
  })
  if (outcome === 'stopped') {
    if (closing.aborted) await putDownRun(db, run, { isBroken: false })
    else await fail(db, run, null)
  } else if (outcome === 'died') await putDownRun(db, run, { isBroken: true })
  else if (outcome.outcome === 'failed') {
    if (outcome.problem === null) onFault(new Error(outcome.fault), run.id)
    if (outcome.isPassing) await putDownRun(db, run, { isBroken: true })
    else await fail(db, run, outcome.problem ?? toProblemRecord(runBroken(run.id)))
  }
  return true
}

async function workAtPreview(parts: DeskParts, id: string | null, closing: AbortSignal): Promise<boolean> {
  const { db, onFault } = parts
  const preview = await claimPreview(db, { previewId: id, leaseSeconds: LEASE_SECONDS })
  if (preview === undefined) return false
  if (preview.broken_off >= BREAKS_OFF_MAX) {
    await endPreview(db, preview, { problem: toProblemRecord(runGivenUp(preview.id, preview.broken_off)) })
    return true
  }
  const order = { task: 'preview', id: preview.id, epoch: preview.epoch } as const
  const outcome = await inWorker(parts, order, closing, () => beatPreview(db, preview, LEASE_SECONDS))
  if (outcome === 'stopped' || outcome === 'died') await putDownPreview(db, preview, { isBroken: outcome === 'died' })
  else if (outcome.outcome === 'failed') {
    if (outcome.problem === null) onFault(new Error(outcome.fault), preview.id)
    if (outcome.isPassing) await putDownPreview(db, preview, { isBroken: true })
    else await endPreview(db, preview, { problem: outcome.problem ?? toProblemRecord(runBroken(preview.id)) })
  }
  return true
}

/** Cancelled without a problem, failed with one; what is half written goes first. A run that another has by now is left to that one. */
async function fail(db: Database, run: JobRun, problem: ProblemRecord | null): Promise<void> {
  await db.transaction(async (trx) => {
    if (!(await isStillHeld(trx, run))) return
    await deleteHalfWritten(trx, run)
    await endRun(trx, run, problem)
  })
}

/** What came of it; 'stopped' where the desk closes or `goesOn` said no, 'died' where the process ended without a word. */
async function inWorker(
  { db, personalDataKeys, onFault, pool }: DeskParts,
  order: Pick<WorkerOrder, 'task' | 'id' | 'epoch'>,
  closing: AbortSignal,
  goesOn: () => Promise<boolean>,
): Promise<WorkerAnswer | 'stopped' | 'died'> {
  let isStopped = false
  let stop = (): void => undefined
  const beat = setInterval(() => {
    goesOn().then(
      (goes) => !goes && stop(),
      (error: unknown) => onFault(error, order.id),
    )
  }, BEAT_MS)
  const close = (): void => stop()
  closing.addEventListener('abort', close, { once: true })
  try {
    const whole = { ...order, databaseUrl: connectionUrl(db), personalDataKeys }
    const answer = await pool.give(whole, (kill) => {
      stop = () => {
        isStopped = true
        kill()
      }
      if (closing.aborted) stop()
    })
    return answer ?? (isStopped ? 'stopped' : 'died')
  } finally {
    clearInterval(beat)
    // A process that was killed leaves its own behind.
    await rm(spillFolder(order), { recursive: true, force: true })
    closing.removeEventListener('abort', close)
  }
}
