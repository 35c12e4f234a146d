import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import {
  PROVINCE,
  approvedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  type PlanReply,
  recordFunders,
  register,
  YUANTAN,
} from '../../../test/qingcheng.ts'

type Evaluation = {
  id: string
  bound: number
  short: number
  floor_total: string
  given_total: string
  missing_total: string
  findings: number
  content_sha256: string
  register_day: string
  register_revision: number
  plan_ids: string[]
}
type Finding = {
  number: number
  role: string
  beneficiary_id: string | null
  name: string | null
  supporter_id: string | null
  floor: string
  given: string
  missing: string
  sources: Record<string, unknown>[]
  explained: { zh: string[]; en: string[] }
}

const AUDITOR: Who = { role: 'audit', area: '4418' }
/** 源潭镇 79, 石角镇 98 and the six others, as the document counts them. */
const HOUSEHOLDS_BY_TOWNSHIP = [18, 45, 42, 33, 79, 98, 135, 47] as const
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())

const FLOOR = {
  id: 'floor',
  name: '每户各类帮扶资金保底',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、(三)',
  area_code: '441802',
  rule: { kind: 'household_floor', amount: '5000.00', sources: 'all' },
}
const record = (document: object) => done(allocation.post(MAKER, '/v1/guarantees', document))
const evaluate = (id: string, order: object = {}) =>
  done(allocation.post<Evaluation>(MAKER, `/v1/guarantees/${id}/evaluate`, { year: 2016, plans: 'in_force', ...order }))
const findingsOf = async (evaluation: Pick<Evaluation, 'id'>, page = '') =>
  (await done(allocation.get<{ findings: Finding[] }>(AUDITOR, `/v1/evaluations/${evaluation.id}/findings${page}`)))
    .findings
const change = (...changes: object[]) => done(allocation.post(MAKER, '/v1/register/changes', { changes }))
const supportOf = (id: string, beneficiary: string, amount: string, more: object = {}) => ({
  change: 'support_recorded',
  support_id: id,
  beneficiary_id: beneficiary,
  giver: { name: '清远某企业' },
  funder_id: null,
  amount,
  given_on: '2016-06-30',
  kind: 'cash',
  counts_in: null,
  reason: '捐赠',
  ...more,
})

let allocation: Allocation
let plan: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  const townships = HOUSEHOLDS_BY_TOWNSHIP.map((count, index) => ({ count, area: `44180210${index}` }))
  for (const { area } of townships)
    await allocation.post(MAKER, '/v1/funders', { id: `township-${area}`, name: `镇${area}`, area_code: area })
  const homes = townships.flatMap(({ count, area }) => Array.from({ length: count }, () => area))
  await register(
    allocation,
    homes.map((area_code, index) => household(index + 1, { area_code })),
  )
  await change(
    { change: 'unit_recorded', unit_id: 'tax-office', name: '区税务局', funder_id: 'charity', reason: '结对' },
    { change: 'unit_recorded', unit_id: 'school-office', name: '区教育局', funder_id: 'district', reason: '结对' },
    { change: 'cadre_recorded', cadre_id: 'cadre-1', unit_id: 'school-office', name: '欧阳干部', reason: '结对' },
    ...['h-0001', 'h-0002'].map((beneficiary_id) => ({
      change: 'pairing_recorded',
      supporter_id: 'cadre-1',
      beneficiary_id,
      pledged: '200.00',
      active: true,
      valid_from: TODAY,
      reason: '结对',
    })),
  )
  plan = await approvedPlan(allocation, { programme: HOUSEHOLDS })
  await record(FLOOR)
})
afterAll(() => allocation.close())

