import type { BankStandIn } from './bank-stand-in.ts'
import { AREAS, EDZ_PROJECT, FISCAL_YEAR, FUNDERS, FUNDS, fundIdOf } from './figures.ts'
import { madeUpCadres, madeUpEnterprises, madeUpHouseholds, madeUpVillages } from './made-up-register.ts'
import type { Officers } from './officers.ts'
import type { PatientClient } from './patient-client.ts'
import { until } from './until.ts'

export type PlanReply = {
  id: string
  fund_id: string
  state: string
  total: string
  ratio: string[] | null
  shares: { funder_id: string; amount: string }[]
  problem: { detail: string } | null
}

export const keyOf = (...step: readonly string[]): { idempotencyKey: string } => ({
  idempotencyKey: Buffer.from(['main-job', ...step].join(':'))
    .toString('base64url')
    .slice(0, 200),
})

/** Funders, programmes, and the register that the plans are computed from. */
export async function registerEverybody(officers: Officers): Promise<void> {
  const province = officers.finance('44').maker
  for (const funder of FUNDERS) await province.post('allocation', '/v1/funders', funder, keyOf('funder', funder.id))
  for (const { programme } of FUNDS) {
    const bureau = officers.finance(programme.area_code).maker
    await bureau.post('allocation', '/v1/programmes', programme, keyOf('programme', programme.id))
  }
  await province.post('allocation', '/v1/register/areas', { ...AREAS_ORDER, areas: AREAS }, keyOf('areas'))
  const qingcheng = officers.finance('441802').maker
  const changes = [...madeUpHouseholds(), ...madeUpVillages(), ...madeUpEnterprises(), ...madeUpCadres()]
  for (let first = 0; first < changes.length; first += CHANGES_PER_REQUEST) {
    const body = { changes: changes.slice(first, first + CHANGES_PER_REQUEST) }
    await qingcheng.post('allocation', '/v1/register/changes', body, keyOf('register', String(first)))
  }
  const zone = officers.finance('440871').maker
  await zone.post('allocation', '/v1/beneficiaries', { beneficiaries: [EDZ_PROJECT.beneficiary] }, keyOf('project'))
}

const CHANGES_PER_REQUEST = 500
const AREAS_ORDER = { valid_from: '2016-01-01', reason: '行政区划' }

/** Each plan is computed by one officer, approved by another, and posted by the ledger. By fund id. */
export async function promiseFunds(officers: Officers): Promise<Map<string, PlanReply>> {
  const plans = new Map<string, PlanReply>()
  for (const fund of FUNDS) {
    const { maker, checker } = officers.finance(fund.programme.area_code)
    const order = {
      programme_id: fund.programme.id,
      fiscal_year: FISCAL_YEAR,
      ...(fund.people === undefined ? {} : { people: fund.people }),
      ...(fund.register_day === undefined ? {} : { register_day: fund.register_day }),
    }
    const plan = await makePlan(maker, order)
    await checker.post('allocation', `/v1/plans/${plan.id}/approve`, undefined, keyOf('approve', fund.programme.id))
    plans.set(plan.fund_id, plan)
  }
  for (const [fundId, plan] of plans) {
    const auditor = officers.audit
    const posted = await until(`the plan of ${fundId} is posted`, async () => {
      const now = await auditor.get<PlanReply>('allocation', `/v1/plans/${plan.id}`)
      if (now.state === 'refused') throw new Error(`The ledger refused the plan of ${fundId}: ${now.problem?.detail}`)
      return now.state === 'posted' ? now : undefined
    })
    plans.set(fundId, posted)
  }
  return plans
}

/** A plan that is answered as a draft is computed a little later: by another process, where the first one died. */
export async function makePlan(
  maker: PatientClient,
  order: Readonly<{ programme_id: string; fiscal_year: number }>,
): Promise<PlanReply> {
  const made = await maker.post<PlanReply>('allocation', '/v1/plans', order, keyOf('plan', order.programme_id))
  return until(`the plan of ${order.programme_id} is computed`, async () => {
    const now = await maker.get<PlanReply>('allocation', `/v1/plans/${made.id}`)
    if (now.state === 'failed') throw new Error(`The plan of ${order.programme_id} failed: ${now.problem?.detail}`)
    return now.state === 'draft' ? undefined : now
  })
}

export async function recordArrivals(officers: Officers, bank: BankStandIn): Promise<void> {
  for (const fund of FUNDS) {
    const bureau = officers.finance(fund.programme.area_code).maker
    const fund_id = fundIdOf(fund)
    for (const arrival of fund.arrivals) {
      const key = keyOf('arrival', fund_id, arrival.document_number)
      await bureau.post('allocation', '/v1/arrivals', { fund_id, ...arrival }, key)
      bank.receive(fund_id, arrival)
    }
  }
  for (const fund of FUNDS) {
    await until(`the arrivals of ${fundIdOf(fund)} are posted`, async () => {
      const path = `/v1/arrivals?fund_id=${fundIdOf(fund)}`
      const { arrivals } = await officers.audit.get<{ arrivals: { state: string }[] }>('allocation', path)
      return arrivals.every((arrival) => arrival.state === 'posted') ? true : undefined
    })
  }
}
