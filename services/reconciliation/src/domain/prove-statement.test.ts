import { addMoney, formatMoney, fromFen, type Money, negateMoney, parseMoney, toFen } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { back, out } from '../../test/fund-rows.ts'
import type { BankLine } from './bank-line.ts'
import { proveStatement } from './prove-statement.ts'

const paid = (line: number, amount: string, balance: string): BankLine => withBalance(out(line, null, amount), balance)
const came = (line: number, amount: string, balance: string): BankLine => withBalance(back(line, null, amount), balance)
const withBalance = (line: Omit<BankLine, 'balance'>, balance: string): BankLine => ({
  ...line,
  balance: parseMoney(balance),
})

describe('the balances of a statement', () => {
  it('give the opening before the first line, the turnovers and the closing', () => {
    const totals = proveStatement([came(2, '100.00', '150.00'), paid(3, '30.01', '119.99'), paid(4, '19.99', '100.00')])
    expect(Object.entries(totals).map(([name, amount]) => `${name} ${formatMoney(amount)}`)).toEqual([
      'opening 50.00',
      'paidOut 50.00',
      'received 100.00',
      'closing 100.00',
    ])
  })

  it('refuse the first line that does not follow, with what was expected and what was found', () => {
    const lines = [paid(2, '10.00', '90.00'), paid(3, '10.00', '80.01'), paid(4, '10.00', '1.00')]
    expect(() => proveStatement(lines)).toThrow(
      expect.objectContaining({
        code: 'RECONCILIATION_STATEMENT_BALANCE_BROKEN',
        values: { line: 3, expected: '80.00', found: '80.01' },
      }),
    )
  })

  it('need a line', () => {
    expect(() => proveStatement([])).toThrow(expect.objectContaining({ code: 'RECONCILIATION_STATEMENT_EMPTY' }))
  })

  it('hold for every true statement and for none with one amount changed', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), anyMoves, fc.nat(), anyFen, (opening, moves, at, change) => {
        const lines = statementOf(fromFen(opening), moves)
        const totals = proveStatement(lines)
        expect(totals.opening).toEqual(fromFen(opening))
        expect(toFen(totals.opening) + toFen(totals.received) - toFen(totals.paidOut)).toBe(toFen(totals.closing))

        // The first line's amount is what the opening is told by; every later one is proven.
        fc.pre(lines.length > 1)
        const wrong = 1 + (at % (lines.length - 1))
        const changed = lines.map((line, index) =>
          index === wrong ? { ...line, amount: addMoney(line.amount, fromFen(change)) } : line,
        )
        expect(() => proveStatement(changed)).toThrow(`Line ${wrong + 2}`)
      }),
    )
  })
})

const anyFen = fc.bigInt(1n, 10n ** 12n)
const anyMoves = fc.array(fc.tuple(fc.boolean(), anyFen), { minLength: 1, maxLength: 20 })

function statementOf(opening: Money, moves: readonly (readonly [boolean, bigint])[]): BankLine[] {
  let balance = opening
  return moves.map(([isPaid, fen], index) => {
    const amount = fromFen(fen)
    balance = addMoney(balance, isPaid ? negateMoney(amount) : amount)
    const make = isPaid ? out : back
    return { ...make(index + 2, null, formatMoney(amount)), balance }
  })
}