describe('the floor of Qingcheng', () => {
  it('is 1,000.00 above what every one of the 497 households has of C1, C2 and C3', async () => {
    const evaluation = await evaluate('floor')
    expect(evaluation).toMatchObject({
      bound: 497,
      short: 497,
      floor_total: '2485000.00',
      given_total: '1988000.00',
      missing_total: '497000.00',
      plan_ids: [plan.id],
    })
    const [first, ...others] = await findingsOf(evaluation, '?limit=1000')
    expect(others).toHaveLength(496)
    expect(new Set(others.map(({ missing }) => missing))).toEqual(new Set(['1000.00']))
    expect(first).toMatchObject({ beneficiary_id: 'h-0001', name: '欧****', given: '4000.00', missing: '1000.00' })
    expect(first?.sources).toMatchObject([
      {
        programme_id: 'households',
        plan_id: plan.id,
        amount: '4000.00',
        parts: expect.arrayContaining([{ funder_id: 'district', amount: '2000.00' }]),
      },
    ])
    expect(first?.explained.zh.at(-1)).toBe('5,000.00 − 4,000.00 = 1,000.00，差 1,000.00 元。')
  })

  it('is reached by other support, counted once, and what was found before stays as it was found', async () => {
    const before = await evaluate('floor')
    await done(
      allocation.post(MAKER, '/v1/programmes', {
        ...HOUSEHOLDS,
        id: 'cadres',
        amount: { kind: 'parts' },
        funding: { kind: 'fixed', parts: [{ by: 'supporters', at_least: '200.00' }] },
      }),
    )
    await change(
      supportOf('gift', 'h-0003', '1000.00'),
      supportOf('last-year', 'h-0004', '1000.00', { given_on: '2015-12-31' }),
      supportOf('charity-day-1', 'h-0001', '150.00', { giver: { cadre_id: 'cadre-1' }, counts_in: 'cadres' }),
      supportOf('charity-day-2', 'h-0002', '300.00', { giver: { cadre_id: 'cadre-1' }, counts_in: 'cadres' }),
    )
    const cadres = await approvedPlan(allocation, { programme: { id: 'cadres' } })
    expect(cadres.total).toBe('400.00')

    const after = await evaluate('floor')
    // 400.00 of the cadres, 100.00 beyond them of one donation, 1,000.00 of the gift.
    expect([after.given_total, after.short, after.missing_total]).toEqual(['1989500.00', 496, '495500.00'])
    const [first, second] = await findingsOf(after)
    expect([first?.given, second?.given]).toEqual(['4200.00', '4300.00'])
    expect(second?.sources).toContainEqual({
      source: 'support',
      support_id: 'charity-day-2',
      giver: 'cadre-1',
      kind: 'cash',
      amount: '100.00',
      contained: { programme_id: 'cadres', amount: '200.00' },
    })
    const again = await evaluate('floor', {
      plans: before.plan_ids,
      as_known_at: before.register_revision,
      on: before.register_day,
    })
    expect(again.content_sha256).toBe(before.content_sha256)
    expect((await allocation.get(AUDITOR, `/v1/evaluations/${before.id}`)).body).toEqual(before)
  })

  it('is judged beside another guarantee of the same households, each by itself', async () => {
    await record({
      ...FLOOR,
      id: 'lower',
      rule: { ...FLOOR.rule, amount: '4200.00', sources: ['households', 'cadres'] },
    })
    const { short, missing_total } = await evaluate('lower')
    expect([short, missing_total]).toEqual([495, '99000.00'])
  })

  it('is not held against a plan of another year, two plans of one fund, or a day to come', async () => {
    const [{ body: other }, { body: later }] = await Promise.all([
      allocation.post<PlanReply>(MAKER, '/v1/plans', { programme_id: 'households', fiscal_year: 2017 }),
      allocation.post<PlanReply>(MAKER, '/v1/plans', { programme_id: 'households', fiscal_year: 2016 }),
    ])
    const refusal = async (order: object) =>
      (await allocation.post(MAKER, '/v1/guarantees/floor/evaluate', { year: 2016, plans: 'in_force', ...order })).body[
        'code'
      ]
    expect(await refusal({ plans: [other.id] })).toBe('ALLOCATION_EVALUATION_PLAN_UNFIT')
    expect(await refusal({ plans: [plan.id, later.id] })).toBe('ALLOCATION_EVALUATION_PLANS_DOUBLE')
    expect(await refusal({ on: '2199-01-01' })).toBe('ALLOCATION_EVALUATION_DAY_AHEAD')
    expect(await refusal({ as_known_at: 1_000_000 })).toBe('ALLOCATION_REGISTER_REVISION_UNKNOWN')
  })

  it('goes out as CSV and as a workbook, masked', async () => {
    const evaluation = await evaluate('floor')
    const csv = await allocation.get(AUDITOR, `/v1/evaluations/${evaluation.id}/findings.csv`)
    expect(csv.text.split('\r\n')).toHaveLength(evaluation.findings + 2)
    expect(csv.text).toMatch(/h-0001,欧\*{4},441802100/)
    expect(csv.text).not.toContain('欧阳样本')
    const xlsx = () => allocation.get(AUDITOR, `/v1/evaluations/${evaluation.id}/findings.xlsx`)
    expect((await xlsx()).text).toMatch(/^PK/)
    expect((await xlsx()).text).toBe((await xlsx()).text)
  })
})

