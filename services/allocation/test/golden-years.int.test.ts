import { readFileSync } from 'node:fs'
import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation, type Who } from './allocation-fixture.ts'
import { ledgerPostsEverything } from './ledger-answers.ts'
import { CHECKER, done, MAKER, type PlanReply, PROVINCE } from './qingcheng.ts'

const path = new URL('../../../packages/cli/src/demo/golden.json', import.meta.url)
const golden = JSON.parse(readFileSync(path, 'utf8')) as {
  qingcheng_year: Record<
    'district_budget_total_first_year' | 'district_budget_total_later_years' | 'district_budget_three_years',
    string
  > & { households_by_township: Record<string, [households: number, people: number]> }
  foshan_village_guide_fund_2016_minimum: string
  medical_rate_minimum: string
  loan_limit: { amount: string; years: number }
}
const { qingcheng_year: qingcheng } = golden

const QINGCHENG = { document_number: '城区委办发〔2016〕11号', document_item: '五、(三)', area_code: '441802' } as const
const DISTRICT = { kind: 'sole', funder: 'district' } as const
const lump = (amount: string) => ({ base: { of: 'lump' }, amount: { kind: 'lump', amount }, funding: DISTRICT })
const pool = (fact: string, is: boolean) => ({
  where: { fact, is: [is] },
  base: { of: 'villages' },
  amount: { kind: 'pool', amount: '1000000.00', by: 'equal', leftover: 'largest_remainder' },
  funding: DISTRICT,
})
const perUnit = (of: string, rate: string, where?: object) => ({
  ...(where && { where }),
  base: { of },
  amount: { kind: 'per_unit', rate },
  funding: DISTRICT,
})

/** What the district itself pays for: C1, B2, B3, D1 to D5. */
const DISTRICT_PROGRAMMES = {
  households: perUnit('households', '2000.00'),
  'key-villages': perUnit('villages', '300000.00', { fact: 'key', is: [true] }),
  'other-villages': pool('key', false),
  training: lump('200000.00'),
  filing: { timing: { kind: 'once' }, ...lump('100000.00') },
  network: lump('30000.00'),
  'old-area': pool('old_revolutionary_base', true),
  enterprises: lump('200000.00'),
} as const

const SINCE = { valid_from: '2016-01-01', reason: '示例' }

