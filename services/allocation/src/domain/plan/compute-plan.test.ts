import { formatMoney, parseMoney, sumMoney, ZERO } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import { TOWNSHIPS } from '../../../test/any-plan.ts'
import { amountsOf, type Computed, computeAll, sharesOf } from '../../../test/programme-example.ts'
import type { Facts } from '../programme/facts.ts'
import type { ProgrammeText } from '../programme/programme-text.ts'
import { readProgramme } from '../programme/read-programme.ts'
import type { FunderAmount, PlanContext } from './compute-plan.ts'
import { explainLine } from './explain-line.ts'
import type { Receiver } from './receiver.ts'

const CONTEXT: PlanContext = {
  year: 2016,
  registerDay: '2016-06-30',
  publishedPeople: null,
  townships: TOWNSHIPS,
  drawnElsewhere: ZERO,
}

describe('a plan by ratio', () => {
  it('shares the total, not each line, so that its leftover fen are few and told', async () => {
    const { totals, lines } = await compute(
      { base: { of: 'published_people' }, amount: rate('0.01'), funding: ratio('1:1:1', 'a', 'b', 'c') },
      [],
      { publishedPeople: 5 },
    )
    expect(show(totals.shares)).toEqual(['a 0.02', 'b 0.02', 'c 0.01'])
    expect(totals.explanation.shares.map((each) => [each.exact, each.leftover_fen])).toEqual([
      ['5/3', 1],
      ['5/3', 1],
      ['5/3', 0],
    ])
    expect(lines.map((line) => line.parts)).toEqual([null])
  })

  it('keeps a funder whose part is nothing, in its place of the document', async () => {
    const plan = await compute({ amount: rate('10.00'), funding: ratio('6:0:4', 'a', 'b', 'c') }, [household('h1')])
    expect(show(plan.totals.shares)).toEqual(['a 6.00', 'b 0.00', 'c 4.00'])
  })
})

describe('a plan of fixed parts', () => {
  const stacked: Rule = {
    amount: { kind: 'parts' },
    funding: {
      kind: 'fixed',
      parts: [
        { funder: 'district', amount: '2000.00' },
        { by: 'township', amount: '1000.00' },
        { by: 'supporters', at_least: '200.00' },
      ],
    },
  }
  const paired = (...pledges: string[]): Receiver => ({
    ...household('h1'),
    supporters: pledges.map((pledged, index) => ({
      id: `c${index}`,
      funderId: 'cadres',
      pledged: parseMoney(pledged),
    })),
  })

  it("takes each household's matching part from its own township", async () => {
    const plan = await compute(stacked, [household('h1'), household('h2', '441802106201')])
    expect(plan.lines.map((line) => show(line.parts ?? []))).toEqual([
      ['district 2000.00', 'yuantan 1000.00'],
      ['district 2000.00', 'shijiao 1000.00'],
    ])
    expect(sharesOf(plan)).toEqual({ district: '4000.00', yuantan: '1000.00', shijiao: '1000.00' })
  })

  it('takes from each supporter what it pledged, as one part of a funder', async () => {
    const plan = await compute(stacked, [paired('200.00', '300.50')])
    expect(show(plan.lines[0]?.parts ?? [])).toEqual(['district 2000.00', 'yuantan 1000.00', 'cadres 500.50'])
  })

  it('is refused for a pledge below the least, naming who pledged', async () => {
    await expect(compute(stacked, [paired('200.00', '199.99')])).rejects.toMatchObject({
      code: 'ALLOCATION_PLEDGE_TOO_SMALL',
      values: { beneficiary_id: 'h1', supporter_id: 'c1', pledged: '199.99', at_least: '200.00' },
    })
  })

  it.each(['441802105', '441802', '4418021'])(
    'is refused for a household in %s, where no township pays',
    async (area) => {
      await expect(compute(stacked, [household('h1', area)])).rejects.toMatchObject({
        code: 'ALLOCATION_TOWNSHIP_FUNDER_MISSING',
        values: { township: area, beneficiary_id: 'h1' },
      })
    },
  )
})

