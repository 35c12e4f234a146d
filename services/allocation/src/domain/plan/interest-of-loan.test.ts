import { parseMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { interestOfLoan } from './interest-of-loan.ts'
import type { Receiver } from './receiver.ts'

const RULE: Parameters<typeof interestOfLoan>[0] = {
  kind: 'interest',
  percent: { text: '100', numerator: 100n, denominator: 100n },
  principalMax: null,
  termMonthsMax: null,
  dayCount: 365,
  rounding: 'half_up',
}
const HOUSEHOLD: Receiver = {
  id: 'h-1',
  kind: 'household',
  areaCode: '441802103',
  facts: {},
  members: [],
  items: [],
  supporters: [],
}
const interest = (drawnOn: string, dueOn: string, rule: Partial<typeof RULE> = {}, year = 2016) => {
  const facts = { drawn_on: drawnOn, due_on: dueOn, principal: '36500.00', annual_rate: '10' }
  const step = interestOfLoan({ ...RULE, ...rule }, year, HOUSEHOLD, { id: 'l-1', facts })?.step
  return step?.step === 'interest' ? [step.days, step.gives] : null
}

describe('the interest of a loan', () => {
  it.each([
    ['2016-03-01', '2016-03-02', 1, '10.00'],
    ['2015-12-31', '2017-01-01', 366, '3660.00'],
    ['2015-12-31', '2016-01-02', 1, '10.00'],
    ['2016-12-31', '2019-01-01', 1, '10.00'],
  ])('from %s, due on %s, is of %i days of 2016', (drawnOn, dueOn, days, gives) => {
    expect(interest(drawnOn, dueOn)).toEqual([days, gives])
  })

  it.each([
    ['2015-01-01', '2016-01-01'],
    ['2017-01-01', '2018-01-01'],
    ['2016-05-01', '2016-05-01'],
  ])('from %s, due on %s, is none in 2016', (drawnOn, dueOn) => {
    expect(interest(drawnOn, dueOn)).toBeNull()
  })

  it('ends with the longest term: on the same day of the month, or on its last', () => {
    expect(interest('2016-01-15', '2018-01-15', { termMonthsMax: 1 })?.[0]).toBe(31)
    expect(interest('2016-01-31', '2018-01-31', { termMonthsMax: 1 })?.[0]).toBe(29)
    expect(interest('2015-01-31', '2018-01-31', { termMonthsMax: 13 }, 2016)?.[0]).toBe(59)
  })

  it('is of no more principal than bears it, and of that the percentage', () => {
    expect(interest('2016-03-01', '2016-03-02', { principalMax: parseMoney('18250.00') })?.[1]).toBe('5.00')
    const half = { text: '50', numerator: 50n, denominator: 100n }
    expect(interest('2016-03-01', '2016-03-02', { percent: half, dayCount: 360 })?.[1]).toBe('5.07')
  })

  it('is not computed where the rate is not known', () => {
    const facts = { drawn_on: '2016-01-01', due_on: '2017-01-01', principal: '1.00', annual_rate: null }
    expect(() => interestOfLoan(RULE, 2016, HOUSEHOLD, { id: 'l-1', facts })).toThrow(
      expect.objectContaining({ code: 'ALLOCATION_FACT_UNKNOWN' }),
    )
  })
})
