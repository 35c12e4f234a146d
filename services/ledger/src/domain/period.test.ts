import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { from, until } from './moment.ts'
import { dayOf, endOfMonth, monthOf, nextMonth, startOfMonth } from './period.ts'

describe('a month', () => {
  it('ends at midnight in Shanghai, where the next one begins', () => {
    expect(endOfMonth('2016-12').toISOString()).toBe('2016-12-31T16:00:00.000Z')
    expect(nextMonth('2016-12')).toBe('2017-01')
    expect(monthOf(new Date('2016-06-30T15:59:59.999Z'))).toBe('2016-06')
    expect(monthOf(new Date('2016-06-30T16:00:00Z'))).toBe('2016-07')
  })

  it('holds every instant between its bounds, and no other', () => {
    const instant = fc.date({ min: new Date('1992-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, (at) => {
        const month = monthOf(at)
        expect(startOfMonth(month) <= at && at < endOfMonth(month)).toBe(true)
        expect(monthOf(endOfMonth(month))).toBe(nextMonth(month))
        expect(monthOf(new Date(endOfMonth(month).getTime() - 1))).toBe(month)
        expect(dayOf(at).startsWith(month)).toBe(true)
      }),
    )
  })
})

describe('a bound', () => {
  it('takes a day to its end in Shanghai, and an instant with its millisecond', () => {
    expect([from('2016-06-30'), until('2016-06-30')]).toEqual(['2016-06-29T16:00:00.000Z', '2016-06-30T16:00:00.000Z'])
    const instant = '2016-06-30T10:00:00.5+08:00'
    expect([from(instant), until(instant)]).toEqual(['2016-06-30T02:00:00.500Z', '2016-06-30T02:00:00.501Z'])
  })

  it.each(['2016-02-30', '2016-13-01', '2016-06-30T10:00:00', '2016-06-30T25:00:00Z', '30.6.2016', '0', ''])(
    'is refused where it is neither: %s',
    (asked) => {
      expect(() => until(asked)).toThrow(expect.objectContaining({ code: 'LEDGER_MOMENT_MALFORMED' }))
    },
  )
})
