import { createHash, randomUUID } from 'node:crypto'
import {
  ALLOCATION_PLANS,
  type Announcement,
  type Award,
  type AwardManifest,
  type AwardPage,
  LEDGER_REQUESTS,
  type RequestOf,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { compareMoney, formatMoney, type Money, parseMoney, subtractMoney, sumMoney } from '@fundtrace/money'
import {
  type AwardRun,
  insertAwards,
  readAwardedBeneficiaries,
  readAwardedOfPlan,
} from '../adapters/postgres/award-repository.ts'
import { type LinePage, lockPlan, type Plan, readLines } from '../adapters/postgres/plan-repository.ts'
import { readFund } from '../adapters/postgres/programme-repository.ts'
import { readBeneficiaryAreas } from '../adapters/postgres/register-repository.ts'
import {
  awardsBeyondPlan,
  awardsNotNamed,
  awardsNotWanted,
  beneficiaryElsewhere,
  planAwarded,
  planStateWrong,
  unknown,
} from '../domain/errors.ts'
import type { Officer } from './officer.ts'

/** Without `awards` every line of the plan that is not awarded yet is; a plan that names nobody needs them listed. */
export type AwardOrder = Readonly<{ planId: string; period: string; awards: readonly OrderedAward[] | null }>
export type OrderedAward = Readonly<{ beneficiary_id: string; line: string; amount: string }>

type PlannedAward = Readonly<{
  id: string
  beneficiaryId: string
  kind: Award['beneficiary_kind']
  areaCode: string
  line: string
  amount: Money
  parts: readonly Readonly<{ funder_id: string; amount: string }>[] | null
}>

const AWARDS_PER_PAGE = 500
const PLAN_LINES_MAX = 1_000_000
/** The line of an award that stands for a whole plan line. */
const WHOLE_LINE = 'whole'

/** Turns a posted plan into awards to named receivers: each can be paid once, and none goes beyond the plan. */
export async function grantAwards(
  trx: Transaction,
  order: AwardOrder,
  officer: Officer,
): Promise<{ award_run_id: string; count: number; total: string }> {
  const plan = await lockPlan(trx, order.planId)
  if (plan.state !== 'posted') throw planStateWrong(plan.id, plan.state, 'posted')
  const fund = await readFund(trx, plan.fundId)
  const awards = await locate(trx, fund.area_code, await awardsOf(trx, plan, order.awards))
  const total = sumMoney(awards.map((award) => award.amount))
  const available = subtractMoney(plan.total, await readAwardedOfPlan(trx, plan.id))
  if (compareMoney(total, available) > 0) throw awardsBeyondPlan(plan.id, available, total)

  const run: AwardRun = {
    id: randomUUID(),
    planId: plan.id,
    programmeId: fund.programme_id,
    period: order.period,
    madeBy: officer.subject,
  }
  await insertAwards(trx, run, awards, total)
  const pages = toPages(awards)
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  await appendToOutbox(
    trx,
    origin,
    LEDGER_REQUESTS,
    fund.id,
    pages.map((page) => awardsRequested(plan.id, page)),
  )
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, fund.id, [
    ...pages.map((page, index) => awardPage(run, fund.id, index + 1, page)),
    manifest(run, fund.id, pages.length, awards, total),
  ])
  return { award_run_id: run.id, count: awards.length, total: formatMoney(total) }
}

type Unlocated = Omit<PlannedAward, 'kind' | 'areaCode'>

async function awardsOf(trx: Transaction, plan: Plan, ordered: AwardOrder['awards']): Promise<Unlocated[]> {
  const named = (await readLines(trx, plan.id, { after: 0, limit: PLAN_LINES_MAX })).filter(namesSomebody)
  if (ordered !== null) {
    if (named.length > 0) throw awardsNotWanted(plan.id)
    return ordered.map((award) => ({
      id: randomUUID(),
      beneficiaryId: award.beneficiary_id,
      line: award.line,
      amount: parseMoney(award.amount),
      parts: null,
    }))
  }
  if (named.length === 0) throw awardsNotNamed(plan.id)
  const awarded = await readAwardedBeneficiaries(trx, plan.id)
  const waiting = named.filter((line) => !awarded.has(line.beneficiary_id))
  if (waiting.length === 0) throw planAwarded(plan.id, plan.total)
  return waiting.map((line) => ({
    id: randomUUID(),
    beneficiaryId: line.beneficiary_id,
    line: WHOLE_LINE,
    amount: parseMoney(line.amount),
    parts: line.parts,
  }))
}

const namesSomebody = (line: LinePage): line is LinePage & { beneficiary_id: string } => line.beneficiary_id !== null

async function locate(trx: Transaction, areaCode: string, awards: readonly Unlocated[]): Promise<PlannedAward[]> {
  const register = await readBeneficiaryAreas(
    trx,
    awards.map((award) => award.beneficiaryId),
  )
  return awards.map((award) => {
    const entry = register.get(award.beneficiaryId)
    if (entry === undefined) throw unknown('beneficiary', award.beneficiaryId)
    if (!entry.area_code.startsWith(areaCode)) throw beneficiaryElsewhere(entry.id, entry.area_code, areaCode)
    return { ...award, kind: entry.kind, areaCode: entry.area_code }
  })
}

function toPages(awards: readonly PlannedAward[]): PlannedAward[][] {
  const pages: PlannedAward[][] = []
  for (let first = 0; first < awards.length; first += AWARDS_PER_PAGE)
    pages.push(awards.slice(first, first + AWARDS_PER_PAGE))
  return pages
}

const awardsRequested = (
  planId: string,
  page: readonly PlannedAward[],
): Announcement<'TransactionRequested', RequestOf<'awards'>> => ({
  type: 'TransactionRequested',
  data: {
    kind: 'awards',
    plan_id: planId,
    awards: page.map((award) => ({
      award_id: award.id,
      beneficiary_id: award.beneficiaryId,
      amount: formatMoney(award.amount),
      parts: award.parts === null ? null : [...award.parts],
    })),
  },
})

const awardPage = (
  run: AwardRun,
  fundId: string,
  page: number,
  awards: readonly PlannedAward[],
): Announcement<'AwardPage', AwardPage> => ({
  type: 'AwardPage',
  data: {
    award_run_id: run.id,
    plan_id: run.planId,
    fund_id: fundId,
    programme_id: run.programmeId,
    page,
    awards: awards.map((award) => ({
      award_id: award.id,
      beneficiary_id: award.beneficiaryId,
      beneficiary_kind: award.kind,
      area_code: award.areaCode,
      period: run.period,
      line: award.line,
      amount: formatMoney(award.amount),
    })),
  },
})

function manifest(
  run: AwardRun,
  fundId: string,
  pages: number,
  awards: readonly PlannedAward[],
  total: Money,
): Announcement<'AwardManifest', AwardManifest> {
  const hash = createHash('sha256')
  for (const award of awards) hash.update(`${award.id} ${formatMoney(award.amount)}\n`)
  return {
    type: 'AwardManifest',
    data: {
      award_run_id: run.id,
      plan_id: run.planId,
      fund_id: fundId,
      pages,
      count: awards.length,
      total: formatMoney(total),
      hash: hash.digest('hex'),
    },
  }
}
