import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database, Transaction } from '@fundtrace/database'
import { DomainError, toProblemRecord } from '@fundtrace/problem'
import {
  beatWork,
  claimWork,
  endWork,
  holdWork,
  moveWorkOn,
  openWork,
  putDownWork,
  readWork,
  type Work,
} from '../adapters/postgres/work-repository.ts'
import type { Person } from '../domain/four-eyes.ts'

/**
 * Long work on a batch: checking, writing or taking 100,000 lines. It goes in pages, each its own transaction that proves that the work is
 * still this process's, so a page takes effect once and a kill -9 loses none. Whoever asks again goes on behind the last page.
 *
 * The request begins the work in its own transaction (`beginWork`), does it after the commit (`Workshop.run`) and waits for it so long.
 * What only the officer may do, such as looking payees up with his token, the task does from memory: nobody goes on with it unasked.
 */
export const beginWork = (
  trx: Transaction,
  order: Readonly<{ batchId: string; kind: string; subject?: string; of: number; officer: Person }>,
): Promise<string> =>
  openWork(trx, {
    id: randomUUID(),
    batch_id: order.batchId,
    kind: order.kind,
    subject: order.subject ?? '',
    of: order.of,
    asked_by: order.officer.subject,
  })

/** A work as its task holds it. */
export type WorkInHand = Readonly<{
  /** As it was when it was taken up: `done` lines are done already. */
  work: Work
  /** One page: what `act` writes and how many lines are done behind it (of all, not of the page) are kept together. */
  inPage: (act: (trx: Transaction) => Promise<number>) => Promise<void>
  /** Keeps how far it is where nothing else is to be written. */
  progress: (done: number) => Promise<void>
  /** The last page: with it the work is done. */
  finish: (act: (trx: Transaction) => Promise<void>) => Promise<void>
}>
/** A DomainError that it throws fails the work for good; any other fault leaves it to whoever asks next. */
export type Task = (hand: WorkInHand) => Promise<void>

export type Workshop = Readonly<{
  /** Does the work here, unless it has ended or a living process does it, and waits for it so long: the work as it is then. */
  run: (workId: string, task: Task) => Promise<Work>
  /** Waits for the pages that are being written; the rest waits for whoever asks again. */
  close: () => Promise<void>
}>

const LOOK_AGAIN_MS = 50
const BEAT_MS = 3_000

/** `waitMs`: how long a request waits. `onFault` is told what went wrong after its request was answered. */
export function createWorkshop(parts: {
  db: Database
  waitMs: number
  onFault: (error: unknown, workId: string) => void
}): Workshop {
  const { db, waitMs, onFault } = parts
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()

  const begin = (workId: string, task: Task): Promise<void> => {
    const doing = doWork(db, workId, task, closing.signal).finally(() => underWay.delete(doing))
    underWay.add(doing)
    return doing
  }
  return {
    run: async (workId, task) => {
      const deadline = Date.now() + waitMs
      let isAnswered = false
      const doing = begin(workId, task)
      doing.catch((error: unknown) => isAnswered && onFault(error, workId))
      try {
        await Promise.race([doing, wait(waitMs, undefined, { ref: false })])
        let work = await readWork(db, workId)
        while (work.state === 'running' && Date.now() < deadline && !closing.signal.aborted) {
          await wait(LOOK_AGAIN_MS)
          work = await readWork(db, workId)
        }
        return work
      } finally {
        isAnswered = true
      }
    },
    close: async () => {
      closing.abort()
      await Promise.allSettled(underWay)
    },
  }
}

/** What stops a task that is to stop: another process has the work, or this one ends. */
class WorkPutDownError extends Error {}

async function doWork(db: Database, workId: string, task: Task, closing: AbortSignal): Promise<void> {
  const owner = randomUUID()
  const work = await claimWork(db, workId, owner)
  if (work === undefined) return
  const inOwn = <Result>(act: (trx: Transaction) => Promise<Result>): Promise<Result> => {
    if (closing.aborted) throw new WorkPutDownError()
    return db.transaction(async (trx) => {
      if (!(await holdWork(trx, workId, owner))) throw new WorkPutDownError()
      return act(trx)
    })
  }
  let isDone = false
  const hand: WorkInHand = {
    work,
    inPage: async (act) => inOwn(async (trx) => moveWorkOn(trx, workId, await act(trx))),
    progress: async (done) => inOwn((trx) => moveWorkOn(trx, workId, done)),
    finish: async (act) => {
      await inOwn(async (trx) => {
        await act(trx)
        await endWork(trx, workId, null)
      })
      isDone = true
    },
  }
  const beating = setInterval(() => void beatWork(db, workId, owner).catch(() => undefined), BEAT_MS)
  try {
    await task(hand)
    if (!isDone) await hand.finish(async () => undefined)
  } catch (error) {
    if (error instanceof DomainError && !PASSING.has(error.kind))
      return await inOwn((trx) => endWork(trx, workId, toProblemRecord(error))).catch(unlessPutDown)
    await putDownWork(db, workId, owner)
    unlessPutDown(error)
  } finally {
    clearInterval(beating)
  }
}

/** Not of the work: another service is away, or the officer who asked may not, or no longer. It waits for whoever asks next. */
const PASSING: ReadonlySet<DomainError['kind']> = new Set(['unavailable', 'unauthenticated', 'forbidden'])

function unlessPutDown(error: unknown): void {
  if (!(error instanceof WorkPutDownError)) throw error
}
