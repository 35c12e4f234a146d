import {
  ALLOCATION_PLANS,
  type Announcement,
  type FundChangeOf,
  LEDGER_FUND_CHANGES,
  LEDGER_REQUESTS,
  type PlanApproved,
  type RequestOf,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { compareMoney, formatMoney, type Money } from '@fundtrace/money'
import { readLeftToPay } from '../../adapters/postgres/award-repository.ts'
import { countOpenObjections } from '../../adapters/postgres/plan-objection-repository.ts'
import {
  approve,
  findPlanInForce,
  lockPlan,
  movePlan,
  type NamedShare,
  type Plan,
  readShares,
} from '../../adapters/postgres/plan-repository.ts'
import { type Fund, readFund, readProgrammeOf } from '../../adapters/postgres/programme-repository.ts'
import { refuseApproval } from '../../domain/plan/plan-life.ts'
import { drawnPlanExceeded, drawnPlanMissing } from '../../domain/plan/plan-order-errors.ts'
import { isFundedByAward, type Programme } from '../../domain/programme/programme.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { refuseSecondYear } from './make-plan.ts'

/** A computed plan with all that its events tell of it. */
type Decision = Readonly<{ plan: Plan; total: Money; fund: Fund; programme: Programme; shares: readonly NamedShare[] }>

/**
 * Another officer than its maker says yes, after the public notice where there is one. The ledger is asked to post what each funder owes,
 * or by how much that changes where the plan replaces the one in force, and everybody is told.
 */
export async function approvePlan(trx: Transaction, planId: string, officer: Officer): Promise<void> {
  const plan = await lockPlan(trx, planId)
  const open = plan.state === 'noticed' ? await countOpenObjections(trx, planId) : 0
  // Whoever stands in for another counts as both.
  const people = officer.actingFor === null ? [officer.subject] : [officer.actingFor, officer.subject]
  const refusal = people
    .map((person) => refuseApproval(plan, person, todayInShanghai(), open))
    .find((found) => found !== null)
  if (refusal !== undefined) throw refusal
  if (plan.total === null) throw new Error(`Plan ${planId} is ${plan.state} and has no total`)

  const fund = await readFund(trx, plan.fundId)
  const programme = await readProgrammeOf(trx, plan.programmeId, plan.programmeVersion)
  await refuseSecondYear(trx, programme, { fiscalYear: fund.fiscal_year })
  const decision = { plan, total: plan.total, fund, programme, shares: await readShares(trx, planId) }
  if (plan.drawsOn === null) await approveOwing(trx, decision, officer)
  else await approveDrawing(trx, decision, plan.drawsOn, officer)
}

async function approveOwing(trx: Transaction, decision: Decision, officer: Officer): Promise<void> {
  const { plan, fund } = decision
  await approve(trx, plan, officer.subject)
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  if (plan.replaces === null) await appendToOutbox(trx, origin, LEDGER_REQUESTS, fund.id, [planRequested(decision)])
  else
    await appendToOutbox(trx, origin, LEDGER_FUND_CHANGES, fund.id, [
      planChanged(decision, plan.replaces, plan.reason ?? ''),
    ])
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, fund.id, [planApproved(decision)])
}

/** Owes nothing of its own, so there is nothing to ask the ledger for: it is in force as soon as it is approved. */
async function approveDrawing(
  trx: Transaction,
  { plan, total, fund, programme }: Decision,
  drawsOn: string,
  officer: Officer,
): Promise<void> {
  const paying = await findPlanInForce(trx, fund.id, drawsOn)
  if (paying === undefined) throw drawnPlanMissing(programme.id, drawsOn, fund.fiscal_year)
  const left = await readLeftToPay(trx, paying, plan.replaces)
  if (compareMoney(total, left) > 0) throw drawnPlanExceeded(plan.id, paying.id, left, total)
  await approve(trx, plan, officer.subject)
  await putInForce(trx, { ...plan, state: 'approved' }, BY_ITSELF)
}

const BY_ITSELF = 'allocation'

/** In force from now on; the plan that it replaces is so no more. What that one awarded stays and counts against this one. */
export async function putInForce(trx: Transaction, plan: Plan, by: string): Promise<void> {
  if (plan.replaces !== null) {
    const replaced = await lockPlan(trx, plan.replaces)
    await movePlan(trx, replaced, { to: 'superseded', by, reason: plan.reason })
  }
  await movePlan(trx, plan, { to: 'posted', by })
}

const nameOf = ({ fund, programme }: Decision): string => `${programme.name} ${fund.fiscal_year}`

const sharesOf = ({ shares }: Decision) =>
  shares.map((share) => ({
    funder_id: share.funderId,
    funder_name: share.name,
    funder_area: share.areaCode,
    amount: formatMoney(share.amount),
  }))

const planRequested = (decision: Decision): Announcement<'TransactionRequested', RequestOf<'plan'>> => ({
  type: 'TransactionRequested',
  data: {
    kind: 'plan',
    plan_id: decision.plan.id,
    document_number: decision.programme.documentNumber,
    fund: {
      id: decision.fund.id,
      name: nameOf(decision),
      programme_id: decision.programme.id,
      fiscal_year: decision.fund.fiscal_year,
      area_code: decision.fund.area_code,
      funded: isFundedByAward(decision.programme) ? 'by_award' : 'by_plan',
    },
    total: formatMoney(decision.total),
    shares: sharesOf(decision),
  },
})

const planChanged = (
  decision: Decision,
  replaces: string,
  reason: string,
): Announcement<'FundChangeRequested', FundChangeOf<'plan_changed'>> => ({
  type: 'FundChangeRequested',
  data: {
    kind: 'plan_changed',
    plan_id: decision.plan.id,
    replaces_plan_id: replaces,
    fund_id: decision.fund.id,
    document_number: decision.programme.documentNumber,
    total: formatMoney(decision.total),
    shares: sharesOf(decision),
    reason,
  },
})

const planApproved = (decision: Decision): Announcement<'PlanApproved', PlanApproved> => ({
  type: 'PlanApproved',
  data: {
    plan_id: decision.plan.id,
    fund: {
      id: decision.fund.id,
      name: nameOf(decision),
      programme_id: decision.programme.id,
      fiscal_year: decision.fund.fiscal_year,
      area_code: decision.fund.area_code,
      funder_areas: decision.shares.flatMap((share) => share.areaCode ?? []),
    },
    document_number: decision.programme.documentNumber,
    total: formatMoney(decision.total),
    shares: decision.shares.map((share) => ({ funder_id: share.funderId, amount: formatMoney(share.amount) })),
  },
})
