import { fenOf, formatFen, formatMoney, fromFen, parseMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bear, type FenPart, type FunderShare, giveBack, splitPayments, sumFenByFunder } from './payment-parts.ts'

const yuan = parseMoney

const share = (funderId: string, due: string, borne = '0.00'): FunderShare => ({
  funderId,
  due: yuan(due),
  awarded: yuan('0.00'),
  borne: yuan(borne),
})
const part = (funderId: string, amount: string): FenPart => ({ funderId, fen: fenOf(amount) })
const written = (parts: readonly FenPart[]) => parts.map((each) => `${each.funderId} ${formatFen(each.fen)}`)
const borne = (shares: readonly FunderShare[]) => shares.map((each) => formatMoney(each.borne))

describe('the parts of a payment', () => {
  const sixThreeOne = [share('province', '60.00'), share('city', '30.00'), share('county', '10.00')]

  it('follow the due shares where the plan says who pays', () => {
    expect(written(splitPayments('by_plan', sixThreeOne)(fenOf('20.00'), null))).toEqual([
      'province 12.00',
      'city 6.00',
      'county 2.00',
    ])
  })

  it('follow from what each has borne before', () => {
    const shares = [
      share('province', '60.00', '12.00'),
      share('city', '30.00', '5.99'),
      share('county', '10.00', '2.01'),
    ]
    expect(written(splitPayments('by_plan', shares)(fenOf('0.01'), null))).toEqual(['city 0.01'])
  })

  it('leave out who bears nothing', () => {
    const shares = [share('province', '60.00'), share('charity', '0.00')]
    expect(written(splitPayments('by_plan', shares)(fenOf('1.00'), null))).toEqual(['province 1.00'])
  })

  it("are the award's own where awards say who pays", () => {
    const own = [part('town-b', '1.00'), part('county', '3.00')]
    expect(splitPayments('by_award', sixThreeOne)(fenOf('4.00'), own)).toEqual(own)
  })

  it('are never split over everybody because an award forgot to say who pays', () => {
    expect(() => splitPayments('by_award', sixThreeOne)(fenOf('4.00'), null)).toThrow('says who pays for it')
  })
})

describe('bearing', () => {
  const shares = [share('province', '60.00', '1.00'), share('city', '30.00', '2.00')]

  it('adds each part to its own funder', () => {
    expect(borne(bear('fund', shares, [part('city', '0.50')]))).toEqual(['1.00', '2.50'])
  })

  it('gives back exactly what was borne', () => {
    expect(borne(giveBack('fund', shares, [part('city', '0.50'), part('province', '1.00')]))).toEqual(['0.00', '1.50'])
  })

  it.each([bear, giveBack])('refuses a part of somebody who owes no share (%o)', (change) => {
    expect(() => change('fund', shares, [part('stranger', '1.00')])).toThrow(DomainError)
  })

  it('sums what each funder bears of many parts', () => {
    const sums = sumFenByFunder([part('city', '0.50'), part('province', '1.00'), part('city', '0.25')])
    expect([...sums].map(([funder, sum]) => `${funder} ${formatMoney(sum)}`)).toEqual(['city 0.75', 'province 1.00'])
  })

  it('makes and loses no fen, payment after payment, and ends with what each owes', () => {
    const fen = (max: number) => fc.bigInt({ min: 1n, max: BigInt(max) })
    fc.assert(
      fc.property(fc.array(fen(10_000), { minLength: 1, maxLength: 6 }), fc.array(fen(3_000)), (dues, amounts) => {
        let current: readonly FunderShare[] = dues.map((due, index) => share(`f${index}`, formatMoney(fromFen(due))))
        const total = dues.reduce((sum, due) => sum + due, 0n)
        let paid = 0n
        for (const wanted of [...amounts, total]) {
          const amount = wanted < total - paid ? wanted : total - paid
          if (amount === 0n) continue
          const parts = splitPayments('by_plan', current)(amount, null)
          expect(parts.reduce((sum, each) => sum + each.fen, 0n)).toBe(amount)
          current = bear('fund', current, parts)
          paid += amount
        }
        expect(borne(current)).toEqual(current.map((each) => formatMoney(each.due)))
      }),
    )
  })
})
