import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
import { ledgerPostsEverything, postedAnswer, rejectedAnswer, hear } from '../../../test/ledger-answers.ts'
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
  postedPlan,
  project,
  recordFunders,
  register,
  SHIJIAO,
} from '../../../test/qingcheng.ts'
import { lastNoticeDay } from '../../domain/plan/plan-life.ts'
import { runPlanChecks } from '../../application/plans/run-plan-checks.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'

const ZHAO: Who = { ...CHECKER, name: 'zhao' }
type Move = { from: string | null; to: string; by: string; reason: string | null }

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), household(2, { area_code: SHIJIAO }), project()])
})
afterAll(() => allocation.close())

const act = (who: Who, plan: { id: string }, what: string, body?: object) =>
  allocation.post<PlanReply & { code?: string }>(who, `/v1/plans/${plan.id}/${what}`, body)
const movesOf = async (plan: { id: string }) =>
  (await done(allocation.get<{ moves: (Move & { at: string })[] }>(MAKER, `/v1/plans/${plan.id}/moves`))).moves.map(
    ({ at: _at, ...move }) => move,
  )
const stateOf = async (plan: { id: string }) =>
  (await done(allocation.get<PlanReply>(MAKER, `/v1/plans/${plan.id}`))).state

async function expectRefused(answer: Promise<{ status: number; body: object }>, problem: object): Promise<void> {
  const before = await countRows(allocation.db)
  expect((await answer).body).toMatchObject(problem)
  expect(await countRows(allocation.db)).toEqual(before)
}

