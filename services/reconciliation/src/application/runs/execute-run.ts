import type { Database, Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { readJob } from '../../adapters/postgres/runs/job-repository.ts'
import {
  completeRun,
  deleteHalfWritten,
  isHeld,
  isStillHeld,
  type JobRun,
  sayProgress,
} from '../../adapters/postgres/runs/job-run-repository.ts'
import { copyBreaks, copyMatches } from '../../adapters/postgres/runs/run-result-writer.ts'
import type { CompletedRun, RunPhase } from '../../domain/job/run.ts'
import { breakIdentities } from '../../domain/job/break-identity.ts'
import { carryCases } from '../cases/carry-cases.ts'
import { locateRows } from '../cases/locate-rows.ts'
import { evaluate } from './evaluate.ts'
import { freezeInputs, type FrozenInputs, type RunInHand } from './freeze-inputs.ts'
import { personalOf } from './personal-of-datasets.ts'
import type { ResultSink } from './result-sink.ts'

/** What stops a run that is no longer ours: another process has it, or it was cancelled. It is no failure of the run. */
export class RunLostError extends Error {}

export type RunParts = Readonly<{
  db: Database
  ring: KeyRing
}>

/**
 * Works at a run that was claimed, from freezing its inputs to its result. Every page proves at its end that the run's epoch is still the
 * one that was claimed; what an epoch before has half written is thrown away first, so that no result is of two.
 *
 * @throws RunLostError, and whatever the evaluator throws
 */
export async function executeRun({ db, ring }: RunParts, run: JobRun): Promise<void> {
  const inPage = <Result>(act: (trx: Transaction) => Promise<Result>): Promise<Result> =>
    db.transaction(async (trx) => {
      // Not locked while the page is written: the beat goes on. What is taken over meanwhile is seen at the end.
      if (!(await isHeld(trx, run))) throw lost(run)
      const result = await act(trx)
      if (!(await isStillHeld(trx, run))) throw lost(run)
      return result
    })
  const job = await readJob(db, run.job_id, run.job_version)
  const hand: RunInHand = { db, ring, run, job, inPage }
  await inPage((trx) => deleteHalfWritten(trx, run))
  await sayProgress(db, run, { phase: 'freezing', done: 0, total: null })
  const inputs = await freezeInputs(hand)

  const speak = progressSpeaker(db, run, inputs)
  const result = await evaluate(hand, inputs, job.document, sinkOf(hand, inputs, speak.say))
  await speak.settled()
  const completed = completedRun(run)
  const located = await locateRows({ db, ring }, completed)
  await db.transaction(async (trx) => {
    if (!(await isStillHeld(trx, run))) throw lost(run)
    await completeRun(trx, run, { ...result, inputsSha256: inputs.sha256 }, result.totals)
    await carryCases(trx, completed, located)
  })
}

const lost = ({ number, epoch }: JobRun): RunLostError =>
  new RunLostError(`run ${number} is no longer of epoch ${epoch}`)

const completedRun = (run: JobRun): CompletedRun => ({
  number: run.number,
  id: run.id,
  jobId: run.job_id,
  areaCode: run.area_code,
  asOf: run.as_of,
  askedBy: run.asked_by,
  askedFor: run.asked_for,
})

function sinkOf(hand: RunInHand, inputs: FrozenInputs, progress: ResultSink['progress']): ResultSink {
  const { run, ring, job, inPage } = hand
  const identities = breakIdentities(ring, job.id)
  const personal = personalOf(inputs.datasets)
  return {
    progress,
    matches: (lines) => inPage((trx) => copyMatches(trx, run.number, lines)),
    breaks: (page) => {
      const written = page.map((found) => ({ found, identity: identities.next(found) }))
      return inPage((trx) => copyBreaks(trx, { run: run.number, ring, personal, change: null }, written))
    },
  }
}

/** Keeps progress at most once a second, and never holds up who says it. */
function progressSpeaker(db: Database, run: JobRun, inputs: FrozenInputs) {
  const rows = [...inputs.datasets.values()].reduce((sum, { row_count: count }) => sum + count, 0)
  let spokeAt = 0
  let phase: RunPhase = 'freezing'
  let speaking: Promise<void> = Promise.resolve()
  return {
    say: (next: RunPhase, done: number, total: number | null): void => {
      if (next === phase && Date.now() - spokeAt < EVERY_MS) return
      spokeAt = Date.now()
      phase = next
      speaking = speaking
        .then(() => sayProgress(db, run, { phase: next, done, total: total ?? (next === 'reading' ? rows : null) }))
        .catch(() => undefined)
    },
    settled: () => speaking,
  }
}
const EVERY_MS = 1_000
