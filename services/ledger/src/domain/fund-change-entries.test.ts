import { formatFen, formatMoney, fromFen, isNegative, type Money, sumMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountState, openBook } from './book.ts'
import { cash, due, refund } from './chart.ts'
import {
  entriesOfCarryIn,
  entriesOfCarryOut,
  entriesOfIdentification,
  entriesOfPlanChange,
  entriesOfRefund,
  entriesOfUnspent,
} from './fund-change-entries.ts'

const fen = (min: number) => fc.integer({ min, max: 500 }).map((amount) => fromFen(BigInt(amount)))
const parts = fc.uniqueArray(fc.record({ funderId: fc.constantFrom('a', 'b', 'c'), amount: fen(1) }), {
  selector: (part) => part.funderId,
  minLength: 1,
})
const changes = fc.uniqueArray(
  fc.record({ funderId: fc.constantFrom('a', 'b', 'c'), amount: fen(-500).filter((amount) => !amount.isZero()) }),
  { selector: (change) => change.funderId, minLength: 1 },
)

describe('the entries of a change', () => {
  it('always balance, and none of them moves nothing', () => {
    fc.assert(
      fc.property(changes, parts, fen(1), fen(0), fc.boolean(), (each, of, amount, owed, isSame) => {
        const [one = { funderId: 'a', amount }] = of
        for (const entries of [
          entriesOfPlanChange(each, () => owed),
          entriesOfRefund(one),
          entriesOfUnspent(one),
          entriesOfIdentification('a', isSame ? 'a' : 'b', amount, () => owed),
          entriesOfCarryOut('carry', of),
          entriesOfCarryIn('carry', of),
        ]) {
          expect(entries.reduce((sum, entry) => sum + entry.fen, 0n)).toBe(0n)
          expect(entries.every((entry) => entry.fen !== 0n)).toBe(true)
        }
      }),
    )
  })

  it('of a plan never owe less than nothing: of each cut, what goes beyond the debt is owed back', () => {
    fc.assert(
      fc.property(changes, fen(0), (each, owed) => {
        const entries = entriesOfPlanChange(each, () => owed)
        for (const change of each) {
          const moved = (account: string): Money =>
            sumMoney(entries.filter((entry) => entry.account === account).map((entry) => fromFen(entry.fen)))
          const [debt, back] = [moved(due(change.funderId)), moved(refund(change.funderId))]
          expect(formatMoney(sumMoney([debt, back]))).toBe(formatMoney(change.amount))
          expect(isNegative(sumMoney([owed, debt]))).toBe(false)
          if (isNegative(back)) expect(formatMoney(sumMoney([owed, debt]))).toBe('0.00')
        }
      }),
    )
  })

  it('of a carry leave nothing in its clearing account, and never have it below zero on the way', () => {
    fc.assert(
      fc.property(parts, (of) => {
        for (const entries of [entriesOfCarryOut('carry', of), entriesOfCarryIn('carry', of)]) {
          const book = openBook('fund', richFund())
          const lines = book.post('carry', entries).filter((entry) => entry.account === 'clearing:carry')
          expect(lines.map((line) => line.balanceAfter < 0n)).toEqual([false, false])
          expect(formatMoney(book.balance('clearing:carry'))).toBe('0.00')
        }
      }),
    )
  })

  it('of an identification move cash between funders, and make none', () => {
    const entries = entriesOfIdentification('a', 'b', fromFen(5n), () => fromFen(2n))
    const ofCash = entries.filter((entry) => entry.account.startsWith('cash:'))
    expect(ofCash.map((entry) => `${entry.account} ${formatFen(entry.fen)}`)).toEqual(['cash:b 0.05', 'cash:a -0.05'])
  })
})

function richFund(): Map<string, AccountState> {
  const state = { balance: 100_000n, held: 0n, version: 1n }
  return new Map(['appropriation', cash('a'), cash('b'), cash('c')].map((account) => [account, state]))
}
