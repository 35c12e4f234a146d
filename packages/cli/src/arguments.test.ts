import { describe, expect, it } from 'vitest'
import { amountArgument, countArgument, dayArgument, keyArgument } from './arguments.ts'

describe('arguments', () => {
  it('turns an amount as people write it into the one that services take', () => {
    expect(['2146.8万元', '1,234.5', '0.07'].map(amountArgument)).toEqual(['21468000.00', '1234.50', '0.07'])
  })

  it.each(['2017-02-29', '2016-13-01', '2016-7-5', '20160705', '2016-07-05T00:00', ''])(
    'refuses %j as a day',
    (text) => {
      expect(() => dayArgument(text)).toThrow('is not a day')
    },
  )

  it('takes the last day of a leap February', () => {
    expect(dayArgument('2016-02-29')).toBe('2016-02-29')
  })

  it.each(['-1', '0', '101', '1.0', '1e1', ' 1', '9999999999999'])('refuses %j as a count from 1 to 100', (text) => {
    expect(() => countArgument(1, 100)(text)).toThrow('is not a whole number from 1 to 100')
  })

  it('takes both ends of a count', () => {
    expect(['1', '100'].map(countArgument(1, 100))).toEqual([1, 100])
  })

  it.each(['', 'a b', '批次', 'a\nb', 'x'.repeat(181)])('refuses %j as a key', (text) => {
    expect(() => keyArgument(text)).toThrow('is not a key')
  })
})