describe('pots', () => {
  const pots: Rule = {
    amount: rate('100.00'),
    funding: {
      kind: 'pots',
      pots: [
        { funder: 'first', yearly: '150.00' },
        { funder: 'second', yearly: '100.00' },
      ],
    },
  }
  const two = [household('h1'), household('h2')]

  it('are used one after the other, a line that crosses over being paid by both', async () => {
    const plan = await compute(pots, two)
    expect(plan.lines.map((line) => show(line.parts ?? []))).toEqual([
      ['first 100.00'],
      ['first 50.00', 'second 50.00'],
    ])
    expect(formatMoney(plan.totals.kept)).toBe('50.00')
  })

  it('hold less by what other plans have drawn, and are refused beyond that', async () => {
    const plan = await compute(pots, two, { drawnElsewhere: parseMoney('50.00') })
    expect(sharesOf(plan)).toEqual({ first: '100.00', second: '100.00' })
    await expect(compute(pots, two, { drawnElsewhere: parseMoney('50.01') })).rejects.toMatchObject({
      code: 'ALLOCATION_POTS_EXHAUSTED',
      values: { limit: '250.00', drawn_elsewhere: '50.01', asked: '200.00', missing: '0.01' },
    })
  })
})

describe('a yearly limit', () => {
  const limited = (beyond: 'refuse' | 'prorate' | 'in_order'): Rule => ({
    amount: rate('100.00'),
    funding: { kind: 'sole', funder: 'district' },
    yearly_limit: { amount: '250.00', beyond },
  })
  const three = [household('h1'), household('h2'), household('h3')]

  it.each([
    ['prorate', ['83.34', '83.33', '83.33']],
    ['in_order', ['100.00', '100.00', '50.00']],
  ] as const)('that is passed cuts by %s', async (beyond, amounts) => {
    const plan = await compute(limited(beyond), three)
    expect(amountsOf(plan).map((line) => line.amount)).toEqual(amounts)
    expect(formatMoney(plan.totals.kept)).toBe('0.00')
  })

  it('leaves out whom nothing is left for, and counts what other plans have drawn', async () => {
    const plan = await compute(limited('in_order'), three, { drawnElsewhere: parseMoney('150.00') })
    expect(amountsOf(plan)).toEqual([{ receiver: 'h1', amount: '100.00' }])
  })

  it.each(['refuse', 'prorate', 'in_order'] as const)('that is not passed changes nothing (%s)', async (beyond) => {
    const plan = await compute(limited(beyond), three.slice(1))
    expect(amountsOf(plan).map((line) => line.amount)).toEqual(['100.00', '100.00'])
    expect(formatMoney(plan.totals.kept)).toBe('50.00')
  })

  it('refuses with what is missing, where it says so or nothing is left', async () => {
    await expect(compute(limited('refuse'), three)).rejects.toMatchObject({
      code: 'ALLOCATION_YEARLY_LIMIT_EXCEEDED',
      values: { asked: '300.00', limit: '250.00', drawn_elsewhere: '0.00', missing: '50.00' },
    })
    for (const beyond of ['prorate', 'in_order'] as const)
      await expect(compute(limited(beyond), three, { drawnElsewhere: parseMoney('250.00') })).rejects.toMatchObject({
        code: 'ALLOCATION_YEARLY_LIMIT_EXCEEDED',
        values: { missing: '300.00' },
      })
  })
})

describe('a norm that is spread over years', () => {
  const years = [3, 4, 4].map((weight, index) => ({ year: 2016 + index, weight }))
  const spread: Rule = {
    amount: rate('20000.01'),
    funding: { kind: 'sole', funder: 'district' },
    timing: { kind: 'spread', years },
  }

  it('comes to the norm exactly when the years are added up', async () => {
    const plans = await Promise.all(years.map(({ year }) => compute(spread, [household('h1')], { year })))
    expect(plans.map((plan) => formatMoney(plan.totals.total))).toEqual(['5454.55', '7272.73', '7272.73'])
    expect(formatMoney(sumMoney(plans.map((plan) => plan.totals.total)))).toBe('20000.01')
  })

  it('is refused for a year that is not listed', async () => {
    await expect(compute(spread, [household('h1')], { year: 2019 })).rejects.toMatchObject({
      code: 'ALLOCATION_PROGRAMME_YEAR_NOT_LISTED',
      values: { year: 2019, years: [2016, 2017, 2018] },
    })
  })
})