describe('a plan that asks for public notice', () => {
  const NOTICED = { ...PEOPLE, id: 'noticed', notice_days: 7 }
  let plan: PlanReply
  beforeAll(async () => {
    plan = await computedPlan(allocation, { programme: NOTICED })
  })

  it('is not approved before it was submitted and noticed', async () => {
    await expectRefused(act(CHECKER, plan, 'approve'), { status: 409, wanted: 'noticed' })
    await expectRefused(act(CHECKER, plan, 'notice', {}), { status: 409, wanted: 'submitted' })
    await expectRefused(act(CHECKER, plan, 'objections', { text: '有车', by: '王五' }), { status: 409 })
  })

  it('is submitted, and noticed for as many days as its document says', async () => {
    expect(await done(act(ZHAO, plan, 'submit'))).toMatchObject({
      state: 'submitted',
      submitted_by: 'finance-441802-zhao',
    })
    await expectRefused(act(CHECKER, plan, 'approve'), { status: 409, wanted: 'noticed' })
    await expectRefused(act(ZHAO, plan, 'notice', { first_day: '2016-07-01' }), {
      status: 422,
      code: 'ALLOCATION_PLAN_NOTICE_IN_PAST',
    })
    const today = todayInShanghai()
    expect(await done(act(ZHAO, plan, 'notice', {}))).toMatchObject({
      state: 'noticed',
      notice: { days: 7, first_day: today, last_day: lastNoticeDay(today, 7) },
    })
  })

  it('waits for its last day and for every answer', async () => {
    const objection = { line: 1, text: '王五家有小汽车', by: '欧阳样本' }
    const { objection_id } = await done(
      allocation.post<{ objection_id: string }>(MAKER, `/v1/plans/${plan.id}/objections`, objection),
    )
    await expectRefused(act(MAKER, plan, 'objections', { ...objection, line: 2 }), {
      status: 404,
      code: 'ALLOCATION_PLAN_LINE_UNKNOWN',
    })
    const today = todayInShanghai()
    await moveNotice(lastNoticeDay(today, -5), today)
    await expectRefused(act(CHECKER, plan, 'approve'), {
      status: 409,
      code: 'ALLOCATION_PLAN_NOTICE_NOT_OVER',
      last_day: today,
    })
    await done(act(MAKER, plan, 'objections', { text: '名单有误', by: '李四' }))
    await moveNotice('2016-07-01', '2016-07-07')
    await expectRefused(act(MAKER, plan, 'objections', objection), { code: 'ALLOCATION_OBJECTION_OUT_OF_TIME' })
    await expectRefused(act(CHECKER, plan, 'approve'), { code: 'ALLOCATION_PLAN_OBJECTIONS_OPEN', open: 2 })

    await done(act(MAKER, plan, `objections/${objection_id}/answer`, { text: '经核实无车辆' }))
    await expectRefused(act(MAKER, plan, `objections/${objection_id}/answer`, { text: '再答' }), {
      status: 409,
      code: 'ALLOCATION_OBJECTION_ANSWERED',
    })
    const { objections } = await done(
      allocation.get<{ objections: { id: string; by: string; text: string; answer: { text: string } | null }[] }>(
        MAKER,
        `/v1/plans/${plan.id}/objections`,
      ),
    )
    expect(objections).toMatchObject([
      { id: objection_id, by: '欧***', text: '王五家有小汽车', answer: { text: '经核实无车辆' } },
      { by: '李*', text: '名单有误', answer: null },
    ])
    await done(act(MAKER, plan, `objections/${objections[1]?.id}/answer`, { text: '已更正' }))
    expect(JSON.stringify(await allocation.db('plan_objections').select())).not.toMatch(/王五|欧阳|李四/)
    expect(allocation.logLines().join('')).not.toMatch(/王五|欧阳样本|小汽车|李四/)
  })

  it('is approved by neither its maker nor whoever submitted it, and its whole life is kept', async () => {
    // Nor by whoever stands in for one of them.
    for (const who of [MAKER, ZHAO, { ...CHECKER, actingFor: 'finance-441802-zhao' }])
      await expectRefused(act(who, plan, 'approve'), { status: 403, code: 'ALLOCATION_PLAN_APPROVED_BY_MAKER' })
    expect(await done(act(CHECKER, plan, 'approve'))).toMatchObject({ state: 'approved' })
    expect(await movesOf(plan)).toEqual([
      { from: null, to: 'draft', by: 'finance-441802-li', reason: null },
      { from: 'draft', to: 'computed', by: 'allocation', reason: null },
      { from: 'computed', to: 'submitted', by: 'finance-441802-zhao', reason: null },
      { from: 'submitted', to: 'noticed', by: 'finance-441802-zhao', reason: null },
      { from: 'noticed', to: 'approved', by: 'finance-441802-wang', reason: null },
    ])
  })

  it('does not get its notice from the service itself cut short: the database looks too', async () => {
    const second = await computedPlan(allocation, { programme: NOTICED, year: 2017 })
    await done(act(ZHAO, second, 'submit'))
    await done(act(ZHAO, second, 'notice', {}))
    const change = { state: 'approved', approved_by: 'wang', approved_at: 'now' }
    await expect(allocation.db('plans').where({ id: second.id }).update(change)).rejects.toMatchObject({
      constraint: 'plans_approved_after_notice',
    })
  })

  /** As if its days had passed. */
  async function moveNotice(from: string, to: string): Promise<void> {
    await allocation.owner.raw('ALTER TABLE plans DISABLE TRIGGER plans_live_as_told')
    await allocation.owner('plans').where({ id: plan.id }).update({ notice_from: from, notice_to: to })
    await allocation.owner.raw('ALTER TABLE plans ENABLE TRIGGER plans_live_as_told')
  }
})

describe('a withdrawal', () => {
  it('is the maker’s alone, says why, and is final', async () => {
    const plan = await computedPlan(allocation, { programme: PEOPLE, year: 2030 })
    await expectRefused(act(CHECKER, plan, 'withdraw', { reason: '重算' }), {
      status: 403,
      code: 'ALLOCATION_PLAN_WITHDRAWN_BY_ANOTHER',
    })
    expect(await done(act(MAKER, plan, 'withdraw', { reason: '人数有误' }))).toMatchObject({ state: 'withdrawn' })
    expect((await movesOf(plan)).at(-1)).toMatchObject({ to: 'withdrawn', reason: '人数有误' })
    await expectRefused(act(CHECKER, plan, 'approve'), { status: 409, state: 'withdrawn' })
    await expectRefused(act(MAKER, plan, 'submit'), { status: 409, state: 'withdrawn' })
  })

  it('comes too late once somebody approved', async () => {
    const plan = await approvedPlan(allocation, { programme: PEOPLE, year: 2031 })
    await expectRefused(act(MAKER, plan, 'withdraw', { reason: '重算' }), { status: 409, state: 'approved' })
  })
})

