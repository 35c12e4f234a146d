import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { ledgerPostsEverything } from '../../../test/ledger-answers.ts'
import {
  CHECKER,
  approvedPlan,
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  type PlanReply,
  postedPlan,
  recordFunders,
  register,
  SHIJIAO,
} from '../../../test/qingcheng.ts'

type Row = Record<string, string | number | null>
type Report = { on: string; programmes: Row[]; total: Row; guarantees: Row[] }
type List = {
  title: string
  notice_from: string
  notice_to: string
  how_to_object: { zh: string } | null
  entries: Row[]
}

const AUDITOR: Who = { role: 'audit', area: '441802' }
const read = async <Body>(url: string) => done(allocation.get<Body>(AUDITOR, url))
const textOf = async (url: string) => (await allocation.get(AUDITOR, url)).text
const YEAR = Number(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()).slice(0, 4))

let allocation: Allocation
let plan: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), household(2), household(3, { area_code: SHIJIAO })])
  plan = await postedPlan(allocation, { programme: HOUSEHOLDS })
  for (const [amount, arrived_on] of [
    ['5000.00', '2016-06-30'],
    ['500.00', '2016-07-01'],
  ])
    await done(
      allocation.post(MAKER, '/v1/arrivals', {
        fund_id: plan.fund_id,
        funder_id: 'district',
        amount,
        document_number: '清财农〔2016〕8号',
        arrived_on,
      }),
    )
  await done(allocation.post(MAKER, `/v1/plans/${plan.id}/awards`, { period: '2016-H1' }))
  await ledgerPostsEverything(allocation, plan.fund_id)
})
afterAll(() => allocation.close())

