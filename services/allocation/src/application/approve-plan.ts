import {
  ALLOCATION_PLANS,
  type Announcement,
  LEDGER_REQUESTS,
  type PlanApproved,
  type RequestOf,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import { approve, lockPlan, type NamedShare, type Plan, readShares } from '../adapters/postgres/plan-repository.ts'
import { type Fund, readFund, readProgramme } from '../adapters/postgres/programme-repository.ts'
import { approvedByMaker, planStateWrong } from '../domain/errors.ts'
import { isFundedByAward, type Programme } from '../domain/programme.ts'
import type { Officer } from './officer.ts'

/** Another officer than its maker says yes: the ledger is asked to post what each funder owes, and everybody is told. */
export async function approvePlan(trx: Transaction, planId: string, officer: Officer): Promise<void> {
  const plan = await lockPlan(trx, planId)
  if (plan.madeBy === officer.subject) throw approvedByMaker(planId, officer.subject)
  if (plan.state !== 'computed') throw planStateWrong(planId, plan.state, 'computed')
  await approve(trx, plan, officer.subject)

  const fund = await readFund(trx, plan.fundId)
  const programme = await readProgramme(trx, fund.programme_id)
  const shares = await readShares(trx, planId)
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, fund.id, [planRequested(plan, fund, programme, shares)])
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, fund.id, [planApproved(plan, fund, programme, shares)])
}

const nameOf = (fund: Fund, programme: Programme): string => `${programme.name} ${fund.fiscal_year}`

const planRequested = (
  plan: Plan,
  fund: Fund,
  programme: Programme,
  shares: readonly NamedShare[],
): Announcement<'TransactionRequested', RequestOf<'plan'>> => ({
  type: 'TransactionRequested',
  data: {
    kind: 'plan',
    plan_id: plan.id,
    document_number: programme.documentNumber,
    fund: {
      id: fund.id,
      name: nameOf(fund, programme),
      programme_id: programme.id,
      fiscal_year: fund.fiscal_year,
      area_code: fund.area_code,
      funded: isFundedByAward(programme) ? 'by_award' : 'by_plan',
    },
    total: formatMoney(plan.total),
    shares: shares.map((share) => ({
      funder_id: share.funderId,
      funder_name: share.name,
      funder_area: share.areaCode,
      amount: formatMoney(share.amount),
    })),
  },
})

const planApproved = (
  plan: Plan,
  fund: Fund,
  programme: Programme,
  shares: readonly NamedShare[],
): Announcement<'PlanApproved', PlanApproved> => ({
  type: 'PlanApproved',
  data: {
    plan_id: plan.id,
    fund: {
      id: fund.id,
      name: nameOf(fund, programme),
      programme_id: programme.id,
      fiscal_year: fund.fiscal_year,
      area_code: fund.area_code,
      funder_areas: shares.flatMap((share) => share.areaCode ?? []),
    },
    document_number: programme.documentNumber,
    total: formatMoney(plan.total),
    shares: shares.map((share) => ({ funder_id: share.funderId, amount: formatMoney(share.amount) })),
  },
})
