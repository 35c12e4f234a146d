import { describe, expect, it } from 'vitest'
import { ageInDays, bandOf } from './case-age.ts'

describe('the age of a case', () => {
  it.each([
    ['2016-06-30', '2016-06-30', 0, '0-7'],
    ['2016-06-30', '2016-07-07', 7, '0-7'],
    ['2016-06-30', '2016-07-08', 8, '8-30'],
    ['2016-06-30', '2016-07-30', 30, '8-30'],
    ['2016-06-30', '2016-07-31', 31, '31-90'],
    ['2016-06-30', '2016-09-28', 90, '31-90'],
    ['2016-06-30', '2016-09-29', 91, '>90'],
    ['2016-02-28', '2016-03-01', 2, '0-7'],
    ['2016-06-30', '2016-06-29', 0, '0-7'],
  ])('from %s to %s is %i days, in the band %s', (from, to, days, band) => {
    expect(ageInDays(from, to)).toBe(days)
    expect(bandOf(days)).toBe(band)
  })
})
