import {
  addMoney,
  compareMoney,
  formatMoney,
  fromFen,
  type Money,
  parseMoney,
  subtractMoney,
  ZERO,
} from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalFrom } from '../../test/refusal.ts'
import { advanceCash, type FunderCash } from './advance-cash.ts'
import { sumByFunder } from './payment-parts.ts'

const yuan = parseMoney
const has = (funderId: string, available: string, arrears = '0.00'): FunderCash => ({
  funderId,
  available: yuan(available),
  arrears: yuan(arrears),
})
const needs = (each: Readonly<Record<string, string>>) =>
  new Map(Object.entries(each).map(([id, amount]) => [id, yuan(amount)]))

const told = (...of: Parameters<typeof advanceCash>): string[] =>
  advanceCash(...of).map(({ lenderId, borrowerId, amount }) => `${lenderId} to ${borrowerId} ${formatMoney(amount)}`)

describe('advanceCash', () => {
  const funders = [
    has('province', '10.00'),
    has('city', '1.00', '9.00'),
    has('county', '0.00', '5.00'),
    has('charity', '4.00'),
  ]

  it('asks the lenders in their order, each beyond its own part only', () => {
    const needed = needs({ province: '6.00', city: '5.00', county: '2.00' })
    expect(told('fund', needed, funders, ['province', 'charity'])).toEqual([
      'province to city 4.00',
      'charity to county 2.00',
    ])
    expect(told('fund', needed, funders, ['charity', 'city', 'province'])).toEqual([
      'charity to city 4.00',
      'province to county 2.00',
    ])
  })

  it('advances nothing where nobody lacks anything', () => {
    expect(told('fund', needs({ province: '10.00', city: '1.00' }), funders, ['charity'])).toEqual([])
  })

  it('refuses what lenders do not have, and what the borrower does not owe', () => {
    expect(refusalFrom(() => told('fund', needs({ city: '6.00' }), funders, ['charity']))).toMatchObject({
      code: 'LEDGER_ADVANCE_INSUFFICIENT',
      values: { funder_id: 'city', requested: '5.00', available: '4.00', missing: '1.00' },
    })
    expect(refusalFrom(() => told('fund', needs({ county: '5.01' }), funders, ['province']))).toMatchObject({
      values: { funder_id: 'county', available: '5.00', missing: '0.01' },
    })
  })

  it('leaves each with what is needed of it, whoever lends', () => {
    const fen = fc.bigInt({ min: 0n, max: 20n })
    const anyFunders = fc.array(fc.record({ available: fen, arrears: fen, needed: fen }), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(anyFunders, fc.array(fc.nat(4), { maxLength: 4 }), (each, picks) => {
        const own = each.map(({ available, arrears }, index) => ({
          funderId: `f${index}`,
          available: fromFen(available),
          arrears: fromFen(arrears),
        }))
        const needed = new Map(each.map((funder, index) => [`f${index}`, fromFen(funder.needed)]))
        const lenders = [...new Set(picks)].map((pick) => `f${pick}`)
        let advances: ReturnType<typeof advanceCash>
        try {
          advances = advanceCash('fund', needed, own, lenders)
        } catch {
          return
        }
        const lent = sumByFunder(advances.map(({ lenderId, amount }) => ({ funderId: lenderId, amount })))
        const borrowed = sumByFunder(advances.map(({ borrowerId, amount }) => ({ funderId: borrowerId, amount })))
        const of = (sums: ReadonlyMap<string, Money>, id: string): Money => sums.get(id) ?? ZERO
        for (const { funderId, available, arrears } of own) {
          const left = subtractMoney(addMoney(available, of(borrowed, funderId)), of(lent, funderId))
          expect(compareMoney(left, of(needed, funderId))).toBeGreaterThanOrEqual(0)
          expect(compareMoney(of(borrowed, funderId), arrears)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})