describe('a plan that replaces the one in force', () => {
  it('asks the ledger for the change, and takes its place when that is posted', async () => {
    const first = await postedPlan(allocation, { programme: PEOPLE, people: 100 })
    const raised = await computedPlan(allocation, { programme: PEOPLE, people: 101, replaces: first.id })
    expect(raised).toMatchObject({ replaces: first.id, reason: '按审计意见调整', total: '2020000.00' })
    await done(act(CHECKER, raised, 'approve'))
    expect(await stateOf(first)).toBe('posted')
    const [change] = await announced(allocation.db, 'FundChangeRequested', 'people-2016')
    expect(change?.data).toEqual({
      kind: 'plan_changed',
      plan_id: raised.id,
      replaces_plan_id: first.id,
      fund_id: 'people-2016',
      document_number: '城区委办发〔2016〕11号',
      total: '2020000.00',
      shares: [
        { funder_id: 'province', funder_name: '广东省', funder_area: '44', amount: '1212000.00' },
        { funder_id: 'foshan', funder_name: '佛山市', funder_area: '4406', amount: '606000.00' },
        { funder_id: 'district', funder_name: '清城区财政专项资金', funder_area: '441802', amount: '101000.00' },
        { funder_id: 'charity', funder_name: '清城区慈善会', funder_area: null, amount: '101000.00' },
      ],
      reason: '按审计意见调整',
    })
    const requests = await announced(allocation.db, 'TransactionRequested', 'people-2016')
    expect(requests.map((request) => request.data.kind)).toEqual(['plan'])

    await ledgerAnswers('people-2016', raised.id, postedAnswer)
    expect([await stateOf(first), await stateOf(raised)]).toEqual(['superseded', 'posted'])
    expect((await movesOf(first)).at(-1)).toMatchObject({ to: 'superseded', reason: '按审计意见调整' })
  })

  it('leaves the other in force when the ledger refuses it: what is awarded cannot be cut away', async () => {
    const first = await postedPlan(allocation, { programme: PEOPLE, year: 2032, people: 100 })
    const cut = await computedPlan(allocation, { programme: PEOPLE, year: 2032, people: 1, replaces: first.id })
    await done(act(CHECKER, cut, 'approve'))
    await ledgerAnswers('people-2032', cut.id, rejectedAnswer)
    expect([await stateOf(first), await stateOf(cut)]).toEqual(['posted', 'refused'])
  })

  it('is refused for a plan of another fund, and for one that is not in force', async () => {
    const other = await postedPlan(allocation, { programme: PEOPLE, year: 2033 })
    const order = { programme_id: 'people', fiscal_year: 2034, people: 1, replaces: other.id, reason: '调整' }
    await expectRefused(allocation.post(MAKER, '/v1/plans', order), {
      status: 422,
      code: 'ALLOCATION_PLAN_REPLACES_OTHER_FUND',
    })
    const computed = await computedPlan(allocation, { programme: PEOPLE, year: 2034 })
    await expectRefused(allocation.post(MAKER, '/v1/plans', { ...order, replaces: computed.id }), {
      status: 409,
      state: 'computed',
      wanted: 'posted',
    })
  })

  it('is refused where it would go over from a ratio to who pays for each award', async () => {
    const programme = {
      ...HOUSEHOLDS,
      id: 'shared',
      funding: { kind: 'ratio', ratio: '6:4', funders: ['district', 'charity'] },
    }
    const first = await postedPlan(allocation, { programme })
    const alone = { ...programme, version: 2, funding: { kind: 'sole', funder: 'district' } }
    await done(allocation.post(MAKER, '/v1/programmes', alone))
    const order = { programme_id: 'shared', fiscal_year: 2016, replaces: first.id, reason: '调整' }
    await expectRefused(allocation.post(MAKER, '/v1/plans', order), {
      status: 422,
      code: 'ALLOCATION_PLAN_REPLACES_OTHER_FUNDING',
      plan_id: first.id,
    })
  })

  it('awards who is not awarded yet whole, and who is raised the difference, each funder its own', async () => {
    const programme = { ...HOUSEHOLDS, id: 'raised' }
    const first = await postedPlan(allocation, { programme })
    await done(act(MAKER, first, 'awards', { period: '2016' }))
    await ledgerPostsEverything(allocation, first.fund_id)
    await done(
      allocation.post(MAKER, '/v1/programmes', {
        ...programme,
        version: 2,
        amount: { kind: 'per_unit', rate: '4500.00' },
        funding: {
          kind: 'fixed',
          parts: [
            { funder: 'district', amount: '2000.00' },
            { by: 'township', amount: '1500.00' },
            { funder: 'charity', amount: '1000.00' },
          ],
        },
      }),
    )
    await register(allocation, [household(3)])
    const second = await computedPlan(allocation, { programme, replaces: first.id })
    expect([second.programme_version, second.total]).toEqual([2, '13500.00'])
    await done(act(CHECKER, second, 'approve'))
    await ledgerAnswers(first.fund_id, second.id, postedAnswer)
    expect(await done(act(MAKER, second, 'awards', { period: '2016' }))).toMatchObject({ count: 3, total: '5500.00' })
    const page = (await announced(allocation.db, 'AwardPage', first.fund_id)).at(-1)
    expect(page?.data.plan_id).toBe(second.id)
    expect(page?.data.awards.map(({ beneficiary_id, line, amount }) => [beneficiary_id, line, amount])).toEqual([
      ['h-0001', 'raised-1', '500.00'],
      ['h-0002', 'raised-1', '500.00'],
      ['h-0003', 'whole', '4500.00'],
    ])
    const request = (await announced(allocation.db, 'TransactionRequested', first.fund_id)).at(-1)
    expect(request?.data.kind === 'awards' && request.data.awards.map((award) => award.parts)).toEqual([
      [{ funder_id: 'yuantan', amount: '500.00' }],
      [{ funder_id: 'shijiao', amount: '500.00' }],
      [
        { funder_id: 'charity', amount: '1000.00' },
        { funder_id: 'district', amount: '2000.00' },
        { funder_id: 'yuantan', amount: '1500.00' },
      ],
    ])
    expect((await act(MAKER, second, 'awards', { period: '2017' })).body).toMatchObject({
      code: 'ALLOCATION_PLAN_AWARDED',
    })
    expect(await checks()).toEqual([])
  })

  async function ledgerAnswers(fundId: string, planId: string, answer: typeof postedAnswer): Promise<void> {
    const changes = await announced(allocation.db, 'FundChangeRequested', fundId)
    const change = changes.find(({ data }) => data.kind === 'plan_changed' && data.plan_id === planId)
    if (change === undefined) throw new Error(`no change to ${planId} was asked for`)
    const message = await answer(allocation, change)
    expect(await hear(allocation, message)).toBe('handled')
    expect(await hear(allocation, message)).toBe('duplicate')
  }
})

