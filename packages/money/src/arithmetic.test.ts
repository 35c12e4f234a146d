import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMoney } from '../test/arbitraries.ts'
import {
  addMoney,
  compareMoney,
  formatMoney,
  fromFen,
  isNegative,
  isPositive,
  isZero,
  MAX,
  minMoney,
  multiplyMoney,
  negateMoney,
  parseMoney,
  sameMoney,
  subtractMoney,
  sumMoney,
  toFen,
  ZERO,
} from './money.ts'

const MAX_FEN = 10n ** 20n
const outOfRange = expect.objectContaining({ code: 'MONEY_AMOUNT_OUT_OF_RANGE' })

describe('sums of money', () => {
  it('are those of whole fen, or refused where they leave the range', () => {
    fc.assert(
      fc.property(anyMoney, anyMoney, (left, right) => {
        expectFen(() => addMoney(left, right), toFen(left) + toFen(right))
        expectFen(() => subtractMoney(left, right), toFen(left) - toFen(right))
        expectFen(() => sumMoney([left, right, right]), toFen(left) + 2n * toFen(right))
        expect(toFen(negateMoney(left))).toBe(-toFen(left))
      }),
    )
  })

  it('keep the last fen of the largest amounts', () => {
    expect(formatMoney(subtractMoney(MAX, parseMoney('0.01')))).toBe('999999999999999999.99')
    expect(formatMoney(addMoney(parseMoney('999999999999999999.98'), parseMoney('0.01')))).toBe('999999999999999999.99')
    expect(() => addMoney(MAX, parseMoney('0.01'))).toThrow(outOfRange)
    expect(() => subtractMoney(negateMoney(MAX), parseMoney('0.01'))).toThrow(outOfRange)
  })

  it('do not depend on the order of the list', () => {
    expect(formatMoney(sumMoney([MAX, MAX, negateMoney(MAX)]))).toBe(formatMoney(MAX))
    expect(formatMoney(sumMoney([]))).toBe('0.00')
  })

  it('never come to minus zero', () => {
    const minusOne = parseMoney('-1.00')
    for (const zero of [
      negateMoney(ZERO),
      subtractMoney(minusOne, minusOne),
      addMoney(minusOne, parseMoney('1.00')),
      multiplyMoney(minusOne, 0),
      sumMoney([negateMoney(ZERO), negateMoney(ZERO)]),
    ]) {
      expect(formatMoney(zero)).toBe('0.00')
      expect(isNegative(zero)).toBe(false)
    }
  })
})

describe('multiplyMoney', () => {
  it('takes an amount per person times people', () => {
    expect(formatMoney(multiplyMoney(parseMoney('20000.00'), 3_578))).toBe('71560000.00')
    expect(formatMoney(multiplyMoney(parseMoney('1000.00'), 0))).toBe('0.00')
  })

  it('is exact in whole fen, or refused where the product leaves the range', () => {
    fc.assert(
      fc.property(anyMoney, fc.maxSafeNat(), (amount, count) => {
        expectFen(() => multiplyMoney(amount, count), toFen(amount) * BigInt(count))
      }),
    )
    expect(() => multiplyMoney(MAX, Number.MAX_SAFE_INTEGER)).toThrow(outOfRange)
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d as a count', (count) => {
    expect(() => multiplyMoney(ZERO, count)).toThrow(
      expect.objectContaining({ code: 'MONEY_COUNT_MALFORMED', values: { count: String(count) } }),
    )
  })
})

describe('comparison', () => {
  it('orders amounts as their fen are ordered', () => {
    fc.assert(
      fc.property(anyMoney, anyMoney, (left, right) => {
        const [leftFen, rightFen] = [toFen(left), toFen(right)]
        expect(Math.sign(compareMoney(left, right))).toBe(leftFen < rightFen ? -1 : leftFen > rightFen ? 1 : 0)
        expect(sameMoney(left, right)).toBe(leftFen === rightFen)
        expect(toFen(minMoney(left, right))).toBe(leftFen < rightFen ? leftFen : rightFen)
        expect([isNegative(left), isZero(left), isPositive(left)]).toEqual([leftFen < 0n, leftFen === 0n, leftFen > 0n])
      }),
    )
    expect(sameMoney(parseMoney('1.10'), fromFen(110n))).toBe(true)
  })
})

function expectFen(compute: () => Parameters<typeof toFen>[0], fen: bigint): void {
  if (fen > MAX_FEN || fen < -MAX_FEN) expect(compute).toThrow(outOfRange)
  else expect(toFen(compute())).toBe(fen)
}
