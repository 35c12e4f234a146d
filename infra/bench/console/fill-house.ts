import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient, localTokens } from '@fundtrace/cli'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { runMainJobIn } from '../../demo/run-in-house.ts'
import type { House } from '../../embedded/house.ts'
import { ownerRole } from '../../postgres/provision.ts'
import { appointOfficers, insist, lookUntil, type Officers } from '../disbursement/officers.ts'
import { openFund, openFunders, type Payable } from '../disbursement/open-fund.ts'
import { seedPayees } from '../disbursement/seed-payees.ts'
import { exists } from '../../embedded/exists.ts'
import { compareLists } from './compare-lists.ts'

/** A made-up township within the county of the trial officers, so that the desks of all three offices open it. */
export const TOWNSHIP = '441802900'

/** What a house has beside the five funds of the main job: a fund of many households, its awards in one batch, and a run that found as many breaks. */
export type LargeFund = Readonly<{
  fundId: string
  planId: string
  lines: number
  /** Yuan. */
  total: string
  batchId: string
  runId: string
}>
type Waiting = Pick<LargeFund, 'fundId' | 'planId' | 'lines' | 'total'> & Pick<Payable, 'awards'>
type Say = (message: string) => void

/** Main job, register, plan, awards, and the comparison, each through the services but the register; nothing is paid yet. */
export async function fillFund(house: House, households: number, say: Say): Promise<Waiting & { runId: string }> {
  if (!(await exists(join(house.state.path, 'template-done')))) {
    say('main job')
    await runMainJobIn(house, () => undefined)
  }
  const officers = await appointOfficers(house)
  await listVillages(house)
  say(`register of ${households} households`)
  const county = { code: TOWNSHIP, households }
  await seedPayees(house.databaseUrl('allocation', ownerRole('allocation')), house.secrets.personalDataKeysFile, [
    county,
  ])
  await openFunders(officers.bureau)
  say('plan and awards')
  const { fundId, awards } = await openFund(house, officers, county)
  const [plan] = (await officers.bureau.get<PlansReply>('allocation', `/v1/plans?fund_id=${fundId}`)).plans
  if (plan === undefined) throw new Error('The fund has no plan')
  say('two lists for the audit office')
  const runId = await compareLists(await auditor(house), TOWNSHIP, households)
  const total = formatMoney(sumMoney(awards.map(({ amount }) => parseMoney(amount))))
  return { fundId, awards, planId: plan.id, lines: plan.lines, total, runId }
}

const VILLAGES = Array.from({ length: 8 }, (_, index) => ({
  code: `${TOWNSHIP}10${index}`,
  name: `样本${index + 1}村`,
}))

/** By their names officers choose them. The same again is answered as before. */
export async function listVillages(house: House): Promise<void> {
  const { bureau } = await appointOfficers(house)
  const order = {
    valid_from: '2016-01-01',
    reason: 'benchmark',
    areas: [{ code: TOWNSHIP, name: '样本镇' }, ...VILLAGES],
  }
  await bureau.post('allocation', '/v1/register/areas', order, { idempotencyKey: 'bench-areas' })
}
type PlansReply = Readonly<{ plans: readonly Readonly<{ id: string; lines: number }>[] }>

/** All that waits, in one batch that is checked, approved and funded: its list is on the notice board. */
export async function payFund(house: House, waiting: Waiting & { runId: string }, say: Say): Promise<LargeFund> {
  const { awards, ...fund } = waiting
  const { treasury, treasuryChief }: Officers = await appointOfficers(house)
  say('one batch of all awards')
  const order = {
    fund_id: fund.fundId,
    lines: awards,
    declared: { count: awards.length, total: fund.total },
    pay_on: TODAY,
  }
  const { id } = await insist<{ id: string }>(treasury, '/v1/batches', order, () => true)
  const path = `/v1/batches/${id}`
  await insist<object>(treasury, `${path}/validate`, undefined, isWorkDone)
  await insist<object>(treasury, `${path}/submit`, undefined, () => true)
  await insist<object>(treasuryChief, `${path}/approve`, undefined, () => true)
  await lookUntil(async () => {
    const { state, problem } = await treasury.get<{ state: string; problem: unknown }>('disbursement', path)
    if (state === 'refused') throw new Error(`The batch was refused: ${JSON.stringify(problem)}`)
    return state === 'funded' ? true : undefined
  })
  return { ...fund, batchId: id }
}
const isWorkDone = (reply: object): boolean => !('work' in reply)
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format()

/** A house that is kept for another round of measurements says what is in it. */
const kept = (house: House): string => join(house.state.path, 'large-fund.json')
export const keepLargeFund = (house: House, fund: LargeFund): Promise<void> =>
  writeFile(kept(house), JSON.stringify(fund))
export async function keptLargeFund(house: House): Promise<LargeFund | undefined> {
  return (await exists(kept(house))) ? (JSON.parse(await readFile(kept(house), 'utf8')) as LargeFund) : undefined
}

async function auditor(house: House) {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const officer = { subject: 'audit-44-bench', name: 'bench', roles: ['audit'], areas: ['44'] } as const
  return createClient(house.addresses, await tokenOf(officer))
}
