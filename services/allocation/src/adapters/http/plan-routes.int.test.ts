import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
import {
  approvedPlan,
  CHECKER,
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  type PlanReply,
  project,
  recordFunders,
  register,
  SHIJIAO,
} from '../../../test/qingcheng.ts'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), household(2, { area_code: SHIJIAO }), project()])
})
afterAll(() => allocation.close())

describe('a plan', () => {
  it('shares a number of people by the ratio of the document', async () => {
    const plan = await computedPlan(allocation, { programme: PEOPLE, people: 3_578 })
    expect(plan).toEqual({
      id: plan.id,
      fund_id: 'people-2016',
      programme_id: 'people',
      programme_version: 1,
      fiscal_year: 2016,
      area_code: '441802',
      document_number: '城区委办发〔2016〕11号',
      register_day: todayInShanghai(),
      register_revision: 1,
      draws_on: null,
      replaces: null,
      reason: null,
      state: 'computed',
      total: '71560000.00',
      kept: '0.00',
      total_wan: '7156.00万元',
      ratio: ['6', '3', '0.5', '0.5'],
      shares: [
        { funder_id: 'province', name: '广东省', amount: '42936000.00' },
        { funder_id: 'foshan', name: '佛山市', amount: '21468000.00' },
        { funder_id: 'district', name: '清城区财政专项资金', amount: '3578000.00' },
        { funder_id: 'charity', name: '清城区慈善会', amount: '3578000.00' },
      ],
      share_explanation: expect.objectContaining({ rule: 'ratio', total: '71560000.00' }),
      shares_explained: { zh: expect.any(Array), en: expect.any(Array) },
      content_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      lines: 1,
      units: 3_578,
      progress: { done: 1, total: 1 },
      notice: null,
      made_by: 'finance-441802-li',
      submitted_by: null,
      approved_by: null,
      problem: null,
    })
    expect(await done(allocation.get(MAKER, `/v1/plans/${plan.id}`))).toEqual(plan)
    expect(await announced(allocation.db, 'TransactionRequested')).toEqual([])
  })

  it('names the households of the register, who are paid in part by their own township', async () => {
    const plan = await computedPlan(allocation, { programme: HOUSEHOLDS })
    expect([plan.total, plan.ratio, plan.lines]).toEqual(['8000.00', null, 2])
    const { lines } = await done(allocation.get<{ lines: object[] }>(MAKER, `/v1/plans/${plan.id}/lines`))
    const parts = (township: string) => [
      { funder_id: 'charity', amount: '1000.00' },
      { funder_id: 'district', amount: '2000.00' },
      { funder_id: township, amount: '1000.00' },
    ]
    expect(lines).toEqual([
      {
        line: 1,
        beneficiary_id: 'h-0001',
        area_code: '441802103',
        units: 1,
        amount: '4000.00',
        parts: parts('yuantan'),
        explanation: { facts: {}, counted: { of: 'households', count: 1 }, steps: expect.any(Array) },
        explained: { zh: expect.any(Array), en: expect.any(Array) },
        name: '欧****',
        area_name: null,
      },
      {
        line: 2,
        beneficiary_id: 'h-0002',
        area_code: '441802106',
        units: 1,
        amount: '4000.00',
        parts: parts('shijiao'),
        explanation: { facts: {}, counted: { of: 'households', count: 1 }, steps: expect.any(Array) },
        explained: { zh: expect.any(Array), en: expect.any(Array) },
        name: '欧****',
        area_name: null,
      },
    ])
    const second = await allocation.get(MAKER, `/v1/plans/${plan.id}/lines?after=1&limit=1`)
    expect(second.body).toEqual({ lines: [lines[1]] })
  })

  it('of a programme for 441800 is one of 4418: its households are those of the city', async () => {
    const city: Who = { role: 'finance', area: '441800' }
    const programme = { ...HOUSEHOLDS, id: 'city', area_code: '441800' }
    await done(allocation.post(city, '/v1/programmes', programme))
    const plan = await done(
      allocation.post<PlanReply & { area_code: string }>(city, '/v1/plans', {
        programme_id: 'city',
        fiscal_year: 2016,
      }),
    )
    expect([plan.area_code, plan.lines]).toEqual(['4418', 2])
    expect((await allocation.get({ ...city, area: '4418' }, `/v1/plans/${plan.id}`)).status).toBe(200)
    expect((await allocation.get(MAKER, `/v1/plans/${plan.id}`)).status).toBe(403)
  })

  it.each([
    [
      'without a number of people',
      { programme_id: 'people' },
      [422, 'ALLOCATION_PLAN_HEADCOUNT_WRONG', { people: null }],
    ],
    [
      'with one where the register is counted',
      { programme_id: 'households', people: 2 },
      [422, 'ALLOCATION_PLAN_HEADCOUNT_WRONG', { base: 'households', people: 2 }],
    ],
    ['for nobody', { programme_id: 'people', people: 0 }, [400, 'REQUEST_INVALID', {}]],
    ['for half a person', { programme_id: 'people', people: 1.5 }, [400, 'REQUEST_INVALID', {}]],
    ['in a year before the Republic', { programme_id: 'households', fiscal_year: 1948 }, [400, 'REQUEST_INVALID', {}]],
    [
      'of no programme',
      { programme_id: 'nothing' },
      [404, 'ALLOCATION_PROGRAMME_UNKNOWN', { programme_id: 'nothing' }],
    ],
    [
      'of a register on a day to come',
      { programme_id: 'households', register_day: '2999-01-01' },
      [422, 'ALLOCATION_REGISTER_DAY_IN_FUTURE', { register_day: '2999-01-01' }],
    ],
    [
      'of a register that nobody knows yet',
      { programme_id: 'households', as_known_at: 99 },
      [422, 'ALLOCATION_REGISTER_REVISION_UNKNOWN', { as_known_at: 99 }],
    ],
    [
      'in place of another without a reason',
      { programme_id: 'households', replaces: '00000000-0000-4000-8000-00000000000f' },
      [422, 'ALLOCATION_PLAN_REASON_MISSING', {}],
    ],
  ] as const)('%s is refused, and not even its fund is opened', async (_case, order, [status, code, values]) => {
    const before = await countRows(allocation.db)
    const answer = await allocation.post(MAKER, '/v1/plans', { fiscal_year: 2020, ...order })
    expect(answer.body).toMatchObject({ status, code, ...values })
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it.each([
    ['where nobody lives', { programme_id: 'villages' }, ['ALLOCATION_PLAN_EMPTY', { base: 'villages' }]],
    [
      'beyond the largest amount',
      { programme_id: 'dear', people: 2 },
      ['MONEY_AMOUNT_OUT_OF_RANGE', { amount: '1999999999999999998.00' }],
    ],
    [
      'where a township is no funder',
      { programme_id: 'matched' },
      ['ALLOCATION_TOWNSHIP_FUNDER_MISSING', { township: '441802107', beneficiary_id: 'v-1' }],
    ],
  ] as const)('%s fails, keeps the reason and owes nothing', async (_case, order, [code, values]) => {
    const programmes = {
      villages: {
        ...HOUSEHOLDS,
        id: 'villages',
        base: { of: 'villages' },
        funding: { kind: 'sole', funder: 'district' },
      },
      dear: { ...PEOPLE, id: 'dear', amount: { kind: 'per_unit', rate: '999999999999999999.00' } },
      matched: { ...HOUSEHOLDS, id: 'matched', base: { of: 'villages' } },
    }
    if (order.programme_id in programmes)
      await allocation.post(MAKER, '/v1/programmes', Reflect.get(programmes, order.programme_id))
    if (order.programme_id === 'matched')
      await register(allocation, [household(3, { id: 'v-1', kind: 'village', area_code: '441802107201' })])
    const key = randomUUID()
    for (const replayed of [false, true]) {
      const answer = await allocation.post(MAKER, '/v1/plans', { fiscal_year: 2020, ...order }, key)
      expect(answer).toMatchObject({ replayed, body: { status: 422, code, ...values } })
    }
    const { plans } = await done(
      allocation.get<{ plans: PlanReply[] }>(MAKER, `/v1/plans?fund_id=${order.programme_id}-2020`),
    )
    expect(plans).toMatchObject([{ state: 'failed', total: null, lines: 0, shares: [], problem: { code, values } }])
    expect((await allocation.post(CHECKER, `/v1/plans/${plans[0]?.id}/approve`)).status).toBe(409)
  })
})

describe('an approval', () => {
  it('is told to the ledger and to everybody, with the shares to the fen', async () => {
    const plan = await computedPlan(allocation, { programme: PEOPLE, year: 2017, people: 1 })
    const approved = await done(allocation.post<PlanReply>(CHECKER, `/v1/plans/${plan.id}/approve`))
    expect([approved.state, approved.approved_by]).toEqual(['approved', 'finance-441802-wang'])

    const fund = {
      id: 'people-2017',
      name: '精准扶贫 2017',
      programme_id: 'people',
      fiscal_year: 2017,
      area_code: '441802',
    }
    const shares = [
      { funder_id: 'province', amount: '12000.00' },
      { funder_id: 'foshan', amount: '6000.00' },
      { funder_id: 'district', amount: '1000.00' },
      { funder_id: 'charity', amount: '1000.00' },
    ]
    const [event] = await announced(allocation.db, 'PlanApproved', 'people-2017')
    expect(event).toMatchObject({ topic: 'allocation.plans.v1', sequence: 1 })
    expect(event?.data).toEqual({
      plan_id: plan.id,
      fund: { ...fund, funder_areas: ['44', '4406', '441802'] },
      document_number: '城区委办发〔2016〕11号',
      total: '20000.00',
      shares,
    })
    const [request] = await announced(allocation.db, 'TransactionRequested', 'people-2017')
    expect(request).toMatchObject({ topic: 'ledger.requests.v1', sequence: 1 })
    expect(request?.data).toMatchObject({
      kind: 'plan',
      plan_id: plan.id,
      fund: { ...fund, funded: 'by_plan' },
      total: '20000.00',
      shares: shares.map((share) => ({
        ...share,
        funder_area: { province: '44', foshan: '4406', district: '441802' }[share.funder_id] ?? null,
      })),
    })
  })

  it.each([
    ['by award where each household has its own township', HOUSEHOLDS, 'by_award'],
    [
      'by plan where people are counted, whoever pays',
      { ...PEOPLE, id: 'sole', funding: { kind: 'sole', funder: 'district' } },
      'by_plan',
    ],
  ])('says that the fund is funded %s', async (_case, programme, funded) => {
    const plan = await approvedPlan(allocation, { programme, year: 2018 })
    const [request] = await announced(allocation.db, 'TransactionRequested', plan.fund_id)
    expect(request?.data).toMatchObject({ fund: { funded } })
  })

  it('is refused to the maker of the plan', async () => {
    const plan = await computedPlan(allocation, { programme: PEOPLE, year: 2019 })
    await expectRefused(MAKER, plan.id, {
      status: 403,
      code: 'ALLOCATION_PLAN_APPROVED_BY_MAKER',
      plan_id: plan.id,
      made_by: 'finance-441802-li',
      title_zh: '编制人不得审批',
    })
  })

  it('is given once', async () => {
    const plan = await approvedPlan(allocation, { programme: PEOPLE, year: 2021 })
    await expectRefused({ ...CHECKER, name: 'zhao' }, plan.id, {
      status: 409,
      code: 'ALLOCATION_PLAN_STATE_WRONG',
      plan_id: plan.id,
      state: 'approved',
      wanted: 'computed, submitted, noticed',
    })
  })

  it.each([
    ['00000000-0000-4000-8000-00000000000f', 404, 'ALLOCATION_PLAN_UNKNOWN'],
    ['plan-1', 400, 'REQUEST_INVALID'],
    ['urn:uuid:00000000-0000-4000-8000-00000000000f', 400, 'REQUEST_INVALID'],
  ])('of %s, which is no plan, is refused', (id, status, code) => expectRefused(CHECKER, id, { status, code }))

  async function expectRefused(who: Who, planId: string, problem: object): Promise<void> {
    const before = await countRows(allocation.db)
    expect((await allocation.post(who, `/v1/plans/${planId}/approve`)).body).toMatchObject(problem)
    expect(await countRows(allocation.db)).toEqual(before)
  }
})

describe('the checks', () => {
  it('find nothing wrong in what the service itself wrote', async () => {
    const { body } = await allocation.get<{ checks: { name: string; ok: boolean }[] }>(
      { role: 'audit', area: '44' },
      '/v1/checks',
    )
    const own = body.checks.filter((check) => check.name !== 'allocation: every outbox row is published')
    expect([own.length > 5, own.filter((check) => !check.ok)]).toEqual([true, []])
  })
})
