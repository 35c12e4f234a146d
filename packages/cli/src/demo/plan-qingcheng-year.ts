import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { FISCAL_YEAR } from './figures.ts'
import type { Officers } from './officers.ts'
import { keyOf, makePlan, type PlanReply } from './promise-funds.ts'
import { HOUSEHOLD_FLOOR, REGISTER_DAY, YEAR_PROGRAMMES } from './qingcheng-year.ts'
import type { QingchengYear } from './summary.ts'
import { until } from './until.ts'

const DISTRICT = 'qingcheng-special'
const FINDINGS_SHOWN = 5

/** The rest of Qingcheng's year: every other programme of the document planned, approved and posted, then the floor under it all. */
export async function planQingchengYear(
  officers: Officers,
  plansBefore: ReadonlyMap<string, PlanReply>,
): Promise<QingchengYear> {
  const { maker, checker } = officers.finance('441802')
  const plans: [programme: string, plan: PlanReply][] = []
  for (const programme of YEAR_PROGRAMMES) {
    await maker.post('allocation', '/v1/programmes', programme, keyOf('programme', programme.id))
    const order = { programme_id: programme.id, fiscal_year: FISCAL_YEAR, register_day: REGISTER_DAY }
    const plan = await makePlan(maker, order)
    await checker.post('allocation', `/v1/plans/${plan.id}/approve`, undefined, keyOf('approve', programme.id))
    await until(`the plan of ${programme.id} is posted`, async () => {
      const now = await officers.audit.get<PlanReply>('allocation', `/v1/plans/${plan.id}`)
      if (now.state === 'refused')
        throw new Error(`The ledger refused the plan of ${programme.id}: ${now.problem?.detail}`)
      return now.state === 'posted' ? now : undefined
    })
    plans.push([programme.id, plan])
  }
  const ofTheYear = [...QINGCHENG_AMONG_THE_FIVE.map((fund) => [fund, planOf(plansBefore, fund)] as const), ...plans]
  return {
    programmes: ofTheYear.map(([programme, { total }]) => ({ programme, total })),
    district_total: formatMoney(
      ofTheYear
        .flatMap(([, plan]) => plan.shares)
        .filter((share) => share.funder_id === DISTRICT)
        .map((share) => parseMoney(share.amount))
        .reduce(addMoney, ZERO),
    ),
    floor: await holdAgainstFloor(officers),
  }
}

const QINGCHENG_AMONG_THE_FIVE = [`qingcheng-households-${FISCAL_YEAR}`, `qingcheng-villages-${FISCAL_YEAR}`]

function planOf(plans: ReadonlyMap<string, PlanReply>, fundId: string): PlanReply {
  const plan = plans.get(fundId)
  if (plan === undefined) throw new Error(`There is no plan of ${fundId}`)
  return plan
}

type Evaluation = Readonly<{ id: string; bound: number; short: number; missing_total: string }>
type Finding = QingchengYear['floor']['first'][number]

/** C5: all kinds of support money together, household by household. */
async function holdAgainstFloor(officers: Officers): Promise<QingchengYear['floor']> {
  const { maker } = officers.finance('441802')
  await maker.post('allocation', '/v1/guarantees', HOUSEHOLD_FLOOR, keyOf('guarantee', HOUSEHOLD_FLOOR.id))
  const path = `/v1/guarantees/${HOUSEHOLD_FLOOR.id}/evaluate`
  const order = { year: FISCAL_YEAR, on: REGISTER_DAY, plans: 'in_force' }
  const evaluation = await maker.post<Evaluation>('allocation', path, order, keyOf('evaluate', HOUSEHOLD_FLOOR.id))
  const findings = `/v1/evaluations/${evaluation.id}/findings?limit=${FINDINGS_SHOWN}`
  const { findings: first } = await officers.audit.get<{ findings: Finding[] }>('allocation', findings)
  return {
    bound: evaluation.bound,
    short: evaluation.short,
    missing_total: evaluation.missing_total,
    first: first.map(({ beneficiary_id, given, missing }) => ({ beneficiary_id, given, missing })),
  }
}