describe('a programme that draws on another', () => {
  const POT = {
    ...PEOPLE,
    id: 'pot',
    base: { of: 'lump' },
    amount: { kind: 'lump', amount: '200000.00' },
    funding: { kind: 'sole', funder: 'district' },
  }
  const { funding: _funding, ...UNFUNDED } = HOUSEHOLDS
  const DRAWING = {
    ...UNFUNDED,
    id: 'drawing',
    amount: { kind: 'per_unit', rate: '30000.00' },
    draws_on: 'pot',
  }

  it('has no plan before the other’s is in force', async () => {
    await done(allocation.post(MAKER, '/v1/programmes', POT))
    await done(allocation.post(MAKER, '/v1/programmes', DRAWING))
    await expectRefused(allocation.post(MAKER, '/v1/plans', { programme_id: 'drawing', fiscal_year: 2016 }), {
      status: 422,
      code: 'ALLOCATION_DRAWN_PLAN_MISSING',
    })
  })

  it('owes nothing on top, and its awards go out against that plan, within its total', async () => {
    const pot = await postedPlan(allocation, { programme: POT })
    const plan = await computedPlan(allocation, { programme: DRAWING })
    expect(plan).toMatchObject({ fund_id: 'pot-2016', draws_on: 'pot', total: '90000.00', shares: [] })
    expect(await done(act(CHECKER, plan, 'approve'))).toMatchObject({ state: 'posted' })
    const listed = { beneficiary_id: 'project-1', line: 'rest', amount: '110000.01' }
    await expectRefused(act(MAKER, pot, 'awards', { period: '2016', awards: [listed] }), {
      code: 'ALLOCATION_AWARDS_BEYOND_PLAN',
      available: '110000.00',
    })
    expect(await done(act(MAKER, plan, 'awards', { period: '2016' }))).toMatchObject({ count: 3, total: '90000.00' })
    const request = (await announced(allocation.db, 'TransactionRequested', 'pot-2016')).at(-1)
    expect(request?.data).toMatchObject({ kind: 'awards', plan_id: pot.id })
    const page = (await announced(allocation.db, 'AwardPage', 'pot-2016')).at(-1)
    expect(page?.data).toMatchObject({ plan_id: pot.id, fund_id: 'pot-2016', programme_id: 'drawing' })
    expect(await checks()).toEqual([])
  })

  it('is refused beyond what the other has left', async () => {
    const second = { ...DRAWING, id: 'drawing-too', amount: { kind: 'per_unit', rate: '36666.67' } }
    const plan = await computedPlan(allocation, { programme: second })
    await expectRefused(act(CHECKER, plan, 'approve'), {
      status: 422,
      code: 'ALLOCATION_DRAWN_PLAN_EXCEEDED',
      available: '110000.00',
      missing: '0.01',
    })
  })
})

