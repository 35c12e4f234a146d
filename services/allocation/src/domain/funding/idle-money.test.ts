import { compareMoney, formatMoney, fromFen, parseMoney, subtractMoney, sumMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idleLayers, sumOf } from './idle-money.ts'

const came = (day: string, amount: string) => ({ day, amount: parseMoney(amount) })

describe('money that lies idle', () => {
  const received = [came('2016-10-12', '500.00'), came('2016-07-05', '700.00')]

  it('is what came first and no payment has reached, with its age', () => {
    const layers = idleLayers(received, parseMoney('699.99'), '2017-01-10', 90)
    expect(layers.map(({ day, days, amount }) => `${day} ${days} ${formatMoney(amount)}`)).toEqual([
      '2016-07-05 189 0.01',
    ])
  })

  it('is told of when it is older than the days that are allowed, not on the last of them', () => {
    expect(idleLayers(received, parseMoney('700.00'), '2017-01-10', 90)).toEqual([])
    expect(idleLayers(received, parseMoney('700.00'), '2017-01-11', 90)).toMatchObject([
      { day: '2016-10-12', days: 91 },
    ])
  })

  it('is all together what came less what went out', () => {
    const anyDay = fc.constantFrom('2016-01-01', '2016-02-29', '2016-12-31')
    const anyReceived = fc.array(fc.record({ day: anyDay, amount: fc.bigInt(1n, 10n ** 12n).map(fromFen) }))
    fc.assert(
      fc.property(anyReceived, fc.bigInt(0n, 10n ** 12n).map(fromFen), (layers, wentOut) => {
        const all = sumMoney(layers.map(({ amount }) => amount))
        fc.pre(compareMoney(wentOut, all) <= 0)
        expect(formatMoney(sumOf(idleLayers(layers, wentOut, '2017-01-01', -1)))).toBe(
          formatMoney(subtractMoney(all, wentOut)),
        )
      }),
    )
  })
})
