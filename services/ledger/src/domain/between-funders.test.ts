import { compareMoney, formatMoney, fromFen, type Money, parseMoney, sumMoney, ZERO } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalFrom } from '../../test/refusal.ts'
import { refuseCutBelowClaims, repayByAge } from './advance-entries.ts'
import { sumByFunder } from './payment-parts.ts'
import { partsOfRecovery } from './clawback-entries.ts'
import { coverFees, splitAmongFunders } from './interest-entries.ts'

const yuan = parseMoney

describe('repayByAge', () => {
  it('repays each advance whole before the next, and nothing beyond them', () => {
    const advances = [
      { id: 'old', lenderId: 'province', open: yuan('5.00') },
      { id: 'new', lenderId: 'county', open: yuan('3.00') },
    ]
    const repaid = (amount: string): string[] =>
      repayByAge(advances, yuan(amount)).map((each) => `${each.advanceId} ${formatMoney(each.amount)}`)
    expect([repaid('4.99'), repaid('5.01'), repaid('100.00')]).toEqual([
      ['old 4.99'],
      ['old 5.00', 'new 0.01'],
      ['old 5.00', 'new 3.00'],
    ])
  })
})

it('a share that is cut to what its funder owes others is cut, and not a fen more', () => {
  const claims = new Map([['city', yuan('5.00')]])
  const cutTo = (owed: string) => () => refuseCutBelowClaims('fund', claims, ['city'], () => yuan(owed))
  expect(cutTo('5.00')).not.toThrow()
  expect(refusalFrom(cutTo('4.99'))).toMatchObject({
    code: 'LEDGER_CLAIM_OPEN',
    values: { open_claims: { city: '5.00' } },
  })
})

describe('partsOfRecovery', () => {
  const fen = fc.bigInt({ min: 1n, max: 5000n })
  it('gives nobody more than it paid, and each exactly that when all is back, however it comes', () => {
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 5 }), fc.array(fen, { maxLength: 8 }), (paidFen, bits) => {
        const paid = paidFen.map((amount, index) => ({ funderId: `f${index}`, amount: fromFen(amount) }))
        let left = paidFen.reduce((sum, amount) => sum + amount, 0n)
        let recovered: ReadonlyMap<string, Money> = new Map()
        for (const bit of [...bits, 10n ** 9n]) {
          const amount = bit < left ? bit : left
          if (amount === 0n) break
          left -= amount
          const parts = partsOfRecovery(fromFen(amount), paid, recovered)
          expect(formatMoney(sumMoney(parts.map((part) => part.amount)))).toBe(formatMoney(fromFen(amount)))
          recovered = sumByFunder([...[...recovered].map(([funderId, each]) => ({ funderId, amount: each })), ...parts])
          for (const { funderId, amount: most } of paid)
            expect(compareMoney(recovered.get(funderId) ?? ZERO, most)).toBeLessThanOrEqual(0)
        }
        expect(left).toBe(0n)
        expect(paid.map(({ funderId }) => formatMoney(recovered.get(funderId) ?? ZERO))).toEqual(
          paid.map(({ amount }) => formatMoney(amount)),
        )
      }),
    )
  })
})

describe('interest', () => {
  it('goes to whose money earned it, to the fen; who has nothing gets nothing', () => {
    const weights = ['20.00', '0.00', '10.00'].map((amount, index) => ({ funderId: `f${index}`, amount: yuan(amount) }))
    expect(splitAmongFunders(yuan('0.01'), weights)).toEqual([{ funderId: 'f0', amount: yuan('0.01') }])
  })

  it('makes up for fees before any of it is paid out', () => {
    const text = (earned: string, fees: string): string[] =>
      Object.values(coverFees(yuan(earned), yuan(fees))).map(formatMoney)
    expect([text('5.00', '2.00'), text('1.00', '2.00')]).toEqual([
      ['2.00', '3.00'],
      ['1.00', '0.00'],
    ])
  })
})