describe('the other guarantees', () => {
  const village = (village_id: string, poor: boolean) => ({
    change: 'village_recorded',
    village_id,
    synthetic: true,
    bank_account: '62220201',
    valid_from: TODAY,
    reason: '登记',
    village: {
      area_code: `${YUANTAN}20${village_id.slice(-1)}`,
      name: `${village_id}村`,
      key: true,
      poor,
      old_revolutionary_base: false,
      supported_by_county: false,
      households: 300,
      people: 1200,
      collective_income: '40000.00',
    },
  })
  beforeAll(async () => {
    await change(
      village('v-1', true),
      village('v-2', true),
      ...['tax-office', 'school-office'].map((supporter_id) => ({
        change: 'pairing_recorded',
        supporter_id,
        beneficiary_id: 'v-1',
        pledged: '10000.00',
        active: true,
        valid_from: TODAY,
        reason: '结对',
      })),
      supportOf('unit-gift', 'v-1', '9000.00', { giver: { unit_id: 'tax-office' } }),
      supportOf('cadre-gift', 'v-1', '10000.00', { giver: { cadre_id: 'cadre-1' } }),
    )
  })

  it('hold each unit to its own part for each village, cadres counting for their unit', async () => {
    const rule = { kind: 'pair_floor', receiver: 'village', amount: '10000.00' }
    await record({ ...FLOOR, id: 'pairs', where: { fact: 'key', is: [true] }, rule })
    const evaluation = await evaluate('pairs')
    expect([evaluation.bound, evaluation.short, evaluation.given_total, evaluation.missing_total]).toEqual([
      2,
      1,
      '19000.00',
      '1000.00',
    ])
    expect(await findingsOf(evaluation)).toMatchObject([
      { beneficiary_id: 'v-1', supporter_id: 'tax-office', supporter_name: '区税务局', missing: '1000.00' },
    ])
  })

  it('hold villages to their average together, and tell what each one had when it is missed', async () => {
    const rule = { kind: 'village_average', amount: '9500.01', sources: 'all' }
    await record({ ...FLOOR, id: 'average', where: { fact: 'poor', is: [true] }, rule })
    const evaluation = await evaluate('average')
    expect([evaluation.bound, evaluation.short, evaluation.floor_total, evaluation.missing_total]).toEqual([
      2,
      1,
      '19000.02',
      '0.02',
    ])
    expect(
      (await findingsOf(evaluation)).map(({ role, beneficiary_id, given, missing }) => [
        role,
        beneficiary_id,
        given,
        missing,
      ]),
    ).toEqual([
      ['shortfall', null, '19000.00', '0.02'],
      ['member', 'v-1', '19000.00', '0.00'],
      ['member', 'v-2', '0.00', '0.00'],
    ])
    const met = await done(
      allocation.post(MAKER, '/v1/guarantees', {
        ...FLOOR,
        id: 'average',
        version: 2,
        where: { fact: 'poor', is: [true] },
        rule: { ...rule, amount: '9500.00' },
      }),
    )
    expect([met['version'], (await evaluate('average')).findings]).toEqual([2, 0])
  })

  it('hold what is paid of the bills of a household to the rate, to the fen', async () => {
    const bill = (item_id: string, cost: string, covered_from: string) => ({
      change: 'item_recorded',
      item_id,
      kind: 'medical_bill',
      beneficiary_id: 'h-0010',
      person_id: null,
      ended_on: null,
      facts: { incurred_on: '2016-05-01', cost, insurance_paid: '1000.00', covered_from },
      reason: '报销',
    })
    // The second one was incurred before its cover began.
    await change(bill('bill-1', '1333.33', '2016-01-01'), bill('bill-2', '9000.00', '2016-06-01'))
    const medical = {
      ...HOUSEHOLDS,
      id: 'medical',
      base: { of: 'medical_bills', where: { fact: 'is_covered', is: [true] } },
      amount: { kind: 'share', percent: '70', rounding: 'down' },
      funding: { kind: 'sole', funder: 'district' },
    }
    await approvedPlan(allocation, { programme: medical })
    await record({
      ...FLOOR,
      id: 'rate',
      rule: { kind: 'rate_floor', of: 'medical_bills', percent: '70', sources: 'all' },
    })
    const evaluation = await evaluate('rate')
    expect(await findingsOf(evaluation)).toMatchObject([
      { beneficiary_id: 'h-0010', qualifying: '333.33', floor: '233.34', given: '233.33', missing: '0.01' },
    ])
  })
})

