import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyMoney } from '../test/arbitraries.ts'
import { formatMoney, formatWan, parseAmount, parseMoney } from './money.ts'

it.each([
  ['71560000.00', '7156.00万元'],
  ['3578000.01', '357.800001万元'],
  ['497000.00', '49.70万元'],
  ['0.01', '0.000001万元'],
  ['-0.01', '-0.000001万元'],
  ['0.00', '0.00万元'],
  ['123.00', '0.0123万元'],
  ['-12345.60', '-1.23456万元'],
  ['1000000000000000000.00', '100000000000000.00万元'],
])('writes %s as %s', (amount, text) => {
  expect(formatWan(parseMoney(amount))).toBe(text)
})

it('loses no fen: parseAmount reads the same amount back', () => {
  fc.assert(
    fc.property(anyMoney, (amount) => {
      expect(formatMoney(parseAmount(formatWan(amount)))).toBe(formatMoney(amount))
    }),
  )
})
