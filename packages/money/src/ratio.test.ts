import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRatio } from '../test/arbitraries.ts'
import { formatRatio, parseRatio, ratioParts } from './money.ts'

describe('parseRatio', () => {
  it.each([
    ['6:3:1', ['6', '3', '1'], [6n, 3n, 1n]],
    ['6：3：1', ['6', '3', '1'], [6n, 3n, 1n]],
    ['6:3:0.5：0.5', ['6', '3', '0.5', '0.5'], [60n, 30n, 5n, 5n]],
    [' ６ : ３ :　０．５ ： ０．５ ', ['6', '3', '0.5', '0.5'], [60n, 30n, 5n, 5n]],
    ['1:0', ['1', '0'], [1n, 0n]],
    ['0.250:0.75:0.00', ['0.25', '0.75', '0'], [25n, 75n, 0n]],
    ['06:4.0', ['6', '4'], [6n, 4n]],
    ['20:100', ['20', '100'], [20n, 100n]],
    ['1:0.001', ['1', '0.001'], [1000n, 1n]],
  ])('reads %s', (text, parts, weights) => {
    const ratio = parseRatio(text)
    expect(ratioParts(ratio)).toEqual(parts)
    expect(ratio.weights).toEqual(weights)
  })

  it.each([
    '6:',
    ':',
    '6::1',
    '6:a',
    '6:+3',
    '6:1e2',
    '6:.5',
    '6:5.',
    '6:1.2.3',
    '6/3:1',
    '6:3,1',
    '6:٣',
    '6:1 0',
    '6:NaN',
  ])('refuses %j as malformed', (text) => {
    expect(() => parseRatio(text)).toThrow(
      expect.objectContaining({ code: 'RATIO_MALFORMED', values: expect.objectContaining({ ratio: text }) }),
    )
  })

  it.each(['', '6', '6/3/1', '100%'])('refuses %j: it has fewer than two parts', (text) => {
    expect(() => parseRatio(text)).toThrow(expect.objectContaining({ code: 'RATIO_PARTS_MISSING' }))
  })

  it.each(['0:0', '0.00：０:0'])('refuses %j: all its parts are zero', (text) => {
    expect(() => parseRatio(text)).toThrow(expect.objectContaining({ code: 'RATIO_ALL_ZERO' }))
  })

  it('refuses a negative part and names it', () => {
    expect(() => parseRatio('6:-3.5:1')).toThrow(
      expect.objectContaining({ code: 'RATIO_PART_NEGATIVE', values: { ratio: '6:-3.5:1', part: '-3.5' } }),
    )
  })

  it('takes up to 100 parts of up to 30 digits', () => {
    const widest = '9'.repeat(20) + '.' + '9'.repeat(10)
    expect(parseRatio(Array(100).fill(widest).join(':')).parts).toHaveLength(100)
    expect(() => parseRatio(Array(101).fill('1').join(':'))).toThrow(
      expect.objectContaining({ code: 'RATIO_MALFORMED' }),
    )
    expect(() => parseRatio(`1:${'9'.repeat(31)}`)).toThrow(expect.objectContaining({ code: 'RATIO_MALFORMED' }))
    expect(() => parseRatio(`1:9.${'9'.repeat(30)}`)).toThrow(expect.objectContaining({ code: 'RATIO_MALFORMED' }))
  })
})

describe('Ratio', () => {
  it('is read back from how it is written', () => {
    fc.assert(
      fc.property(anyRatio, (ratio) => {
        expect(parseRatio(formatRatio(ratio))).toEqual(ratio)
      }),
    )
  })

  it('has whole weights in exactly the proportion of its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9999), fc.nat({ max: 999 })), { minLength: 2, maxLength: 8 }), (pairs) => {
        fc.pre(pairs.some(([whole, thousandths]) => whole + thousandths > 0))
        const ratio = parseRatio(
          pairs.map(([whole, thousandths]) => `${whole}.${String(thousandths).padStart(3, '0')}`).join(':'),
        )
        const thousandths = pairs.map(([whole, rest]) => BigInt(whole * 1000 + rest))
        for (const [index, weight] of ratio.weights.entries())
          expect(weight * (thousandths[0] ?? 0n)).toBe((ratio.weights[0] ?? 0n) * (thousandths[index] ?? 0n))
        expect(ratio.weights.some((weight) => weight > 0n)).toBe(true)
      }),
    )
  })
})
