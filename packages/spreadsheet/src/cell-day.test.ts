import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfNumber, numberOfDay } from './cell-day.ts'
import { showsDay } from './day-formats.ts'

describe('dayOfNumber', () => {
  it.each([
    ['43831', false, '2020-01-01'],
    ['42369', true, '2020-01-01'],
    ['1', false, '1900-01-01'],
    ['59', false, '1900-02-28'],
    ['61', false, '1900-03-01'],
    ['0', true, '1904-01-01'],
    ['43831.5', false, '2020-01-01 12:00:00'],
    ['43831.999999', false, '2020-01-02'],
    ['2958465', false, '9999-12-31'],
  ] as const)('reads %s (from 1904: %s) as %s', (number, isFrom1904, day) => {
    expect(dayOfNumber(number, isFrom1904)).toBe(day)
  })

  it.each(['0', '60', '-1', '0.5', '2958466', '1e300'])('knows no day for %s', (number) => {
    expect(dayOfNumber(number, false)).toBeNull()
  })

  it('undoes numberOfDay for every day', () => {
    const anyDay = fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(anyDay, (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(dayOfNumber(String(numberOfDay(day)), false)).toBe(day)
      }),
    )
    expect(['2021-02-29', '1900-02-28', '—', '2021-1-1'].map(numberOfDay)).toEqual([null, null, null, null])
  })
})

describe('showsDay', () => {
  it.each(['yyyy-mm-dd', '[$-804]yyyy"年"m"月"d"日";@', 'm/d/yy h:mm', 'e"年"m"月"', 'mmm\\-yy', '[Red]d'])(
    'takes %s for a day',
    (code) => expect(showsDay(code)).toBe(true),
  )
  it.each([
    'General',
    '0.00',
    '#,##0.00"yd"',
    '[$USD] #,##0',
    'h:mm:ss',
    '[mm]:ss',
    '0.00E+00',
    '@',
    '0\\d',
    '_-* #,##0_d',
  ])('takes %s for none', (code) => expect(showsDay(code)).toBe(false))
})
