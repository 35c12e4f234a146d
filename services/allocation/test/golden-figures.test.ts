import { readFileSync } from 'node:fs'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { computePlan, type Unit } from '../src/domain/compute-plan.ts'
import { type FundingText, type Programme, readFunding } from '../src/domain/programme.ts'

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
  }
}
const path = new URL('../../../packages/cli/src/demo/golden.json', import.meta.url)
const golden = JSON.parse(readFileSync(path, 'utf8')) as Golden

describe('the figures of the published documents', () => {
  it.each(golden.per_person_split)('come out for $id: $people people, $ratio', (figures) => {
    const funders = figures.shares.map((_, index) => `funder-${index}`)
    const programme = programmeOf('people', figures.per_person, { kind: 'ratio', ratio: figures.ratio, funders })
    const plan = computePlan(programme, [{ beneficiaryId: null, areaCode: '44', count: figures.people }], new Map())
    expect(formatMoney(plan.total)).toBe(figures.total)
    expect(plan.shares.map((share) => formatMoney(share.amount))).toEqual(figures.shares)
  })

  it("come out for Qingcheng's households, township by township", () => {
    const { qingcheng_year: figures } = golden
    const townships = Object.keys(figures.households_by_township).map((name, index) => ({
      name,
      areaCode: `44180210${index}`,
    }))
    const units: Unit[] = townships.flatMap(({ name, areaCode }) =>
      Array.from({ length: figures.households_by_township[name]?.[0] ?? 0 }, (_, index) => ({
        beneficiaryId: `${areaCode}-${index}`,
        areaCode,
        count: 1,
      })),
    )
    const programme = programmeOf('households', '4000.00', {
      kind: 'fixed',
      parts: [
        { funder: 'district', amount: '2000.00' },
        { by: 'township', amount: '1000.00' },
        { funder: 'charity', amount: '1000.00' },
      ],
    })
    const plan = computePlan(programme, units, new Map(townships.map((township) => [township.areaCode, township.name])))
    const shares = new Map(plan.shares.map((share) => [share.funderId, share.amount]))
    const { district, charity, ...matching } = Object.fromEntries(
      [...shares].map(([funder, amount]) => [funder, formatMoney(amount)]),
    )
    expect(units).toHaveLength(497)
    expect(district).toBe(figures.district_household_grant)
    expect(charity).toBe(figures.charity_total)
    expect(matching).toEqual(figures.township_matching)
    expect(formatMoney(sumMoney(Object.values(matching).map(parseMoney)))).toBe(figures.township_matching_total)
    expect(formatMoney(plan.total)).toBe('1988000.00')
  })

  it("come out for Qingcheng's eight key villages, which the district pays alone", () => {
    const villages = Array.from({ length: 8 }, (_, index) => ({
      beneficiaryId: `village-${index}`,
      areaCode: '441802103',
      count: 1,
    }))
    const plan = computePlan(
      programmeOf('villages', '300000.00', { kind: 'sole', funder: 'district' }),
      villages,
      new Map(),
    )
    expect(plan.shares.map((share) => [share.funderId, formatMoney(share.amount)])).toEqual([
      ['district', golden.qingcheng_year.key_villages],
    ])
  })
})

function programmeOf(base: Programme['base'], rateText: string, funding: FundingText): Programme {
  const rate = parseMoney(rateText)
  return {
    id: 'any',
    name: '扶贫',
    documentNumber: '〔2016〕11号',
    documentItem: '一',
    areaCode: '44',
    base,
    rate,
    funding: readFunding(funding, rate),
  }
}