describe('a programme that is funded once', () => {
  it('has one plan in force, in one year', async () => {
    const programme = { ...PEOPLE, id: 'once', timing: { kind: 'once' } }
    const other = await computedPlan(allocation, { programme, year: 2017 })
    await approvedPlan(allocation, { programme, year: 2016 })
    const refusal = { status: 409, code: 'ALLOCATION_PROGRAMME_ONCE_ONLY', fiscal_year: 2016 }
    await expectRefused(act(CHECKER, other, 'approve'), refusal)
    const order = { programme_id: 'once', fiscal_year: 2018, people: 1 }
    await expectRefused(allocation.post(MAKER, '/v1/plans', order), refusal)
  })

  it('has no plan for a year in which its document does not hold', async () => {
    const programme = { ...PEOPLE, id: 'bounded', valid_from: '2016-01-01', valid_to: '2018-12-31' }
    await computedPlan(allocation, { programme, year: 2018 })
    const order = { programme_id: 'bounded', fiscal_year: 2019, people: 1 }
    await expectRefused(allocation.post(MAKER, '/v1/plans', order), { code: 'ALLOCATION_PROGRAMME_NOT_IN_FORCE' })
  })
})

describe('a plan that is computed again', () => {
  const order = { programme_id: 'households', fiscal_year: 2040 }
  const bytesOf = async (plan: { id: string }) =>
    (await allocation.get(MAKER, `/v1/plans/${plan.id}/lines.ndjson`)).text
  let first: PlanReply
  beforeAll(async () => {
    first = await computedPlan(allocation, { programme: HOUSEHOLDS, year: 2040 })
  })

  it('by the same version, register day and revision is the same, byte for byte', async () => {
    await register(allocation, [household(70)])
    const { register_day, register_revision: as_known_at } = first
    const again = await done(allocation.post<PlanReply>(MAKER, '/v1/plans', { ...order, register_day, as_known_at }))
    const bytes = await bytesOf(first)
    expect(await bytesOf(again)).toBe(bytes)
    expect(bytes.trimEnd().split('\n')).toHaveLength(first.lines + 1)
    for (const plan of [first, again])
      expect(plan.content_sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('on a later register tells who is new and why, beside what stays', async () => {
    const later = await done(allocation.post<PlanReply>(MAKER, '/v1/plans', order))
    const { body } = await allocation.get<{ sums: object[]; lines: object[]; before: object; after: object }>(
      MAKER,
      `/v1/plans/${later.id}/compare?with=${first.id}`,
    )
    expect(body.sums).toEqual([
      { change: 'new', count: 1, before: '0.00', after: '4000.00' },
      { change: 'unchanged', count: 3, before: '12000.00', after: '12000.00' },
    ])
    expect(body.lines).toMatchObject([
      {
        key: 'h-0070',
        beneficiary_id: 'h-0070',
        change: 'new',
        before: null,
        after: { amount: '4000.00' },
        reasons: [{ kind: 'not_registered', words: { zh: expect.stringContaining('尚未登记') } }],
      },
    ])
    expect([body.before, body.after]).toMatchObject([
      { plan_id: first.id, register_revision: first.register_revision },
      { plan_id: later.id, register_revision: later.register_revision },
    ])
    const back = await allocation.get<{ lines: object[] }>(MAKER, `/v1/plans/${first.id}/compare?with=${later.id}`)
    expect(back.body.lines).toMatchObject([{ beneficiary_id: 'h-0070', change: 'gone' }])
  })

  it('tells how the register has those who are gone, read for the whole page at once', async () => {
    await register(allocation, [household(71), household(72), household(73)])
    const before = await done(allocation.post<PlanReply>(MAKER, '/v1/plans', order))
    const dated = { valid_from: todayInShanghai(), reason: '复核' }
    const changes = [
      { change: 'household_removed', household_id: 'h-0071', ...dated },
      { change: 'household_left_poverty', household_id: 'h-0072', grace_until: null, ...dated },
    ]
    await done(allocation.post(MAKER, '/v1/register/changes', { changes }))
    const later = await done(allocation.post<PlanReply>(MAKER, '/v1/plans', order))
    type Reply = { lines: { beneficiary_id: string; change: string; reasons: object[] }[] }
    const compared = await done(allocation.get<Reply>(MAKER, `/v1/plans/${later.id}/compare?with=${before.id}`))
    expect(compared.lines).toMatchObject([
      {
        beneficiary_id: 'h-0071',
        change: 'gone',
        reasons: [{ kind: 'removed', fact: 'status', before: 'registered', after: 'removed' }],
      },
      {
        beneficiary_id: 'h-0072',
        change: 'gone',
        reasons: [{ kind: 'left_poverty', before: 'registered', after: 'left_poverty' }],
      },
    ])
    const back = await done(allocation.get<Reply>(MAKER, `/v1/plans/${before.id}/compare?with=${later.id}`))
    expect(back.lines).toMatchObject([
      { change: 'new', reasons: [{ kind: 'removed', before: 'removed', after: 'registered' }] },
      { change: 'new', reasons: [{ kind: 'left_poverty' }] },
    ])
  })
})

describe('awards with a purpose', () => {
  it('are for what the programme allows, and say so', async () => {
    const programme = { ...PEOPLE, id: 'purposes', purposes: ['产业发展', '教育'] }
    const plan = await postedPlan(allocation, { programme })
    const award = (changes: object) => ({ beneficiary_id: 'project-1', line: 'one', amount: '1.00', ...changes })
    const grant = (body: object) => act(MAKER, plan, 'awards', { period: '2016', ...body })
    await expectRefused(grant({ purpose: '危房改造', awards: [award({})] }), {
      status: 422,
      code: 'ALLOCATION_AWARD_PURPOSE_NOT_ALLOWED',
      purposes: programme.purposes,
    })
    await expectRefused(grant({ awards: [award({ purpose: '危房改造' })] }), { purpose: '危房改造' })
    await expectRefused(grant({ awards: [award({})] }), { code: 'ALLOCATION_AWARD_PURPOSE_MISSING' })
    await done(grant({ purpose: '教育', awards: [award({}), award({ line: 'two', purpose: '产业发展' })] }))
    const { awards } = await done(
      allocation.get<{ awards: { line: string; purpose: string }[] }>(MAKER, `/v1/plans/${plan.id}/awards`),
    )
    expect(Object.fromEntries(awards.map(({ line, purpose }) => [line, purpose]))).toEqual({
      one: '教育',
      two: '产业发展',
    })
  })
})

/** What is wrong with the service's own rows. */
const checks = async () => (await runPlanChecks(allocation.db)).filter((check) => !check.ok)
