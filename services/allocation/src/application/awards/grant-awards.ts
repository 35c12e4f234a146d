import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { compareMoney, type Money, parseMoney, sumMoney } from '@fundtrace/money'
import {
  type AwardRun,
  closeRun,
  findRunningRun,
  insertAwards,
  insertRun,
  readLeftToPay,
} from '../../adapters/postgres/award-repository.ts'
import { countWaiting, findTakenLine } from '../../adapters/postgres/award-waiting.ts'
import { namesReceivers } from '../../adapters/postgres/plan-line-repository.ts'
import { findPlanInForce, lockPlan, type Plan } from '../../adapters/postgres/plan-repository.ts'
import { readFund, readProgrammeOf } from '../../adapters/postgres/programme-repository.ts'
import { readBeneficiaryAreas } from '../../adapters/postgres/register-repository.ts'
import { awardPurposeNotAllowed, awardsRunning } from '../../domain/award/award-errors.ts'
import { purposeOf } from '../../domain/award/purpose.ts'
import {
  awardLineTaken,
  awardsBeyondPlan,
  awardsNotNamed,
  awardsNotWanted,
  beneficiaryElsewhere,
  planAwarded,
  planStateWrong,
  unknown,
} from '../../domain/errors.ts'
import { drawnPlanMissing } from '../../domain/plan/plan-order-errors.ts'
import { type Programme, receiverKindOf } from '../../domain/programme/programme.ts'
import { startJob } from '../jobs/run-job.ts'
import type { Officer } from '../officer.ts'
import { announceManifest, announcePage, AWARDS_PER_PAGE, type PlannedAward } from './announce-awards.ts'
import { AWARD_JOB, lineNames } from './award-job.ts'

/** Without `awards` every line of the plan that is not awarded yet is; a plan that names nobody needs them listed. */
export type AwardOrder = Readonly<{
  planId: string
  period: string
  purpose: string | null
  awards: readonly OrderedAward[] | null
}>
export type OrderedAward = Readonly<{ beneficiary_id: string; line: string; amount: string; purpose?: string }>

/**
 * Turns a posted plan into awards to named receivers: each can be paid once, and none goes beyond the plan. Listed awards are made at once,
 * the lines of a plan by a job, whose id is told; what can be refused is refused here, before the first page.
 */
export async function grantAwards(
  trx: Transaction,
  order: AwardOrder,
  officer: Officer,
): Promise<{ planId: string; runId: string; jobId: string | null }> {
  const plan = await lockPlan(trx, order.planId)
  if (plan.state !== 'posted') throw planStateWrong(plan.id, plan.state, 'posted')
  const running = await findRunningRun(trx, plan.id)
  if (running !== undefined) throw awardsRunning(plan.id, running)
  const programme = await readProgrammeOf(trx, plan.programmeId, plan.programmeVersion)
  if (order.purpose !== null && !programme.purposes.includes(order.purpose))
    throw awardPurposeNotAllowed(programme.id, order.purpose, programme.purposes)
  const run: AwardRun = {
    id: randomUUID(),
    planId: plan.id,
    payingPlanId: (await payingPlanOf(trx, plan)).id,
    fundId: plan.fundId,
    programmeId: plan.programmeId,
    period: order.period,
    purpose: order.purpose,
    madeBy: officer.subject,
  }
  const namesSomebody = await namesReceivers(trx, plan.id)
  if (order.awards !== null) {
    if (namesSomebody) throw awardsNotWanted(plan.id)
    const awards = await locate(trx, programme, run, order.awards)
    await refuseBeyondPlan(trx, plan, sumMoney(awards.map((award) => award.amount)))
    await awardAtOnce(trx, run, awards, officer)
    return { planId: plan.id, runId: run.id, jobId: null }
  }
  if (!namesSomebody) throw awardsNotNamed(plan.id)
  // An award to a project names its purpose: better said now than in the middle of the run.
  purposeOf(programme, run.purpose, { id: plan.id, kind: receiverKindOf(programme) ?? '' })
  return { planId: plan.id, runId: run.id, jobId: await startRun(trx, run, plan, officer) }
}

/** Of a plan that draws on another programme it is that one's plan in force, which alone the ledger knows. */
async function payingPlanOf(trx: Transaction, plan: Plan): Promise<Plan> {
  if (plan.drawsOn === null) return plan
  const paying = await findPlanInForce(trx, plan.fundId, plan.drawsOn)
  if (paying !== undefined) return paying
  throw drawnPlanMissing(plan.programmeId, plan.drawsOn, (await readFund(trx, plan.fundId)).fiscal_year)
}

async function startRun(trx: Transaction, run: AwardRun, plan: Plan, officer: Officer): Promise<string> {
  const waiting = await countWaiting(trx, run)
  if (waiting.count === 0) throw planAwarded(plan.id, totalOf(plan))
  await refuseBeyondPlan(trx, plan, waiting.total)
  const taken = await findTakenLine(trx, run, await lineNames(trx, run))
  if (taken !== undefined) throw awardLineTaken(run.programmeId, run.period, taken)
  await insertRun(trx, run)
  const { area_code } = await readFund(trx, plan.fundId)
  return startJob(trx, AWARD_JOB, run.id, { areas: [area_code], officer, total: waiting.count })
}

async function awardAtOnce(
  trx: Transaction,
  run: AwardRun,
  awards: readonly PlannedAward[],
  officer: Officer,
): Promise<void> {
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  await insertRun(trx, run)
  await insertAwards(trx, run, 0, awards)
  for (let first = 0; first < awards.length; first += AWARDS_PER_PAGE)
    await announcePage(trx, origin, run, first / AWARDS_PER_PAGE + 1, awards.slice(first, first + AWARDS_PER_PAGE))
  await closeRun(trx, run.id, { ...(await announceManifest(trx, origin, run)), problem: null })
}

async function refuseBeyondPlan(trx: Transaction, plan: Plan, asked: Money): Promise<void> {
  const available = await readLeftToPay(trx, plan)
  if (compareMoney(asked, available) > 0) throw awardsBeyondPlan(plan.id, available, asked)
}

function totalOf(plan: Plan): Money {
  if (plan.total === null) throw new Error(`Plan ${plan.id} is ${plan.state} and has no total`)
  return plan.total
}

async function locate(
  trx: Transaction,
  programme: Programme,
  run: AwardRun,
  awards: readonly OrderedAward[],
): Promise<PlannedAward[]> {
  const register = await readBeneficiaryAreas(
    trx,
    awards.map((award) => award.beneficiary_id),
  )
  return awards.map((award) => {
    const entry = register.get(award.beneficiary_id)
    if (entry === undefined) throw unknown('beneficiary', award.beneficiary_id)
    if (!programme.covers.some((area) => entry.area_code.startsWith(area)))
      throw beneficiaryElsewhere(entry.id, entry.area_code, programme.covers.join(', '))
    return {
      id: randomUUID(),
      beneficiaryId: entry.id,
      kind: entry.kind,
      areaCode: entry.area_code,
      line: award.line,
      planLine: null,
      purpose: purposeOf(programme, award.purpose ?? run.purpose, entry),
      amount: parseMoney(award.amount),
      parts: null,
    }
  })
}
