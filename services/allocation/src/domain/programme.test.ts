import { formatMoney, parseMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { type Funding, isFundedByAward, namedFunders, ratioOf, readFunding } from './programme.ts'

const RATE = parseMoney('4000.00')

describe('funding by ratio', () => {
  it('is read as the document writes it, full-width colons and all', () => {
    const funding = readFunding({ kind: 'ratio', ratio: '6:3:0.5：0.5', funders: ['a', 'b', 'c', 'd'] }, RATE)
    expect(ratioOf(funding)).toEqual(['6', '3', '0.5', '0.5'])
    expect(namedFunders(funding)).toEqual(['a', 'b', 'c', 'd'])
  })

  it.each([
    ['6:3:1', ['a', 'b']],
    ['6:4', ['a', 'b', 'c']],
  ])('is refused when %s does not have one part for each of %j', (ratio, funders) => {
    expect(() => readFunding({ kind: 'ratio', ratio, funders }, RATE)).toThrow(
      expect.objectContaining({ code: 'ALLOCATION_RATIO_FUNDERS_DIFFER', values: { ratio, funders } }),
    )
  })

  it.each([
    ['6:-3', 'RATIO_PART_NEGATIVE'],
    ['0:0', 'RATIO_ALL_ZERO'],
    ['six:four', 'RATIO_MALFORMED'],
    ['64', 'RATIO_PARTS_MISSING'],
  ])('is refused when the ratio is %s', (ratio, code) => {
    expect(() => readFunding({ kind: 'ratio', ratio, funders: ['a', 'b'] }, RATE)).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

describe('funding by fixed parts', () => {
  const parts = (...amounts: string[]) => amounts.map((amount) => ({ funder: 'district', amount }))

  it('keeps the amounts to the fen and names no township', () => {
    const funding = readFunding(
      { kind: 'fixed', parts: [...parts('2999.99'), { by: 'township', amount: '1000.01' }] },
      RATE,
    )
    expect(funding.kind === 'fixed' && funding.parts.map((part) => formatMoney(part.amount))).toEqual([
      '2999.99',
      '1000.01',
    ])
    expect(namedFunders(funding)).toEqual(['district'])
    expect(ratioOf(funding)).toBeNull()
  })

  it.each([
    [['2000.00', '1999.99'], '3999.99'],
    [['2000.00', '2000.01'], '4000.01'],
  ])('is refused when %j are not the rate', (amounts, sum) => {
    expect(() => readFunding({ kind: 'fixed', parts: parts(...amounts) }, RATE)).toThrow(
      expect.objectContaining({
        code: 'ALLOCATION_FUNDING_PARTS_DIFFER',
        message: `The parts add up to ${sum}, the rate is 4000.00.`,
        values: { rate: '4000.00', sum },
      }),
    )
  })
})

describe('a sole funder', () => {
  it('is the only one named', () => {
    const funding = readFunding({ kind: 'sole', funder: 'district' }, RATE)
    expect([namedFunders(funding), ratioOf(funding)]).toEqual([['district'], null])
  })
})

describe('awards', () => {
  const sole: Funding = { kind: 'sole', funder: 'district' }
  const byRatio = readFunding({ kind: 'ratio', ratio: '6:4', funders: ['a', 'b'] }, RATE)

  it('say who pays for them where the plan says it of each receiver', () => {
    expect(isFundedByAward({ base: 'households', funding: sole })).toBe(true)
    expect(isFundedByAward({ base: 'villages', funding: sole })).toBe(true)
    expect(isFundedByAward({ base: 'households', funding: byRatio })).toBe(false)
  })

  it('say it nowhere in a programme that counts people: what holds for one of them holds for no award of any amount', () => {
    expect(isFundedByAward({ base: 'people', funding: sole })).toBe(false)
    expect(isFundedByAward({ base: 'people', funding: byRatio })).toBe(false)
  })
})
