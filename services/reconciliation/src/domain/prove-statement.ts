import { addMoney, type Money, sameMoney, subtractMoney, sumMoney } from '@fundtrace/money'
import type { BankLine } from './bank-line.ts'
import { statementBalanceBroken, statementEmpty } from './errors.ts'
import type { Direction } from './statement-line.ts'

/** Amounts in yuan: opening + received - paid out = closing. */
export type ProvenTotals = Readonly<{ opening: Money; paidOut: Money; received: Money; closing: Money }>

/**
 * Proves line by line that the balance before and the entry make the balance after. The opening balance is that before the
 * first line.
 *
 * @throws DomainError RECONCILIATION_STATEMENT_BALANCE_BROKEN at the first line that does not, RECONCILIATION_STATEMENT_EMPTY
 */
export function proveStatement(lines: readonly BankLine[]): ProvenTotals {
  const [first, ...others] = lines
  if (first === undefined) throw statementEmpty()
  let balance = first.balance
  for (const line of others) {
    const expected = balanceAfter(balance, line)
    if (!sameMoney(expected, line.balance)) throw statementBalanceBroken(line.line, expected, line.balance)
    balance = line.balance
  }
  return {
    opening: balanceBefore(first),
    paidOut: totalOf(lines, 'paid_out'),
    received: totalOf(lines, 'received'),
    closing: balance,
  }
}

const balanceAfter = (balance: Money, { direction, amount }: BankLine): Money =>
  direction === 'received' ? addMoney(balance, amount) : subtractMoney(balance, amount)

const balanceBefore = ({ direction, amount, balance }: BankLine): Money =>
  direction === 'received' ? subtractMoney(balance, amount) : addMoney(balance, amount)

const totalOf = (lines: readonly BankLine[], direction: Direction): Money =>
  sumMoney(lines.filter((line) => line.direction === direction).map((line) => line.amount))
