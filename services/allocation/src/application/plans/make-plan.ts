import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { findPlanInForce, findPlanOfOtherYear, insertPlan, lockPlan } from '../../adapters/postgres/plan-repository.ts'
import { ensureFund, readFund, readProgrammeOf, readVersion } from '../../adapters/postgres/programme-repository.ts'
import { planHeadcountWrong, programmeNotInForce } from '../../domain/plan/plan-errors.ts'
import { planMoveForbidden } from '../../domain/plan/plan-life-errors.ts'
import {
  drawnFundByAward,
  drawnPlanMissing,
  planReasonMissing,
  programmeOnceOnly,
  registerDayInFuture,
  registerRevisionUnknown,
  replacedPlanElsewhere,
  replacedPlanFundedOtherwise,
} from '../../domain/plan/plan-order-errors.ts'
import { isFundedByAward, type Programme } from '../../domain/programme/programme.ts'
import { isYearWithin } from '../../domain/programme/read-timing.ts'
import { readProgramme } from '../../domain/programme/read-programme.ts'
import { startJob } from '../jobs/run-job.ts'
import type { Officer } from '../officer.ts'
import { newestRevision } from '../register/read-receivers.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { PLAN_JOB } from './compute-plan-job.ts'

export type PlanOrder = Readonly<{
  programmeId: string
  /** The newest, unless one is named. */
  version: number | null
  fiscalYear: number
  /** Today in Shanghai, unless one is named: the register as it was on this day. */
  registerDay: string | null
  /** As it was known then; the newest revision, unless one is named. */
  asKnownAt: number | null
  people: number | null
  /** A plan in force that this one raises, cuts or supersedes, and why. */
  replaces: string | null
  reason: string | null
}>

/**
 * A draft of the plan of a programme for a year, and the job that computes it. What can be told at once is refused here and leaves no
 * trace; what only the computing shows is kept with the plan. Nothing is owed until another officer approves it.
 */
export async function makePlan(
  trx: Transaction,
  order: PlanOrder,
  officer: Officer,
): Promise<{ planId: string; jobId: string }> {
  const recorded = await readVersion(trx, order.programmeId, order.version)
  const programme = readProgramme(recorded.document)
  refuseOrder(programme, order)
  const register = await placeInRegister(trx, order)
  const fundId = `${programme.drawsOn ?? programme.id}-${order.fiscalYear}`
  if (programme.timing.kind === 'once') await refuseSecondYear(trx, programme, order)
  if (programme.drawsOn === null)
    await ensureFund(trx, {
      id: fundId,
      programme_id: programme.id,
      fiscal_year: order.fiscalYear,
      area_code: recorded.area_code,
    })
  else await requireDrawnPlan(trx, programme, programme.drawsOn, order.fiscalYear)
  if (order.replaces !== null) await requireReplaced(trx, order.replaces, fundId, programme)

  const planId = randomUUID()
  await insertPlan(trx, {
    id: planId,
    fundId,
    programmeId: programme.id,
    programmeVersion: programme.version,
    publishedPeople: order.people,
    ...register,
    drawsOn: programme.drawsOn,
    replaces: order.replaces,
    reason: order.reason,
    noticeDays: programme.noticeDays,
    madeBy: officer.subject,
  })
  const jobId = await startJob(trx, PLAN_JOB, planId, { areas: [recorded.area_code], officer })
  return { planId, jobId }
}

function refuseOrder(programme: Programme, { fiscalYear, people, replaces, reason }: PlanOrder): void {
  if ((replaces === null) !== (reason === null)) throw planReasonMissing(replaces)
  const { id, validFrom, validTo, base } = programme
  if (!isYearWithin(fiscalYear, validFrom, validTo)) throw programmeNotInForce(id, fiscalYear, validFrom, validTo)
  if ((base.of === 'published_people') !== (people !== null)) throw planHeadcountWrong(base.of, people)
}

async function placeInRegister(
  trx: Transaction,
  order: Pick<PlanOrder, 'registerDay' | 'asKnownAt'>,
): Promise<{ registerDay: string; registerRevision: number }> {
  const today = todayInShanghai()
  const registerDay = order.registerDay ?? today
  if (registerDay > today) throw registerDayInFuture(registerDay, today)
  const newest = await newestRevision(trx)
  const registerRevision = order.asKnownAt ?? newest
  if (registerRevision > newest) throw registerRevisionUnknown(registerRevision, newest)
  return { registerDay, registerRevision }
}

/** Of a programme that is funded once; approving asks again. */
export async function refuseSecondYear(
  trx: Transaction,
  { id, timing }: Pick<Programme, 'id' | 'timing'>,
  { fiscalYear }: { fiscalYear: number },
): Promise<void> {
  if (timing.kind !== 'once') return
  const other = await findPlanOfOtherYear(trx, id, fiscalYear)
  if (other !== undefined) throw programmeOnceOnly(id, other.fiscal_year, other.id)
}

async function requireDrawnPlan(trx: Transaction, programme: Programme, drawsOn: string, year: number): Promise<void> {
  const paying = await findPlanInForce(trx, `${drawsOn}-${year}`, drawsOn)
  if (paying === undefined) throw drawnPlanMissing(programme.id, drawsOn, year)
  if (isFundedByAward(await readProgrammeOf(trx, drawsOn, paying.programmeVersion)))
    throw drawnFundByAward(programme.id, drawsOn)
}

async function requireReplaced(trx: Transaction, planId: string, fundId: string, programme: Programme): Promise<void> {
  const replaced = await lockPlan(trx, planId)
  if (replaced.fundId !== fundId || replaced.programmeId !== programme.id)
    throw replacedPlanElsewhere(planId, replaced.fundId, (await readFund(trx, fundId)).id)
  if (replaced.state !== 'posted') throw planMoveForbidden(planId, replaced.state, 'superseded', ['posted'])
  // The ledger has split what was paid so far in one of the two ways; the other cannot go on from there.
  const before = await readProgrammeOf(trx, replaced.programmeId, replaced.programmeVersion)
  if (isFundedByAward(before) !== isFundedByAward(programme)) throw replacedPlanFundedOtherwise(planId, fundId)
}
