import assert from 'node:assert/strict'
import type { Allocation, Who } from './allocation-fixture.ts'
import { ledgerPostsEverything } from './ledger-answers.ts'

export const PROVINCE: Who = { role: 'finance', area: '44' }
export const MAKER: Who = { role: 'finance', area: '441802', name: 'li' }
export const CHECKER: Who = { role: 'finance', area: '441802', name: 'wang' }
export const TREASURY: Who = { role: 'treasury', area: '441802' }
/** Of another county in the same city. */
export const STRANGER: Who = { role: 'finance', area: '441803' }

export const YUANTAN = '441802103'
export const SHIJIAO = '441802106'

export const FUNDERS = [
  { id: 'province', name: '广东省', area_code: '44' },
  { id: 'foshan', name: '佛山市', area_code: '4406' },
  { id: 'district', name: '清城区财政专项资金', area_code: '441802' },
  { id: 'charity', name: '清城区慈善会', area_code: null },
  { id: 'yuantan', name: '源潭镇', area_code: YUANTAN },
  { id: 'shijiao', name: '石角镇', area_code: SHIJIAO },
]

/** 2,000 + 1,000 of the household's own township + 1,000, for every household. */
export const HOUSEHOLDS = {
  id: 'households',
  version: 1,
  name: '困难户脱贫增收扶持',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、(三)1',
  area_code: '441802',
  base: { of: 'households' },
  amount: { kind: 'per_unit', rate: '4000.00' },
  funding: {
    kind: 'fixed',
    parts: [
      { funder: 'district', amount: '2000.00' },
      { by: 'township', amount: '1000.00' },
      { funder: 'charity', amount: '1000.00' },
    ],
  },
}

/** By ratio, for a number of people: it names nobody, so its awards are listed. */
export const PEOPLE = {
  ...HOUSEHOLDS,
  id: 'people',
  name: '精准扶贫',
  base: { of: 'published_people' },
  amount: { kind: 'per_unit', rate: '20000.00' },
  funding: { kind: 'ratio', ratio: '6:3:0.5：0.5', funders: ['province', 'foshan', 'district', 'charity'] },
}

export type NewBeneficiary = {
  id: string
  kind: 'household' | 'village' | 'enterprise' | 'project'
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
}

export const household = (number: number, changes: Partial<NewBeneficiary> = {}): NewBeneficiary => ({
  id: `h-${String(number).padStart(4, '0')}`,
  kind: 'household',
  area_code: YUANTAN,
  name: `欧阳样本${number}`,
  people: 4,
  synthetic: true,
  bank_account: `00004418021030${String(number).padStart(5, '0')}`,
  ...changes,
})

export const project = (id = 'project-1', changes: Partial<NewBeneficiary> = {}): NewBeneficiary =>
  household(9_000, { id, kind: 'project', area_code: '441802', name: '示例养殖基地', people: 0, ...changes })

export async function recordFunders(allocation: Allocation): Promise<void> {
  for (const funder of FUNDERS) await done(allocation.post(PROVINCE, '/v1/funders', funder))
}

export const register = (allocation: Allocation, beneficiaries: readonly NewBeneficiary[], who = MAKER) =>
  done(allocation.post(who, '/v1/beneficiaries', { beneficiaries }))

export type PlanReply = {
  id: string
  fund_id: string
  programme_version: number
  register_day: string
  register_revision: number
  state: string
  total: string
  kept: string
  content_sha256: string
  ratio: string[] | null
  shares: { funder_id: string; name: string; amount: string }[]
  lines: number
  units: number
  made_by: string
  approved_by: string | null
  problem: Record<string, unknown> | null
}

type PlanOrder = Readonly<{
  programme?: Readonly<{ id: string; [word: string]: unknown }>
  people?: number
  year?: number
  replaces?: string
}>

/** Records the programme, unless it is, and has a plan of it computed: of the people programme for 100 people, 2,000,000.00. */
export async function computedPlan(allocation: Allocation, order: PlanOrder = {}): Promise<PlanReply> {
  const { programme = PEOPLE, year = 2016 } = order
  const known = await allocation.get(MAKER, `/v1/programmes/${programme.id}`)
  if (known.status === 404) await done(allocation.post(MAKER, '/v1/programmes', programme))
  const countsPeople = JSON.stringify(Reflect.get(programme, 'base')) === JSON.stringify(PEOPLE.base)
  return done(
    allocation.post<PlanReply>(MAKER, '/v1/plans', {
      programme_id: programme.id,
      fiscal_year: year,
      ...(countsPeople ? { people: order.people ?? 100 } : {}),
      ...(order.replaces && { replaces: order.replaces, reason: '按审计意见调整' }),
    }),
  )
}

export async function approvedPlan(allocation: Allocation, order: PlanOrder = {}): Promise<PlanReply> {
  const plan = await computedPlan(allocation, order)
  return done(allocation.post<PlanReply>(CHECKER, `/v1/plans/${plan.id}/approve`))
}

export async function postedPlan(allocation: Allocation, order: PlanOrder = {}): Promise<PlanReply> {
  const plan = await approvedPlan(allocation, order)
  await ledgerPostsEverything(allocation, plan.fund_id)
  return plan
}

/** The body of an answer that is no refusal. */
export async function done<Body>(answer: Promise<{ status: number; body: Body; text: string }>): Promise<Body> {
  const { status, body, text } = await answer
  assert(status < 300, `${status} ${text}`)
  return body
}
