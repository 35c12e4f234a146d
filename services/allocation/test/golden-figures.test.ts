import { readFileSync } from 'node:fs'
import { formatMoney, parseMoney, sumMoney, ZERO } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import type { PlanContext } from '../src/domain/plan/compute-plan.ts'
import type { Receiver } from '../src/domain/plan/receiver.ts'
import type { Programme } from '../src/domain/programme/programme.ts'
import type { ProgrammeText } from '../src/domain/programme/programme-text.ts'
import { readProgramme } from '../src/domain/programme/read-programme.ts'
import { amountsOf, computeAll, sharesOf } from './programme-example.ts'

type Golden = {
  per_person_split: {
    id: string
    people: number
    per_person: string
    ratio: string
    total: string
    shares: string[]
  }[]
  qingcheng_year: {
    households_by_township: Record<string, [households: number, people: number]>
    district_household_grant: string
    township_matching_total: string
    township_matching: Record<string, string>
    charity_total: string
    key_villages: string
    pool_other_villages: string
    old_area: string
  }
  enterprise_award: { per_worker: string; from_workers: number }
}
const path = new URL('../../../packages/cli/src/demo/golden.json', import.meta.url)
const golden = JSON.parse(readFileSync(path, 'utf8')) as Golden
const { qingcheng_year: qingcheng } = golden

describe('the figures of the published documents', () => {
  it.each(golden.per_person_split)('come out for $id: $people people, $ratio', async (figures) => {
    const funders = figures.shares.map((_, index) => `funder-${index}`)
    const programme = programmeOf({
      base: { of: 'published_people' },
      amount: { kind: 'per_unit', rate: figures.per_person },
      funding: { kind: 'ratio', ratio: figures.ratio, funders },
    })
    const plan = await computeAll(programme, { ...context, publishedPeople: figures.people }, [])
    expect(formatMoney(plan.totals.total)).toBe(figures.total)
    expect(Object.values(sharesOf(plan))).toEqual(figures.shares)
  })

  it("come out for Qingcheng's households, township by township", async () => {
    const townships = Object.entries(qingcheng.households_by_township).map(([name, [households]], index) => ({
      name,
      households,
      areaCode: `44180210${index}`,
    }))
    const receivers = townships.flatMap(({ areaCode, households }) =>
      Array.from({ length: households }, (_, index) => entry('household', `${areaCode}-${index}`, areaCode)),
    )
    const programme = programmeOf({
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
    })
    const funders = new Map(townships.map((township) => [township.areaCode, township.name]))
    const plan = await computeAll(programme, { ...context, townships: funders }, receivers, 100)
    const { district, charity, ...matching } = sharesOf(plan)
    expect(plan.lines).toHaveLength(497)
    expect(district).toBe(qingcheng.district_household_grant)
    expect(charity).toBe(qingcheng.charity_total)
    expect(matching).toEqual(qingcheng.township_matching)
    expect(formatMoney(sumMoney(Object.values(matching).map(parseMoney)))).toBe(qingcheng.township_matching_total)
    expect(formatMoney(plan.totals.total)).toBe('1988000.00')
  })

  it("come out for Qingcheng's villages: so much for each of eight, and one pool for all the others", async () => {
    const sole = { kind: 'sole', funder: 'district' } as const
    const each = programmeOf({
      base: { of: 'villages' },
      amount: { kind: 'per_unit', rate: '300000.00' },
      funding: sole,
    })
    const pool = programmeOf({
      base: { of: 'villages' },
      amount: { kind: 'pool', amount: '1000000.00', by: 'equal', leftover: 'largest_remainder' },
      funding: sole,
    })
    const villages = (count: number) =>
      Array.from({ length: count }, (_, index) => entry('village', `village-${index}`, '441802103'))
    expect(sharesOf(await computeAll(each, context, villages(8)))).toEqual({ district: qingcheng.key_villages })
    expect(sharesOf(await computeAll(pool, context, villages(73)))).toEqual({ district: qingcheng.pool_other_villages })
    expect(sharesOf(await computeAll(pool, context, villages(2)))).toEqual({ district: qingcheng.old_area })
  })

  it('come out for enterprises: so much for each worker, from twenty on', async () => {
    const { per_worker: rate, from_workers: least } = golden.enterprise_award
    const programme = programmeOf({
      base: { of: 'workers', at_least: least },
      amount: { kind: 'per_unit', rate },
      draws_on: 'd5',
    })
    const plan = await computeAll(programme, context, [employer('e-1', least), employer('e-2', least - 1)])
    expect(amountsOf(plan)).toEqual([{ receiver: 'e-1', amount: '40000.00' }])
  })
})

const context: PlanContext = {
  year: 2016,
  registerDay: '2016-06-30',
  publishedPeople: null,
  townships: new Map(),
  drawnElsewhere: ZERO,
}

const programmeOf = (rule: Pick<ProgrammeText, 'base' | 'amount' | 'funding' | 'draws_on'>): Programme =>
  readProgramme({
    id: 'any',
    name: '扶贫',
    document_number: '〔2016〕11号',
    document_item: '一',
    area_code: '44',
    ...rule,
  })

const entry = (kind: Receiver['kind'], id: string, areaCode: string): Receiver => ({
  id,
  kind,
  areaCode,
  facts: {},
  members: [],
  items: [],
  supporters: [],
})

const employer = (id: string, workers: number): Receiver => ({
  ...entry('enterprise', id, '441802103'),
  items: Array.from({ length: workers }, (_, index) => ({ id: `${id}-${index}`, kind: 'employment', facts: {} })),
})
