import { describe, expect, it } from 'vitest'
import { dayBefore, lastDue, type Schedule } from './due-time.ts'

const due = (schedule: Schedule, now: string): string => lastDue(schedule, new Date(now)).toISOString()

describe('a schedule', () => {
  it.each<[string, Schedule, string, string]>([
    ['daily, after its hour', { every: 'day', at: '06:00' }, '2016-06-09T23:00:00Z', '2016-06-09T22:00:00.000Z'],
    ['daily, at its minute', { every: 'day', at: '06:00' }, '2016-06-09T22:00:00Z', '2016-06-09T22:00:00.000Z'],
    ['daily, just before it', { every: 'day', at: '06:00' }, '2016-06-09T21:59:59Z', '2016-06-08T22:00:00.000Z'],
    // 2016-06-13 is a Monday; 00:30 of it in Shanghai is still Sunday in Greenwich.
    ['weekly', { every: 'week', on: 1, at: '00:30' }, '2016-06-15T00:00:00Z', '2016-06-12T16:30:00.000Z'],
    [
      'weekly, on the day before its hour',
      { every: 'week', on: 1, at: '20:00' },
      '2016-06-13T00:00:00Z',
      '2016-06-06T12:00:00.000Z',
    ],
    ['monthly', { every: 'month', on: 5, at: '08:00' }, '2016-06-04T00:00:00Z', '2016-05-05T00:00:00.000Z'],
    [
      'on the last day of a leap February',
      { every: 'month', on: 'last', at: '08:00' },
      '2016-03-01T00:00:00Z',
      '2016-02-29T00:00:00.000Z',
    ],
    [
      'on a 31st that a month lacks',
      { every: 'month', on: 31, at: '08:00' },
      '2016-07-01T00:00:00Z',
      '2016-06-30T00:00:00.000Z',
    ],
  ])('%s is due in Shanghai time', (_, schedule, now, expected) => {
    expect(due(schedule, now)).toBe(expected)
  })

  it('speaks for the day before it is due', () => {
    expect(dayBefore(new Date('2016-06-30T16:30:00Z'))).toBe('2016-06-30')
    expect(dayBefore(new Date('2016-06-30T15:30:00Z'))).toBe('2016-06-29')
  })
})
