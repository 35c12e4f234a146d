import type { Client } from '@fundtrace/cli'
import { connect } from '@fundtrace/database'
import type { House } from '../../embedded/house.ts'
import { ownerRole } from '../../postgres/provision.ts'
import { lookUntil, type Officers } from './officers.ts'
import type { County } from './seed-payees.ts'

/** What of a fund waits to be paid. */
export type Payable = Readonly<{ fundId: string; awards: readonly Readonly<{ award_id: string; amount: string }>[] }>

const YEAR = 2016
export const FUNDERS = ['bench-province', 'bench-city', 'bench-county'] as const

export async function openFunders(bureau: Client): Promise<void> {
  for (const id of FUNDERS) await bureau.post('allocation', '/v1/funders', { id, name: id, area_code: null })
}

/** A fund of 6 : 3 : 1 whose money is all there and whose awards every service knows: each step through the services themselves. */
export async function openFund(house: House, officers: Officers, county: County): Promise<Payable> {
  const { bureau, bureauChief } = officers
  await bureau.post('allocation', '/v1/programmes', programmeOf(county.code))
  const order = { programme_id: `bench-${county.code}`, fiscal_year: YEAR, register_day: '2016-06-30' }
  const made = await bureau.post<Plan>('allocation', '/v1/plans', order)
  await stateOf(bureau, made.id, 'computed')
  await bureauChief.post('allocation', `/v1/plans/${made.id}/approve`)
  const plan = await stateOf(bureau, made.id, 'posted')
  for (const { funder_id, amount } of plan.shares)
    await bureau.post('allocation', '/v1/arrivals', {
      fund_id: plan.fund_id,
      funder_id,
      amount,
      document_number: `到账-${county.code}-${funder_id}`,
      arrived_on: '2016-06-30',
    })
  await bureau.post('allocation', `/v1/plans/${plan.id}/awards`, { period: String(YEAR) })
  const awards = await knownAwards(house, plan.fund_id, county.households)
  await namePayingAccount(officers, plan.fund_id)
  return { fundId: plan.fund_id, awards }
}

async function namePayingAccount({ treasury, treasuryChief }: Officers, fundId: string): Promise<void> {
  const account = {
    holder: '扶贫资金专户',
    account: '44050176020100000123',
    bank_code: '105601000018',
    bank_name: '建设银行清远分行',
  }
  const { id } = await treasury.post<{ id: string }>('disbursement', `/v1/funds/${fundId}/paying-accounts`, account)
  await treasuryChief.post('disbursement', `/v1/paying-accounts/${id}/approve`)
}

type Plan = Readonly<{
  id: string
  fund_id: string
  state: string
  shares: readonly Readonly<{ funder_id: string; amount: string }>[]
}>

const stateOf = (bureau: Client, planId: string, wanted: string): Promise<Plan> =>
  lookUntil(async () => {
    const plan = await bureau.get<Plan>('allocation', `/v1/plans/${planId}`)
    if (plan.state === 'failed' || plan.state === 'refused') throw new Error(`The plan is ${JSON.stringify(plan)}`)
    return plan.state === wanted ? plan : undefined
  })

/** When the ledger has posted them all, and the treasury's manifest is proven. */
async function knownAwards(house: House, fundId: string, count: number): Promise<Payable['awards']> {
  const open = (service: 'ledger' | 'disbursement') =>
    connect(house.databaseUrl(service, ownerRole(service)), { application: 'bench', connectionsMax: 1 })
  const ledger = open('ledger')
  const treasury = open('disbursement')
  try {
    await lookUntil(async () => {
      const { rows } = await ledger.raw<{ rows: [{ count: number }] }>(
        `SELECT count(*)::int AS count FROM awards WHERE fund_id = :fundId`,
        { fundId },
      )
      return rows[0].count === count ? true : undefined
    })
    return await lookUntil(async () => {
      const { rows } = await treasury.raw<{ rows: Payable['awards'][number][] }>(
        `SELECT a.id AS award_id, a.amount FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete WHERE a.fund_id = :fundId`,
        { fundId },
      )
      return rows.length === count ? rows : undefined
    })
  } finally {
    await Promise.all([ledger.destroy(), treasury.destroy()])
  }
}

const programmeOf = (county: string) => ({
  id: `bench-${county}`,
  name: '到户产业帮扶',
  document_number: '城区扶办〔2016〕8号',
  document_item: '二',
  area_code: county,
  base: { of: 'people' },
  amount: { kind: 'per_unit', rate: '1033.37' },
  funding: { kind: 'ratio', ratio: '6:3:1', funders: FUNDERS },
})
