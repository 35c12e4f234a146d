import type { Decimal } from 'decimal.js'
import { amountOutOfRange, countMalformed } from './amount-errors.ts'
import { Dec, MAX, type Money, ZERO } from './amount.ts'

/** Every result here is exact; one beyond MAX is a DomainError MONEY_AMOUNT_OUT_OF_RANGE. */
export const addMoney = (left: Money, right: Money): Money => toMoney(left.plus(right))
export const subtractMoney = (left: Money, right: Money): Money => toMoney(left.minus(right))
export const negateMoney = (amount: Money): Money => toMoney(amount.negated())

/** The range is asked of the total alone, so that the order of the list does not matter. */
export const sumMoney = (amounts: readonly Money[]): Money =>
  toMoney(amounts.reduce<Decimal>((total, amount) => total.plus(amount), ZERO))

/** An amount per person or household, times how many there are: a whole number from 0 up. */
export function multiplyMoney(amount: Money, count: number): Money {
  if (!Number.isSafeInteger(count) || count < 0) throw countMalformed(count)

  return toMoney(amount.times(count))
}

/** Below, at or above zero as `left` is smaller than, the same as or larger than `right`. */
export const compareMoney = (left: Money, right: Money): number => left.comparedTo(right)
export const sameMoney = (left: Money, right: Money): boolean => left.equals(right)
export const minMoney = (left: Money, right: Money): Money => (compareMoney(left, right) <= 0 ? left : right)

export const isZero = (amount: Money): boolean => amount.isZero()
export const isNegative = (amount: Money): boolean => amount.isNegative()
export const isPositive = (amount: Money): boolean => amount.greaterThan(ZERO)

/** Takes only what whole-number arithmetic made of Money: the places are right already, range and sign of zero are not. */
function toMoney(value: Decimal): Money {
  if (value.isZero()) return ZERO
  if (value.greaterThan(MAX) || value.lessThan(MIN)) throw amountOutOfRange(value.toFixed(2))

  return value as Money
}

const MIN = new Dec(MAX).negated()
