import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { holdCasesOfJob } from '../../adapters/postgres/job-case-lock.ts'
import { movedBy } from '../../adapters/postgres/moved-by.ts'
import {
  closePeriod,
  findAskedPeriod,
  insertPeriod,
  type Period,
  readClosedThrough,
  readPeriod,
  rejectPeriod,
} from '../../adapters/postgres/period-repository.ts'
import { PERIOD_MOVES, type PeriodState } from '../../domain/file-moves.ts'
import { isNoneOf, peopleOf, type Person } from '../../domain/four-eyes.ts'
import {
  periodAsked,
  periodClosed,
  periodDayWrong,
  periodDecided,
  periodNotByAnother,
} from '../../domain/period-errors.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'

export type Closing = Readonly<{ jobId: string; through: string; reason: string; today: string }>

/** An officer asks that a job be closed up to and including a day that is over; another decides. */
export async function askClosing(
  trx: Transaction,
  { jobId, through, reason, today }: Closing,
  officer: Person,
): Promise<{ period_id: string }> {
  requireNoPersonalNumber(reason)
  await holdCasesOfJob(trx, jobId)
  if (through >= today) throw periodDayWrong(jobId, through, today)
  const closedThrough = await readClosedThrough(trx, jobId)
  if (closedThrough !== null && through <= closedThrough) throw periodClosed(jobId, through, closedThrough)
  const waiting = await findAskedPeriod(trx, jobId)
  if (waiting !== undefined) throw periodAsked(jobId, waiting)
  const id = randomUUID()
  await movedBy(trx, officer)
  await insertPeriod(
    trx,
    { id, jobId, fromDay: closedThrough === null ? null : dayAfter(closedThrough), throughDay: through, why: reason },
    officer,
  )
  return { period_id: id }
}

/** Another officer closes it, for good. */
export async function agreeToClosing(trx: Transaction, id: string, reason: string, officer: Person): Promise<void> {
  requireNoPersonalNumber(reason)
  const period = await lockAsked(trx, id, 'closed')
  const maker = { subject: period.asked_by, actingFor: period.asked_for }
  if (!isNoneOf(officer, peopleOf(maker))) throw periodNotByAnother(id, officer, maker)
  await movedBy(trx, officer)
  await closePeriod(trx, period, reason)
}

/** Anybody of the audit may; who asked takes it back so. */
export async function rejectClosing(trx: Transaction, id: string, reason: string, officer: Person): Promise<void> {
  requireNoPersonalNumber(reason)
  await lockAsked(trx, id, 'rejected')
  await movedBy(trx, officer)
  await rejectPeriod(trx, id, reason)
}

async function lockAsked(trx: Transaction, id: string, to: PeriodState): Promise<Period> {
  await holdCasesOfJob(trx, (await readPeriod(trx, id)).job_id)
  const period = await readPeriod(trx, id)
  if (!PERIOD_MOVES[period.state].includes(to)) throw periodDecided(id, period.state)
  return period
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
