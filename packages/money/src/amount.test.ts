import type { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMoney } from '../test/arbitraries.ts'
import { Dec } from './amount.ts'
import { formatMoney, fromFen, MAX, type Money, MONEY_PATTERN, parseMoney, sameMoney, toFen, ZERO } from './money.ts'

const pattern = new RegExp(MONEY_PATTERN, 'u')

describe('parseMoney', () => {
  it.each(['0.00', '0.01', '-0.01', '0.10', '1250.00', '-1250.05', '999999999999999999.99', '1000000000000000000.00'])(
    'takes %s and formatMoney writes it the same',
    (text) => {
      expect(formatMoney(parseMoney(text))).toBe(text)
      expect(text).toMatch(pattern)
    },
  )

  it.each([
    '',
    '1250',
    '1250.0',
    '1250.000',
    '.50',
    '01.00',
    '00.00',
    '-0.00',
    '+1.00',
    ' 1.00',
    '1.00\n',
    '1,250.00',
    '1e5',
    '1e2.00',
    'NaN',
    'Infinity',
    '0x10.00',
    '１.00',
    '٣.00',
    '--1.00',
    '1.2.30',
  ])('refuses %j, which is not the wire form', (text) => {
    expect(() => parseMoney(text)).toThrow(expect.objectContaining({ code: 'MONEY_AMOUNT_MALFORMED' }))
    expect(text).not.toMatch(pattern)
  })

  it.each(['1000000000000000000.01', '-1000000000000000000.01', '2000000000000000000.00', `1${'0'.repeat(40)}.00`])(
    'refuses %s, which is beyond the largest amount',
    (text) => {
      expect(() => parseMoney(text)).toThrow(expect.objectContaining({ code: 'MONEY_AMOUNT_OUT_OF_RANGE' }))
      expect(text).not.toMatch(pattern)
    },
  )

  it('says in both languages what is wrong, with the offending text', () => {
    expect(() => parseMoney('12,5')).toThrow(
      expect.objectContaining({
        title: { zh: '金额格式不正确', en: 'The amount cannot be read' },
        message: expect.stringContaining('12,5'),
        values: { amount: '12,5' },
      }),
    )
  })

  it('does not carry a whole file in its error', () => {
    expect(() => parseMoney('9'.repeat(100_000))).toThrow(
      expect.objectContaining({ values: { amount: `${'9'.repeat(80)}…` } }),
    )
  })

  it('takes exactly what MONEY_PATTERN matches', () => {
    const nearlyWire = fc
      .array(fc.constantFrom('-', '0', '1', '9', '.', '00', '000000000', ','), { maxLength: 9 })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(nearlyWire, (text) => {
        expect(isTaken(text)).toBe(pattern.test(text))
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('Money', () => {
  it('has one wire form for each amount and one amount for each wire form', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        const text = formatMoney(amount)
        expect(text).toMatch(pattern)
        expect(sameMoney(parseMoney(text), amount)).toBe(true)
      }),
    )
  })

  it('goes to whole fen and back without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (fen) => {
        expect(toFen(fromFen(fen))).toBe(fen)
      }),
    )
    expect(toFen(parseMoney('-0.05'))).toBe(-5n)
    expect(formatMoney(fromFen(-5n))).toBe('-0.05')
  })

  it('ends at 10^18 yuan either way', () => {
    expect(formatMoney(MAX)).toBe('1000000000000000000.00')
    for (const fen of [10n ** 20n + 1n, -(10n ** 20n) - 1n])
      expect(() => fromFen(fen)).toThrow(expect.objectContaining({ code: 'MONEY_AMOUNT_OUT_OF_RANGE' }))
  })

  it('is not any decimal: only this package makes it', () => {
    const decimal: Decimal = new Dec('1.005')
    // @ts-expect-error A plain Decimal may have any number of places.
    const amount: Money = decimal
    // @ts-expect-error The methods of decimal.js leave the package, and so lose the brand.
    const sum: Money = ZERO.plus(ZERO)
    expect([amount, sum]).toHaveLength(2)
  })
})

function isTaken(text: string): boolean {
  try {
    parseMoney(text)
    return true
  } catch {
    return false
  }
}