describe('tiers', () => {
  const tiers: Rule = {
    amount: {
      kind: 'tiers',
      by: 'income_per_person',
      rates: [{ from: '1000.00', below: '4000.00', rate: '500.00' }],
      otherwise: 'refuse',
    },
    funding: { kind: 'sole', funder: 'district' },
  }

  it.each([
    ['1000.00', '500.00'],
    ['3999.99', '500.00'],
  ])('take their first value and not their last: %s', async (income, amount) => {
    const plan = await compute(tiers, [household('h1', '441802103', { income_per_person: income })])
    expect(formatMoney(plan.totals.total)).toBe(amount)
  })

  it.each(['999.99', '4000.00', null])('refuse %s, which is in none, and say whose it is', async (income) => {
    await expect(compute(tiers, [household('h1', '441802103', { income_per_person: income })])).rejects.toMatchObject({
      code: 'ALLOCATION_TIER_MISSING',
      values: { beneficiary_id: 'h1', fact: 'income_per_person', value: income },
    })
  })

  it.each([
    [3, 3, true],
    [25, 20, false],
  ])('refuse %i households at once, naming %i', async (households, told, isAll) => {
    const poor = Array.from({ length: households }, (_, place) =>
      household(`h${10 + place}`, '441802103', { income_per_person: `${place}.00` }),
    )
    const rich = household('h0', '441802103', { income_per_person: '1000.00' })
    for (const rule of [tiers, { ...tiers, yearly_limit: { amount: '1.00', beyond: 'prorate' as const } }]) {
      const refusal = await refusalOf(compute(rule, [rich, ...poor]))
      expect(refusal).toMatchObject({
        code: 'ALLOCATION_TIER_MISSING',
        values: { beneficiary_id: 'h10', count: told, all_told: isAll },
      })
      expect(refusal.values['refusals']).toEqual(
        poor.slice(0, told).map(({ id, facts }) => ({
          code: 'ALLOCATION_TIER_MISSING',
          beneficiary_id: id,
          fact: 'income_per_person',
          value: facts['income_per_person'],
        })),
      )
      for (const { id } of poor.slice(0, told)) expect(refusal.message).toContain(`${id} has`)
    }
  })

  it('are refused together with the township that is no funder', async () => {
    const refusal = await refusalOf(
      compute({ ...tiers, funding: { kind: 'township' } }, [
        household('h1', '441802105', { income_per_person: '1000.00' }),
        household('h2', '441802103', { income_per_person: '1.00' }),
      ]),
    )
    expect(refusal.values).toMatchObject({
      count: 2,
      refusals: [
        { code: 'ALLOCATION_TIER_MISSING', beneficiary_id: 'h2' },
        { code: 'ALLOCATION_TOWNSHIP_FUNDER_MISSING', beneficiary_id: 'h1' },
      ],
    })
  })

  it('aside, a fen left over of a pool is said to go to the earlier in order of id', async () => {
    const pool: Rule = {
      amount: { kind: 'pool', amount: '0.05', by: 'equal', leftover: 'largest_remainder' },
      funding: { kind: 'sole', funder: 'district' },
    }
    const { lines } = await compute(pool, [household('h1'), household('h2'), household('h3')])
    const said = lines.map((line) => explainLine(readProgramme(textOf(pool)), line))
    expect(said.map(({ zh }) => zh.at(-1))).toEqual([
      '资金池0.05元，0.05 × 1 ÷ 3 = 0.01元（不足一分的舍去），另得余下的1分，为0.02元（余下的分逐分给尾数较大的，尾数相同的按编号在前者先得）。',
      '资金池0.05元，0.05 × 1 ÷ 3 = 0.01元（不足一分的舍去），另得余下的1分，为0.02元（余下的分逐分给尾数较大的，尾数相同的按编号在前者先得）。',
      '资金池0.05元，0.05 × 1 ÷ 3 = 0.01元（不足一分的舍去；余下的分逐分给尾数较大的，尾数相同的按编号在前者先得）。',
    ])
    for (const { en } of said) expect(en.at(-1)).toContain('ties to the earlier in order of id')
  })

  it('say their bounds where a line is explained', async () => {
    const { lines } = await compute(tiers, [household('h1', '441802103', { income_per_person: '1000.00' })])
    expect(lines.flatMap((line) => explainLine(readProgramme(textOf(tiers)), line).zh)).toContain(
      '人均年收入为1,000.00元，该档（1,000.00元以上不足4,000.00元）标准500.00 × 1 = 500.00元。',
    )
  })
})

