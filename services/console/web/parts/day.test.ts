import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, momentText, readDay, todayInShanghai } from './day.ts'

describe('a typed day', () => {
  it('is read as people write it', () => {
    for (const typed of [
      '2016-09-30',
      '2016-9-30',
      '2016/9/30',
      '2016.09.30',
      '20160930',
      '2016年9月30日',
      ' 2016-9-30 ',
    ])
      expect(readDay(typed), typed).toBe('2016-09-30')
    expect(readDay('２０１６－９－３０')).toBe('2016-09-30')
  })

  it('is none where there is no such day', () => {
    for (const typed of ['2016-02-30', '2016-13-01', '2016-9', '30.9.2016', 'soon', '2016093', '2015-02-29'])
      expect(readDay(typed), typed).toBeUndefined()
  })
})

it('today is the day of Shanghai, which begins at four in the afternoon of UTC', () => {
  expect(todayInShanghai(new Date('2016-09-29T15:59:59Z'))).toBe('2016-09-29')
  expect(todayInShanghai(new Date('2016-09-29T16:00:00Z'))).toBe('2016-09-30')
  expect(momentText('2016-09-29T16:05:00Z')).toBe('2016-09-30 00:05')
})

it('days are counted over the ends of months and leap years', () => {
  expect(daysBetween('2016-02-28', '2016-03-01')).toBe(2)
  expect(addDays('2016-12-31', 1)).toBe('2017-01-01')
})
