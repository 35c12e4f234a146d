import {
  isNegative,
  isPositive,
  isZero,
  minMoney,
  type Money,
  negateMoney,
  subtractMoney,
  sumMoney,
} from '@fundtrace/money'
import { type Entry, credit, debit } from './book.ts'
import type { ShareChange } from './changed-shares.ts'
import { APPROPRIATION, cash, clearing, due, refund, UNIDENTIFIED } from './chart.ts'
import type { FunderPart } from './payment-parts.ts'

/** What a funder still owes, as its due account says. */
type Owed = (funderId: string) => Money

/** A raise is owed; a cut is taken off what is still owed, and what was sent beyond that is owed back. */
export function entriesOfPlanChange(changes: readonly ShareChange[], owed: Owed): Entry[] {
  const net = sumMoney(changes.map((change) => change.amount))
  return [
    ...changes.flatMap(({ funderId, amount }) =>
      isNegative(amount) ? creditFunder(funderId, negateMoney(amount), owed) : [debit(due(funderId), amount)],
    ),
    ...(isZero(net) ? [] : [credit(APPROPRIATION, net)]),
  ]
}

/** Money that the fund owes back left the dedicated account. */
export const entriesOfRefund = ({ funderId, amount }: FunderPart): Entry[] => [
  debit(refund(funderId), amount),
  credit(cash(funderId), amount),
]

/** What nobody was awarded is owed back, and left the dedicated account. */
export const entriesOfUnspent = (part: FunderPart): Entry[] => [
  debit(APPROPRIATION, part.amount),
  credit(refund(part.funderId), part.amount),
  ...entriesOfRefund(part),
]

/**
 * Money of unknown purpose in one funder's name is another's: it pays off what that one owes, and what is beyond is owed back. In its
 * own name it was overpaid, and all of it is owed back.
 */
export function entriesOfIdentification(from: string, to: string, amount: Money, owed: Owed): Entry[] {
  if (from === to) return [debit(UNIDENTIFIED, amount), credit(refund(to), amount)]
  return [
    debit(UNIDENTIFIED, amount),
    ...creditFunder(to, amount, owed),
    debit(cash(to), amount),
    credit(cash(from), amount),
  ]
}

/** What nobody was awarded leaves with its cash. The clearing account takes in and gives out the same: one fund never touches another's. */
export const entriesOfCarryOut = (carryId: string, parts: readonly FunderPart[]): Entry[] => [
  debit(APPROPRIATION, total(parts)),
  credit(clearing(carryId), total(parts)),
  debit(clearing(carryId), total(parts)),
  ...parts.map((part) => credit(cash(part.funderId), part.amount)),
]

export const entriesOfCarryIn = (carryId: string, parts: readonly FunderPart[]): Entry[] => [
  ...parts.map((part) => debit(cash(part.funderId), part.amount)),
  credit(clearing(carryId), total(parts)),
  debit(clearing(carryId), total(parts)),
  credit(APPROPRIATION, total(parts)),
]

function creditFunder(funderId: string, amount: Money, owed: Owed): Entry[] {
  const paidOff = minMoney(amount, owed(funderId))
  const beyond = subtractMoney(amount, paidOff)
  return [
    ...(isPositive(paidOff) ? [credit(due(funderId), paidOff)] : []),
    ...(isPositive(beyond) ? [credit(refund(funderId), beyond)] : []),
  ]
}

const total = (parts: readonly FunderPart[]): Money => sumMoney(parts.map((part) => part.amount))