describe('any plan', () => {
  const sole: Rule = { amount: rate('4000.00'), funding: { kind: 'sole', funder: 'district' } }

  it('is refused where there is nobody to plan for', async () => {
    await expect(compute(sole, [])).rejects.toMatchObject({
      code: 'ALLOCATION_PLAN_EMPTY',
      values: { programme_id: 'any', base: 'households' },
    })
  })

  it('is refused in a year in which its programme is not in force', async () => {
    const dated = { ...sole, valid_from: '2016-06-01', valid_to: '2018-12-31' }
    for (const year of [2015, 2019])
      await expect(compute(dated, [household('h1')], { year })).rejects.toMatchObject({
        code: 'ALLOCATION_PROGRAMME_NOT_IN_FORCE',
      })
    expect((await compute(dated, [household('h1')], { year: 2018 })).totals.lines).toBe(1)
  })

  it('takes a number of people where its document counts them, and there alone', async () => {
    const counted: Rule = { ...sole, base: { of: 'published_people' } }
    const wrong = { code: 'ALLOCATION_PLAN_HEADCOUNT_WRONG' }
    await expect(compute(counted, [])).rejects.toMatchObject(wrong)
    await expect(compute(counted, [], { publishedPeople: 0 })).rejects.toMatchObject(wrong)
    await expect(compute(sole, [household('h1')], { publishedPeople: 4 })).rejects.toMatchObject(wrong)
  })

  it('is shared by 100 funders at most', async () => {
    const townships = new Map(Array.from({ length: 101 }, (_, index) => [String(441_802_100 + index), `t-${index}`]))
    const receivers = [...townships.keys()].map((areaCode) => household(areaCode, areaCode))
    const matched: Rule = { amount: rate('4000.00'), funding: { kind: 'township' } }
    expect((await compute(matched, receivers.slice(1), { townships })).totals.shares).toHaveLength(100)
    await expect(compute(matched, receivers, { townships })).rejects.toMatchObject({
      code: 'ALLOCATION_PLAN_FUNDERS_TOO_MANY',
      values: { programme_id: 'any', funders: 101, funders_max: 100 },
    })
  })

  it('is refused where its total is beyond the largest amount', async () => {
    const dear: Rule = { ...sole, amount: rate('999999999999999999.00') }
    await expect(compute(dear, [household('h1'), household('h2')])).rejects.toMatchObject({
      code: 'MONEY_AMOUNT_OUT_OF_RANGE',
    })
  })

  it('takes no bill whose cost is not known for one of nothing', async () => {
    const bills: Rule = {
      base: { of: 'medical_bills' },
      amount: { kind: 'share', percent: '70', rounding: 'half_up' },
      funding: { kind: 'sole', funder: 'district' },
    }
    const items = [
      {
        id: 'b1',
        kind: 'medical_bill' as const,
        facts: { incurred_on: '2016-01-01', cost: '9.00', insurance_paid: null },
      },
    ]
    await expect(compute(bills, [{ ...household('h1'), items }])).rejects.toMatchObject({
      code: 'ALLOCATION_FACT_UNKNOWN',
      values: { beneficiary_id: 'h1', item_id: 'b1', fact: 'insurance_paid' },
    })
  })
})

type Rule = Partial<ProgrammeText>

const textOf = (rule: Rule): ProgrammeText => ({
  id: 'any',
  name: '扶贫',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、（三）1',
  area_code: '441802',
  base: { of: 'households' },
  amount: { kind: 'parts' },
  ...rule,
})

const compute = (rule: Rule, receivers: readonly Receiver[], context: Partial<PlanContext> = {}): Promise<Computed> =>
  Promise.resolve().then(() => computeAll(readProgramme(textOf(rule)), { ...CONTEXT, ...context }, receivers))

async function refusalOf(plan: Promise<Computed>): Promise<DomainError> {
  const refusal: unknown = await plan.then(
    () => null,
    (error: unknown) => error,
  )
  if (refusal instanceof DomainError) return refusal
  throw new Error('The plan is not refused')
}

const rate = (text: string) => ({ kind: 'per_unit', rate: text }) as const
const ratio = (text: string, ...funders: string[]) => ({ kind: 'ratio', ratio: text, funders }) as const

const household = (id: string, areaCode = '441802103', facts: Facts = {}): Receiver => ({
  id,
  kind: 'household',
  areaCode,
  facts,
  members: [],
  items: [],
  supporters: [],
})

const show = (amounts: readonly FunderAmount[]): string[] =>
  amounts.map(({ funderId, amount }) => `${funderId} ${formatMoney(amount)}`)