describe('the published figures, out of plans over the API', () => {
  let allocation: Allocation
  beforeAll(async () => {
    allocation = await openAllocation()
    for (const [id, area_code] of [
      ['district', '441802'],
      ['foshan', '4406'],
      ['county', null],
    ]) {
      await done(allocation.post(PROVINCE, '/v1/funders', { id, name: id, area_code }))
    }
  }, 60_000)
  afterAll(() => allocation.close())

  const tell = async (who: Who, changes: readonly object[]): Promise<void> => {
    for (let first = 0; first < changes.length; first += 400)
      await done(allocation.post(who, '/v1/register/changes', { changes: changes.slice(first, first + 400) }))
  }
  const village = (id: string, area_code: string, facts: object) => ({
    ...SINCE,
    change: 'village_recorded',
    village_id: id,
    synthetic: true,
    bank_account: null,
    village: {
      area_code,
      name: `示例村${id}`,
      key: null,
      poor: null,
      old_revolutionary_base: null,
      supported_by_county: null,
      households: null,
      people: null,
      collective_income: null,
      ...facts,
    },
  })
  const household = (id: string, area_code: string) => ({
    ...SINCE,
    change: 'household_recorded',
    household_id: id,
    synthetic: true,
    bank_account: null,
    household: {
      area_code,
      name: '欧阳样本',
      class: 'general',
      income_per_person: '5000.00',
      willing_to_work: true,
      registered_since: '2016-01-01',
      people: 4,
    },
  })
  const plan = (who: Who, programme_id: string, fiscal_year: number, register_day = `${fiscal_year}-06-30`) =>
    allocation.post<PlanReply>(who, '/v1/plans', { programme_id, fiscal_year, register_day })

  it('make the district budget of the first year, of the later ones, and of all three', async () => {
    const townships = Object.values(qingcheng.households_by_township)
    await tell(MAKER, [
      ...townships.flatMap(([households], place) =>
        Array.from({ length: households }, (_, index) => household(`h-${place}-${index}`, `44180210${place}`)),
      ),
      ...Array.from({ length: 8 }, (_, index) =>
        village(`key-${index}`, '441802103', { key: true, old_revolutionary_base: index < 2 }),
      ),
      ...Array.from({ length: 12 }, (_, index) => village(`other-${index}`, '441802106', { key: false })),
    ])
    const totals = new Map<number, string>()
    for (const [id, rule] of Object.entries(DISTRICT_PROGRAMMES))
      await done(allocation.post(MAKER, '/v1/programmes', { ...QINGCHENG, id, name: id, ...rule }))
    for (const year of [2016, 2017, 2018]) {
      let total = ZERO
      for (const id of Object.keys(DISTRICT_PROGRAMMES)) {
        const { status, body } = await plan(MAKER, id, year)
        // Registration is paid for once.
        if (id === 'filing' && year > 2016) expect([id, year, status]).toEqual([id, year, 409])
        else total = addMoney(total, parseMoney(body.total))
        if (id === 'filing' && year === 2016) {
          await done(allocation.post(CHECKER, `/v1/plans/${body.id}/approve`))
          await ledgerPostsEverything(allocation, body.fund_id)
        }
      }
      totals.set(year, formatMoney(total))
    }
    expect([...totals.values()]).toEqual([
      qingcheng.district_budget_total_first_year,
      qingcheng.district_budget_total_later_years,
      qingcheng.district_budget_total_later_years,
    ])
    expect(formatMoney([...totals.values()].map(parseMoney).reduce(addMoney, ZERO))).toBe(
      qingcheng.district_budget_three_years,
    )
  }, 60_000)

  it('make the least that Foshan gives its 254 villages, which the guarantee finds reached', async () => {
    await tell(
      PROVINCE,
      Array.from({ length: 254 }, (_, index) =>
        village(`poor-${index}`, index % 2 ? '440823101' : '445381102', { poor: true }),
      ),
    )
    const foshan = {
      document_number: '佛发〔2016〕10号',
      document_item: '三、(十一)',
      area_code: '4406',
      covers: ['4408', '4453'],
    }
    const guide = {
      ...foshan,
      id: 'guide-fund',
      name: '引导资金',
      ...perUnit('villages', '1000000.00', { fact: 'poor', is: [true] }),
    }
    await done(allocation.post(PROVINCE, '/v1/programmes', { ...guide, funding: { kind: 'sole', funder: 'foshan' } }))
    const { id, total } = await done(plan({ role: 'finance', area: '4406' }, 'guide-fund', 2016))
    expect(total).toBe(golden.foshan_village_guide_fund_2016_minimum)

    const rule = { kind: 'village_average', amount: '1000000.00', sources: ['guide-fund'] }
    const where = { fact: 'poor', is: [true] }
    await done(
      allocation.post(PROVINCE, '/v1/guarantees', { ...foshan, id: 'village-average', name: '村均', where, rule }),
    )
    const order = { year: 2016, on: '2016-06-30', plans: [id] }
    const evaluation = await done(allocation.post(PROVINCE, '/v1/guarantees/village-average/evaluate', order))
    expect(evaluation).toMatchObject({ bound: 254, short: 0, given_total: total, missing_total: '0.00' })
  })

  it('pay seven tenths of a medical bill, and no interest on more than the limit of a loan', async () => {
    const items = [
      [
        'bill',
        'medical_bill',
        { incurred_on: '2016-05-01', cost: '1000.00', insurance_paid: '600.00', covered_from: '2016-01-01' },
      ],
      [
        'loan',
        'loan',
        {
          drawn_on: '2016-01-01',
          due_on: '2019-01-01',
          principal: '60000.00',
          annual_rate: '4.35',
          unsecured: true,
          term_months: 36,
          purpose: 'production',
        },
      ],
    ] as const
    await tell(
      MAKER,
      items.map(([item_id, kind, facts]) => ({
        reason: '示例',
        change: 'item_recorded',
        item_id,
        kind,
        beneficiary_id: 'h-0-0',
        person_id: null,
        ended_on: null,
        facts,
      })),
    )
    const sole = { ...QINGCHENG, funding: { kind: 'sole', funder: 'county' } }
    const percent = golden.medical_rate_minimum.replace('0.', '')
    const medical = { base: { of: 'medical_bills' }, amount: { kind: 'share', percent, rounding: 'half_up' } }
    const limit = { principal_max: golden.loan_limit.amount, term_months_max: golden.loan_limit.years * 12 }
    const interest = { kind: 'interest', percent: '100', day_count: 365, rounding: 'half_up', ...limit }
    await done(allocation.post(MAKER, '/v1/programmes', { ...sole, id: 'medical', name: '医疗', ...medical }))
    await done(
      allocation.post(MAKER, '/v1/programmes', {
        ...sole,
        id: 'interest',
        name: '贴息',
        base: { of: 'loans' },
        amount: interest,
      }),
    )
    // 70 % of the 400.00 that insurance left; 50,000.00 × 4.35 % × 365 days of 2017 / 365.
    expect((await done(plan(MAKER, 'medical', 2016))).total).toBe('280.00')
    expect((await done(plan(MAKER, 'interest', 2017))).total).toBe('2175.00')
  })
})