describe('a guarantee of a supporting city', () => {
  it('binds those whom it covers elsewhere, and names none of them to the city', async () => {
    const foshan: Who = { role: 'finance', area: '4406' }
    const guarantee = { ...FLOOR, id: 'foshan', area_code: '4406', covers: ['441802'] }
    const { status, body: refusal } = await allocation.post(foshan, '/v1/guarantees', guarantee)
    expect([status, refusal['code'], refusal['area']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN', '441802'])
    await done(allocation.post(PROVINCE, '/v1/guarantees', guarantee))
    const order = { year: 2016, plans: 'in_force' }
    const evaluation = await done(allocation.post<Evaluation>(foshan, '/v1/guarantees/foshan/evaluate', order))
    expect(evaluation.bound).toBe(497)
    const { body } = await allocation.get<{ findings: Finding[] }>(foshan, `/v1/evaluations/${evaluation.id}/findings`)
    expect(new Set(body.findings.map(({ name }) => name))).toEqual(new Set([null]))
    const { text } = await allocation.get(foshan, `/v1/evaluations/${evaluation.id}/findings.csv`)
    expect(text).not.toContain('欧')
  })
})

describe('a guarantee as a document', () => {
  it('is never edited: the same words are the version that they are, others the next one', async () => {
    const document = { ...FLOOR, id: 'kept' }
    const first = await record(document)
    expect(await record(document)).toEqual(first)
    const others = { ...document, name: '另一个名称' }
    const { status, body } = await allocation.post(MAKER, '/v1/guarantees', others)
    expect([status, body['code'], body['next_version']]).toEqual([409, 'ALLOCATION_GUARANTEE_VERSION_WRONG', 2])
    await record({ ...others, version: 2 })
    expect((await allocation.get(MAKER, '/v1/guarantees/kept?version=1')).body).toEqual(first)
    const versions = (await allocation.get(MAKER, '/v1/guarantees/kept/versions')).body['versions']
    expect(versions).toMatchObject([{ version: 1 }, { version: 2 }])
  })

  it('names recorded programmes as its sources, or is told which there are', async () => {
    const document = { ...FLOOR, id: 'misspelt', rule: { ...FLOOR.rule, sources: ['households', 'nope'] } }
    const errors = [{ path: '/rule/sources/1', value: 'nope', expected: ['cadres', 'households', 'medical'] }]
    const checked = await allocation.post(MAKER, '/v1/guarantees/check', document)
    expect(checked.body).toMatchObject({ valid: false, errors })
    const { status, body } = await allocation.post(MAKER, '/v1/guarantees', document)
    expect([status, body['code']]).toEqual([422, 'ALLOCATION_GUARANTEE_INVALID'])
    expect(body['errors']).toMatchObject(errors)
    const elsewhere = { ...document, covers: ['441803'] }
    expect((await allocation.post(MAKER, '/v1/guarantees/check', elsewhere)).status).toBe(403)
  })

  it('is checked without being kept', async () => {
    const where = { fact: 'shoe_size', at_least: 40 }
    const { body } = await allocation.post(MAKER, '/v1/guarantees/check', { ...FLOOR, id: 'tried', where })
    expect(body).toMatchObject({ valid: false, errors: [{ path: '/where/fact', value: 'shoe_size' }] })
    expect((await allocation.get(MAKER, '/v1/guarantees/tried')).status).toBe(404)
  })
})

describe('the plans in force', () => {
  it('are those that reach whom it binds, and those that gave to somebody who has come in since', async () => {
    const city: Who = { role: 'finance', area: '4418' }
    const moving = household(9_100, { area_code: '441803101' })
    await register(allocation, [moving], city)
    const programme = (id: string, area_code: string) => ({
      ...HOUSEHOLDS,
      id,
      area_code,
      amount: { kind: 'per_unit', rate: '600.00' },
      funding: { kind: 'sole', funder: 'charity' },
    })
    const planOf = async (id: string, area_code: string) => {
      await done(allocation.post(PROVINCE, '/v1/programmes', programme(id, area_code)))
      const made = await done(
        allocation.post<PlanReply>(PROVINCE, '/v1/plans', { programme_id: id, fiscal_year: 2016 }),
      )
      return done(allocation.post<PlanReply>({ ...PROVINCE, name: 'qian' }, `/v1/plans/${made.id}/approve`))
    }
    const before = await evaluate('floor')
    const elsewhere = await planOf('elsewhere', '441803')
    const [wide, narrow] = [await planOf('wide', '44'), await planOf('narrow', YUANTAN)]
    const reaching = await evaluate('floor')
    expect(reaching.plan_ids).toEqual([...before.plan_ids, wide.id, narrow.id].toSorted())

    await done(
      allocation.post(city, '/v1/register/changes', {
        changes: [
          {
            change: 'household_corrected',
            household_id: moving.id,
            household: { area_code: YUANTAN },
            valid_from: TODAY,
            reason: '迁入',
          },
        ],
      }),
    )
    const moved = await evaluate('floor')
    expect(moved.plan_ids).toEqual([...reaching.plan_ids, elsewhere.id].toSorted())
    expect([moved.bound, Number(moved.given_total) - Number(reaching.given_total)]).toEqual([498, 1_200])
  })
})

describe('the database', () => {
  const insert = (changes: object) =>
    allocation.db('guarantee_findings').insert({
      evaluation_id: '00000000-0000-4000-8000-00000000000a',
      number: 1,
      role: 'shortfall',
      receivers: 1,
      floor: '5000.00',
      given: '4000.00',
      missing: '1000.00',
      sources: JSON.stringify([{ amount: '4000.00' }]),
      ...changes,
    })

  it('takes no finding that does not add up, and none of an evaluation that is closed', async () => {
    const { id } = await evaluate('floor')
    await expect(insert({ missing: '999.99' })).rejects.toMatchObject({ constraint: 'guarantee_findings_missing' })
    await expect(insert({ sources: JSON.stringify([{ amount: '3999.99' }]) })).rejects.toMatchObject({
      constraint: 'guarantee_findings_given_by_sources',
    })
    await expect(insert({ evaluation_id: id, number: 9_999 })).rejects.toMatchObject({
      constraint: 'guarantee_evaluations_closed',
    })
    await expect(
      allocation.db('guarantee_versions').where({ guarantee_id: 'floor' }).update({ recorded_by: 'x' }),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