describe('the half-yearly report', () => {
  const FIRST = '/v1/reports/half-year?year=2016&half=1&area_code=441802'

  it('tells by programme what was planned, due, sent, owed and awarded by the end of the half', async () => {
    const report = await read<Report>(FIRST)
    expect(report.on).toBe('2016-06-30')
    expect(report.programmes).toEqual([
      {
        fund_id: plan.fund_id,
        programme_id: 'households',
        name: HOUSEHOLDS.name,
        document_number: HOUSEHOLDS.document_number,
        area_code: '441802',
        draws_on: null,
        beneficiaries: 3,
        planned: '12000.00',
        due: '12000.00',
        arrived: '5000.00',
        arrived_in_period: '5000.00',
        // The district owes 6,000, two townships 3,000 and the charity 3,000.
        arrears: '7000.00',
        awarded: '12000.00',
        awarded_in_period: '12000.00',
        paid: '0.00',
      },
    ])
    expect(report.total).toMatchObject({ arrears: '7000.00', arrears_wan: '0.70万元', planned_wan: '1.20万元' })
  })

  it('tells in the second half what came in it, beside what came in the year', async () => {
    const { programmes } = await read<Report>('/v1/reports/half-year?year=2016&half=2&area_code=441802')
    expect(programmes).toMatchObject([
      { arrived: '5500.00', arrived_in_period: '500.00', awarded_in_period: '0.00', arrears: '6500.00' },
    ])
  })

  it('is the same bytes on the same day and data, to print and as a workbook, in yuan and in 万元', async () => {
    const [page, book] = [FIRST.replace('?', '.html?'), FIRST.replace('?', '.xlsx?')]
    const html = await textOf(page)
    expect(html).toContain('441802')
    for (const shown of ['2016年上半年扶贫资金情况报告', '12,000.00', '1.20', '2016-07-20 之前', '欠拨(万元)'])
      expect(html).toContain(shown)
    expect(await textOf(page)).toBe(html)
    expect(await textOf(book)).toMatch(/^PK/)
    expect(await textOf(book)).toBe(await textOf(book))
  })

  it('is due, and made when somebody made it, of one content for one day and data', async () => {
    const dutyOf = async () =>
      (await read<{ reports: Row[] }>('/v1/reports/due?area_code=441802&on=2016-07-20')).reports.find(
        ({ kind, number }) => kind === 'half_year' && number === 1,
      )
    expect(await dutyOf()).toMatchObject({ state: 'late', due_before: '2016-07-20', made_at: null })
    const order = { kind: 'half_year', year: YEAR - 1, number: 1, area_code: '441802' }
    await done(allocation.post(MAKER, '/v1/reports', order))
    await done(allocation.post(MAKER, '/v1/reports', order))
    const makings = await allocation.db('report_makings').select('sha256')
    expect(new Set(makings.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(makings).toHaveLength(2)
    const made = await read<{ reports: Row[] }>('/v1/reports/due?area_code=441802')
    expect(made.reports.map(({ kind, year }) => [kind, year])).toContainEqual(['quarter', YEAR - 1])
  })

  it('stands at no day outside its period', async () => {
    const { body } = await allocation.get(AUDITOR, `${FIRST}&on=2016-07-01`)
    expect(body).toMatchObject({ code: 'ALLOCATION_REPORT_DAY_UNFIT', last: '2016-06-30' })
  })
})

describe('a year whose plans were recorded only after it', () => {
  const figures = async (fundId: string) => {
    const { programmes } = await read<Report>('/v1/reports/half-year?year=2015&half=2&area_code=441802')
    const { total } = await read<{ total: Row }>(`/v1/funds/${fundId}/funders?on=2015-12-31`)
    const row = programmes[0]
    return [
      [row?.['planned'], row?.['due'], row?.['arrears']],
      [total['promised'], total['due'], total['arrears']],
    ]
  }
  const twice = (amount: string) => [Array(3).fill(amount), Array(3).fill(amount)]

  it('is told by its report and its funders alike, of one plan: the one that the ledger posted last', async () => {
    const first = await postedPlan(allocation, { programme: PEOPLE, year: 2015, people: 100 })
    expect(await figures(first.fund_id)).toEqual(twice('2000000.00'))
    await approvedPlan(allocation, { programme: PEOPLE, year: 2015, people: 70, replaces: first.id })
    expect(await figures(first.fund_id)).toEqual(twice('2000000.00'))
    await ledgerPostsEverything(allocation, first.fund_id)
    expect(await figures(first.fund_id)).toEqual(twice('1400000.00'))
  })

  it('while of a year that is kept as it goes nothing is due before the approval, and what is in force is promised', async () => {
    const first = await postedPlan(allocation, { programme: PEOPLE, year: YEAR, people: 100 })
    const cut = { programme: PEOPLE, year: YEAR, people: 70, replaces: first.id }
    await postedPlan(allocation, cut)
    const { total } = await read<{ total: Row }>(`/v1/funds/${first.fund_id}/funders?on=${YEAR - 1}-12-31`)
    expect(total).toMatchObject({ promised: '1400000.00', due: '0.00', arrears: '0.00' })
  })
})

describe('the quarterly bulletin', () => {
  it('tells the quarter’s own arrivals', async () => {
    const { programmes } = await read<Report>('/v1/reports/quarter?year=2016&quarter=3&area_code=441802')
    expect(programmes).toMatchObject([{ arrived: '5500.00', arrived_in_period: '500.00' }])
  })
})

describe('the public list of a plan', () => {
  it('shows masked names, places and amounts, and of a household that consents its class and people', async () => {
    const consent = (consents: boolean) =>
      done(
        allocation.post(MAKER, '/v1/beneficiaries/h-0002/disclosure-consent', {
          consents,
          given_on: '2016-06-01',
          evidence: '档案 2016-2',
        }),
      )
    await consent(true)
    const { entries } = await read<List>(`/v1/plans/${plan.id}/notice`)
    expect(entries).toMatchObject([
      { number: 1, beneficiary_id: 'h-0001', name: '欧****', amount: '4000.00', people: null, class: null },
      { number: 2, beneficiary_id: 'h-0002', people: 4 },
      { number: 3, people: null },
    ])
    await consent(false)
    const taken = await read<List>(`/v1/plans/${plan.id}/notice`)
    expect(taken.entries.map(({ people }) => people)).toEqual([null, null, null])
    for (const file of ['notice.html', 'results.html', 'notice', 'results'])
      expect(await textOf(`/v1/plans/${plan.id}/${file}`)).not.toMatch(/欧阳样本|0000441802/)
  })

  it('is not given out before the plan is in notice, then says until when and how to object', async () => {
    const noticed = await computedPlan(allocation, { programme: { ...HOUSEHOLDS, id: 'noticed', notice_days: 7 } })
    expect((await allocation.get(AUDITOR, `/v1/plans/${noticed.id}/notice`)).body['code']).toBe(
      'ALLOCATION_NOTICE_NOT_GIVEN',
    )
    await done(allocation.post(MAKER, `/v1/plans/${noticed.id}/submit`))
    await done(allocation.post(CHECKER, `/v1/plans/${noticed.id}/notice`, {}))
    const list = await read<List>(`/v1/plans/${noticed.id}/notice`)
    const days = (Date.parse(list.notice_to) - Date.parse(list.notice_from)) / 86_400_000
    expect(days).toBe(6)
    expect(list.how_to_object?.zh).toContain(`自${list.notice_from}起至${list.notice_to}止`)
    expect(await textOf(`/v1/plans/${noticed.id}/notice.html`)).toContain(
      `自${list.notice_from}起至${list.notice_to}止`,
    )
  })

  it('tells what was awarded', async () => {
    const { entries, title } = await read<List>(`/v1/plans/${plan.id}/results?limit=2`)
    expect(title).toBe('2016年困难户脱贫增收扶持发放结果公告')
    expect(entries.map(({ number, amount, period }) => [number, amount, period])).toEqual([
      [1, '4000.00', '2016-H1'],
      [2, '4000.00', '2016-H1'],
    ])
    const rest = await read<List>(`/v1/plans/${plan.id}/results?after=2`)
    expect(rest.entries).toMatchObject([{ number: 3, beneficiary_id: 'h-0003', area_code: SHIJIAO }])
  })
})

describe('a milestone', () => {
  const DOCUMENT = {
    id: 'leaving',
    name: '相对贫困人口脱贫进度',
    document_number: '城区委办发〔2016〕11号',
    document_item: '三、',
    area_code: '441802',
    target: {
      kind: 'people_out_of_poverty',
      base_day: '2016-01-01',
      by_year: [
        { year: 2016, percent: '30' },
        { year: 2018, percent: '100' },
      ],
    },
  }
  const progressOf = (query: string) => read<Row & { by_area: Row[]; behind: Row[] }>(`/v1/milestones/${query}`)

  it('counts the people who left poverty, by township, against the target of the year', async () => {
    const entered = (household_id: string, area_code: string, people: number) => ({
      change: 'household_entered',
      household_id,
      synthetic: true,
      bank_account: '62220202',
      valid_from: '2016-01-01',
      reason: '建档',
      household: {
        area_code,
        name: '欧阳样本',
        class: 'general',
        income_per_person: '5000.00',
        willing_to_work: true,
        registered_since: '2016-01-01',
        people,
      },
    })
    const left = {
      change: 'household_left_poverty',
      household_id: 'h-3002',
      valid_from: '2016-12-01',
      grace_until: null,
      reason: '脱贫',
    }
    await done(
      allocation.post(MAKER, '/v1/register/changes', {
        changes: [entered('h-3001', '441802103', 10), entered('h-3002', '441802106', 3), left],
      }),
    )
    await done(allocation.post(MAKER, '/v1/milestones', DOCUMENT))
    const progress = (on: string) => progressOf(`leaving/progress?on=${on}`)
    expect(await progress('2016-11-30')).toMatchObject({ measured: 13, reached: 0, missing: 4, is_reached: false })
    expect(await progress('2016-12-31')).toMatchObject({
      target: '30%',
      measured: 13,
      reached: 3,
      missing: 1,
      is_reached: false,
      by_area: [
        { area_code: '441802103', measured: 10, reached: 0, missing: 3, is_reached: false },
        { area_code: '441802106', measured: 3, reached: 3, missing: 0, is_reached: true },
      ],
    })
    const { body } = await allocation.get(AUDITOR, '/v1/milestones/leaving/progress?year=2017')
    expect(body).toMatchObject({ code: 'ALLOCATION_MILESTONE_YEAR_UNSTATED', years: [2016, 2018] })
  })

  it('names those below the income of the year', async () => {
    const target = { kind: 'income_per_person', by_year: [{ year: 2018, percent: '50' }] }
    await done(allocation.post(MAKER, '/v1/milestones', { ...DOCUMENT, id: 'income', target }))
    const progress = (average: string) => progressOf(`income/progress?on=2016-06-30&year=2018&rural_average=${average}`)
    expect(await progress('10000.00')).toMatchObject({ target: '5000.00', measured: 2, reached: 2, is_reached: true })
    const { behind, reached } = await progress('10000.01')
    expect(reached).toBe(0)
    expect(behind).toMatchObject([
      { beneficiary_id: 'h-3001', name: '欧***', income: '5000.00', missing: '0.01' },
      { beneficiary_id: 'h-3002' },
    ])
    const { body } = await allocation.get(AUDITOR, '/v1/milestones/income/progress?year=2018')
    expect(body['code']).toBe('ALLOCATION_MILESTONE_AVERAGE_MISSING')
  })
})
