import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount } from './amount-text.ts'

describe('an amount as people type it', () => {
  it.each([
    ['7500', '7500.00'],
    ['7,500.5', '7500.50'],
    ['￥7 500.05元', '7500.05'],
    ['0.75万元', '7500.00'],
    ['４２９３.6万', '42936000.00'],
    ['0.000001万', '0.01'],
    ['0', '0.00'],
    ['0012', '12.00'],
  ])('%s is %s', (typed, wire) => expect(readAmount(typed)).toBe(wire))

  it.each(['', '-5', '1.005', '1e3', '0.0000001万', '12..5', '五千'])('%j is none', (typed) =>
    expect(readAmount(typed)).toBeUndefined(),
  )

  it('loses no fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), (fen) => {
        const digits = fen.toString().padStart(3, '0')
        const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(readAmount(text)).toBe(text)
      }),
    )
  })
})
