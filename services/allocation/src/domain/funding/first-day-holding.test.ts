import { parseMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstDayHolding } from './first-day-holding.ts'

const changes = (...rows: readonly (readonly [string, string])[]) =>
  rows.map(([day, amount]) => ({ day, amount: parseMoney(amount) }))

describe('the first day from which so much is there', () => {
  it.each([
    ['is the day on which it came', '30.00', '2016-06-30'],
    ['is after the last day that leaves less', '10.01', '2016-06-30'],
    ['is any day on which less was enough', '10.00', '2016-03-01'],
    ['is none where it is not there in the end', '30.01', null],
  ])('%s', (_title, amount, day) => {
    const rows = changes(['2016-03-01', '20.00'], ['2016-05-01', '-10.00'], ['2016-06-30', '20.00'])
    expect(firstDayHolding(parseMoney(amount), rows)).toBe(day)
  })

  it('leaves no day from it on below zero, and every day before it would', () => {
    const fen = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 12 })
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 900 }), (amounts, wanted) => {
        const money = (value: number) => parseMoney((value / 100).toFixed(2))
        const dayOf = (index: number) => `2016-01-${String(index + 1).padStart(2, '0')}`
        const rows = amounts.map((amount, index) => ({ day: dayOf(index), amount: money(amount) }))
        const balances = amounts.map((_, index) => amounts.slice(0, index + 1).reduce((sum, each) => sum + each, 0))
        const fits = balances.map((_, index) => balances.slice(index).every((balance) => balance >= wanted))
        const first = fits.indexOf(true)
        expect(firstDayHolding(money(wanted), rows)).toBe(first === -1 ? null : dayOf(first))
      }),
    )
  })
})
