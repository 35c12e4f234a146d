import { FUNDERS, FUNDS, QINGCHENG_TOWNSHIPS } from '../../../packages/cli/src/demo/figures.ts'
import {
  type MadeUpChange,
  madeUpCadres,
  madeUpHouseholds,
  madeUpVillages,
} from '../../../packages/cli/src/demo/made-up-register.ts'
import { YEAR_PROGRAMMES } from '../../../packages/cli/src/demo/qingcheng-year.ts'
import { type Desks, lookUntil } from './desks.ts'

/** How much of Qingcheng is paid: so many households of each of these townships, with the villages there. */
export type Extent = Readonly<{ townships: readonly string[]; householdsOfEach: number }>
export const SHORT: Extent = { townships: ['441802103', '441802107'], householdsOfEach: 30 }
export const WHOLE: Extent = { townships: QINGCHENG_TOWNSHIPS.map(({ area_code }) => area_code), householdsOfEach: 999 }

export const DISTRICT = '441802'
export const YEARS = [2016, 2017] as const
/** C1 to C3, what the cadres give to the same households, B2 and B3. */
export const HOUSEHOLD_PROGRAMMES = ['qingcheng-households', 'qingcheng-cadres'] as const
const VILLAGE_PROGRAMMES = ['qingcheng-villages', 'qingcheng-other-villages'] as const
export const PROGRAMMES = [...HOUSEHOLD_PROGRAMMES, ...VILLAGE_PROGRAMMES]

/** Who is to be paid: by the account, as the register says it. What is corrected later is added. */
export type OwnerOf = Map<string, string>
/** A fund whose money is there and whose awards the treasury knows. */
export type YearFund = Readonly<{
  id: string
  programme: string
  year: number
  arrivals: readonly Readonly<{ document: string; amount: string; on: string }>[]
}>

/** Funders, register, programmes; for each year every programme planned, approved, paid for by its funders in full and awarded. */
export async function openYear(
  desks: Desks,
  extent: Extent,
  programmes: readonly string[] = PROGRAMMES,
): Promise<{ funds: readonly YearFund[]; ownerOf: OwnerOf }> {
  const { bureau } = desks
  for (const funder of FUNDERS) await bureau.post('allocation', '/v1/funders', funder, `funder ${funder.id}`)
  const changes = registerOf(extent)
  for (let first = 0; first < changes.length; first += CHANGES_PER_REQUEST) {
    const body = { changes: changes.slice(first, first + CHANGES_PER_REQUEST) }
    await bureau.post('allocation', '/v1/register/changes', body, `register ${first}`)
  }
  const known = [...FUNDS.map(({ programme }) => programme), ...YEAR_PROGRAMMES]
  for (const id of programmes) {
    const programme = known.find((candidate) => candidate.id === id)
    await bureau.post('allocation', '/v1/programmes', programme, `programme ${id}`)
  }
  const orders = YEARS.flatMap((year) => programmes.map((programme) => [programme, year] as const))
  const funds = await Promise.all(orders.map(([programme, year]) => openFund(desks, programme, year)))
  return { funds, ownerOf: ownersIn(changes) }
}

const CHANGES_PER_REQUEST = 500

function registerOf({ townships, householdsOfEach }: Extent): MadeUpChange[] {
  const number = new Map<string, number>()
  const households = madeUpHouseholds().filter(({ household }) => {
    const { area_code: area, class: kind } = household as { area_code: string; class: string }
    const place = (number.get(area) ?? 0) + 1
    number.set(area, place)
    return townships.includes(area) && kind === 'general' && place <= householdsOfEach
  })
  const villages = madeUpVillages().filter(({ village }) =>
    townships.includes((village as { area_code: string }).area_code),
  )
  const ids = new Set(households.map(({ household_id: id }) => id))
  const cadres = madeUpCadres().filter(({ change, beneficiary_id: id }) => change !== 'pairing_recorded' || ids.has(id))
  return [...households, ...villages, ...cadres]
}

const ownersIn = (changes: readonly MadeUpChange[]): OwnerOf =>
  new Map(
    changes
      .filter(({ bank_account: account }) => account !== undefined)
      .map((change) => [String(change['bank_account']), String(change['household_id'] ?? change['village_id'])]),
  )

type Plan = Readonly<{
  id: string
  fund_id: string
  state: string
  problem: unknown
  shares: readonly Readonly<{ funder_id: string; amount: string }>[]
}>

async function openFund(desks: Desks, programme: string, year: number): Promise<YearFund> {
  const { bureau, bureauChief } = desks
  const name = `${programme} ${year}`
  const order = { programme_id: programme, fiscal_year: year, register_day: `${year}-06-30` }
  const made = await bureau.post<Plan>('allocation', '/v1/plans', order, `plan ${name}`)
  const reached = (state: string): Promise<Plan> =>
    lookUntil(`the plan of ${name} is ${state}`, async () => {
      const plan = await bureau.get<Plan>('allocation', `/v1/plans/${made.id}`)
      if (plan.state === 'failed' || plan.state === 'refused') throw new Error(`${name}: ${JSON.stringify(plan)}`)
      return plan.state === state ? plan : undefined
    })
  await reached('computed')
  await bureauChief.post('allocation', `/v1/plans/${made.id}/approve`, undefined, `approve plan ${name}`)
  const { fund_id: id, shares } = await reached('posted')
  const arrivals = shares.map(({ funder_id, amount }) => ({
    funder_id,
    amount,
    document: `到账${year}-${programme}-${funder_id}`,
    on: `${year}-07-01`,
  }))
  for (const { funder_id, amount, document, on } of arrivals) {
    const arrival = { fund_id: id, funder_id, amount, document_number: document, arrived_on: on }
    await bureau.post('allocation', '/v1/arrivals', arrival, `arrival ${document}`)
  }
  await bureau.post('allocation', `/v1/plans/${made.id}/awards`, { period: String(year) }, `awards ${name}`)
  await lookUntil(`the arrivals of ${id} are posted`, async () => {
    const path = `/v1/arrivals?fund_id=${id}`
    const reply = await bureau.get<{ arrivals: { state: string }[] }>('allocation', path)
    return reply.arrivals.every(({ state }) => state === 'posted') ? true : undefined
  })
  await lookUntil(`the treasury knows the awards of ${id}`, async () => {
    const path = `/v1/awards?fund_id=${id}&area_code=${DISTRICT}&limit=1`
    const reply = await desks.audit.get<{ awards: unknown[] }>('disbursement', path)
    return reply.awards.length > 0 ? true : undefined
  })
  await namePayingAccount(desks, id)
  return { id, programme, year, arrivals }
}

async function namePayingAccount({ treasury, treasuryChief }: Desks, fundId: string): Promise<void> {
  const account = {
    holder: '清城区扶贫资金专户',
    account: '44050176020100000123',
    bank_code: '105601000018',
    bank_name: '建设银行清远分行',
  }
  const path = `/v1/funds/${fundId}/paying-accounts`
  const { id } = await treasury.post<{ id: string }>('disbursement', path, account, `account ${fundId}`)
  const approve = `/v1/paying-accounts/${id}/approve`
  await treasuryChief.post('disbursement', approve, undefined, `account ${fundId} approve`)
}
