import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMoney } from '../test/arbitraries.ts'
import { formatMoney, parseAmount } from './money.ts'

describe('parseAmount', () => {
  it.each([
    ['1234.5', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1,234,567', '1234567.00'],
    ['0', '0.00'],
    ['0.5', '0.50'],
    ['-0', '0.00'],
    ['49.7万元', '497000.00'],
    ['49.7 万', '497000.00'],
    ['49.70001万元', '497000.10'],
    ['49.700001万元', '497000.01'],
    ['7,156万元', '71560000.00'],
    ['20亿元', '2000000000.00'],
    ['20亿', '2000000000.00'],
    ['0.0000000001亿', '0.01'],
    ['1000元', '1000.00'],
    ['１２３４．５', '1234.50'],
    ['１，２３４．５０', '1234.50'],
    ['－１２', '-12.00'],
    ['　４９．７　万元 ', '497000.00'],
    ['¥1,234.50', '1234.50'],
    ['￥ 100', '100.00'],
    ['人民币1000元', '1000.00'],
    ['人民币 ￥1,000.00', '1000.00'],
    ['-12.30', '-12.30'],
    ['-¥12.30', '-12.30'],
    ['¥-12.30', '-12.30'],
    ['1000000000000000000', '1000000000000000000.00'],
    ['10000000000亿元', '1000000000000000000.00'],
  ])('reads %s as %s yuan', (text, amount) => {
    expect(formatMoney(parseAmount(text))).toBe(amount)
  })

  it.each([
    '',
    ' ',
    '元',
    '万元',
    '-',
    '.5',
    '5.',
    '1e5',
    'NaN',
    'Infinity',
    '٣',
    '1.2.3',
    '--1',
    '-¥-1',
    '+1',
    '- 1',
    '0x10',
    '007',
    '1,23.45',
    '12,34',
    '1234,567',
    '0,123',
    ',123',
    '1,,234',
    '1.234,50',
    '1 234',
    '10²',
    '①',
    '十万元',
    '5万亿',
    '5元万',
    '5元元',
    '$5',
    '5 USD',
    `1${' '.repeat(90)}`,
  ])('refuses %j: it is not an amount', (text) => {
    expect(() => parseAmount(text)).toThrow(
      expect.objectContaining({ code: 'MONEY_AMOUNT_MALFORMED', kind: 'malformed' }),
    )
  })

  it.each(['0.001', '1.234', '1.230', '49.7000001万元', '0.00000000001亿', '1,234.567元', '１．２３４'])(
    'refuses %s: it is written finer than a fen, and is not rounded',
    (text) => {
      expect(() => parseAmount(text)).toThrow(
        expect.objectContaining({ code: 'MONEY_AMOUNT_TOO_PRECISE', values: { amount: text, places_max: 2 } }),
      )
    },
  )

  it.each(['1000000000000000000.01', '-1000000000000000000.01', '10000000000.0000000001亿', '9'.repeat(70)])(
    'refuses %s: it is beyond the largest amount',
    (text) => {
      expect(() => parseAmount(text)).toThrow(
        expect.objectContaining({
          code: 'MONEY_AMOUNT_OUT_OF_RANGE',
          values: { amount: text, amount_max: '1000000000000000000.00' },
        }),
      )
    },
  )

  it('names the text as it was given', () => {
    expect(() => parseAmount('１２，３４元')).toThrow(expect.objectContaining({ values: { amount: '１２，３４元' } }))
  })

  it('reads the wire form, grouped or full-width, as the amount it is', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        const text = formatMoney(amount)
        const grouped = text.replace(/\B(?=(?:[0-9]{3})+\.)/gu, ',')
        for (const written of [text, grouped, toFullWidth(text), toFullWidth(grouped)])
          expect(formatMoney(parseAmount(written))).toBe(text)
      }),
    )
  })
})

const toFullWidth = (text: string): string =>
  text.replace(/[-0-9.,]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
