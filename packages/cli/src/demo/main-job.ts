import { type Addresses, SERVICE_NAMES } from '../client.ts'
import { awardEverybody } from './award.ts'
import { createBankStandIn } from './bank-stand-in.ts'
import { FUNDERS, FUNDS, fundIdOf } from './figures.ts'
import type { OfficerTokens } from './officer-tokens.ts'
import { appointOfficers, type Officers } from './officers.ts'
import { payProject, payTownship } from './pay.ts'
import { planQingchengYear } from './plan-qingcheng-year.ts'
import { promiseFunds, recordArrivals, registerEverybody } from './promise-funds.ts'
import { reconcile } from './reconcile.ts'
import type { MainJobSummary } from './summary.ts'
import { until } from './until.ts'

/** Where the services are, and who says of the officers that they are officers. */
export type MainJobPlace = Readonly<{
  addresses: Addresses
  tokenOf: OfficerTokens
  /** Told of everything that was recorded or moved, when its answer is there. */
  onStep?: () => void
}>
type Say = (message: string) => void

/**
 * The main job: five funds from promise to household, through the services' own APIs and nothing else. Every step has a key of
 * its own, so a job that was cut short is simply run again.
 */
export async function runMainJob(place: MainJobPlace, say: Say): Promise<MainJobSummary> {
  const areas = [...new Set(['44', ...FUNDS.map((fund) => fund.programme.area_code)])]
  const officers = await appointOfficers(place, areas)
  const bank = createBankStandIn()

  say(`登记 / recording ${FUNDERS.length} funders, the register, ${FUNDS.length} programmes`)
  await registerEverybody(officers)
  say('编制并审批计划 / plans are computed by one officer and approved by another')
  const plans = await promiseFunds(officers)
  say('清城区其余各项 / the rest of the Qingcheng year, and the floor of 5,000 under its households')
  const qingchengYear = await planQingchengYear(officers, plans)
  say('资金到位 / money arrives in parts')
  await recordArrivals(officers, bank)
  say('补助到户到村到项目 / awards to households, villages and a project')
  await awardEverybody(officers, plans)
  say('国库支付 / the treasury pays one township; two payments come back, one is corrected and paid')
  await payTownship(officers, bank)
  say('项目分期支付 / a project is paid in awkward instalments')
  await payProject(officers, bank)
  say('审计对账 / the audit office reconciles')
  await settled(officers)
  const reconciliation = await reconcile(officers, bank)
  say('核查 / checks over all of it')
  return summarise(officers, plans, { qingcheng_year: qingchengYear, reconciliation })
}

type CheckReply = Readonly<{
  transport: MainJobSummary['transport']
  checks: readonly Readonly<{ name: string; ok: boolean; detail: string }>[]
}>

/** The services are done with one another: all is published, all is taken in. */
async function settled(officers: Officers): Promise<void> {
  let failing: readonly string[] = []
  const what = (): string => `every service has taken everything in, but: ${failing.join('; ')}`
  await until(what, async () => {
    const { checks } = await runChecks(officers)
    failing = checks.filter((check) => !check.ok).map(({ name, detail }) => `${name} (${detail})`)
    return failing.length === 0 ? true : undefined
  })
}

async function runChecks(officers: Officers): Promise<CheckReply> {
  const replies = []
  for (const service of SERVICE_NAMES) replies.push(await officers.audit.get<CheckReply>(service, '/v1/checks'))
  const [transport, ...others] = new Set(replies.map((reply) => reply.transport))
  if (transport === undefined || others.length > 0) {
    throw new Error(`The services do not talk over one transport: ${[transport, ...others].join(', ')}`)
  }
  return { transport, checks: replies.flatMap((reply) => reply.checks) }
}

type FundReply = {
  id: string
  total: string
  awarded: string
  paid: string
  in_transit: string
  payable: string
  returned: string
  shares: { funder: string; name: string; due: string; arrived: string; arrears: string; borne: string; cash: string }[]
}

async function summarise(
  officers: Officers,
  plans: ReadonlyMap<string, { id: string; ratio: string[] | null }>,
  found: Pick<MainJobSummary, 'qingcheng_year' | 'reconciliation'>,
): Promise<MainJobSummary> {
  const { funds } = await officers.audit.get<{ funds: FundReply[] }>('ledger', '/v1/funds')
  const { checks, transport } = await runChecks(officers)
  const byId = new Map(funds.map((fund) => [fund.id, fund]))
  return {
    funds: FUNDS.map((figures) => {
      const fund = byId.get(fundIdOf(figures))
      if (fund === undefined) throw new Error(`The ledger has no fund ${fundIdOf(figures)}`)
      return {
        id: fund.id,
        total: fund.total,
        ratio: plans.get(fund.id)?.ratio ?? null,
        shares: fund.shares.map(({ funder, name, due, arrived, arrears, borne, cash }) => ({
          funder,
          name,
          due,
          arrived,
          arrears,
          borne,
          cash,
        })),
        awarded: fund.awarded,
        paid: fund.paid,
        in_transit: fund.in_transit,
        payable: fund.payable,
        returned: fund.returned,
      }
    }),
    ...found,
    checks,
    transport,
  }
}
