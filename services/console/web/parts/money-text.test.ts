import { formatMoney, formatWan, fromFen, parseMoney, sumMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenOf, fullYuan, shareOf, sumYuan, wan, wanFigures, yuanFigures, yuanOf } from './money-text.ts'

const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map((fen) => formatMoney(fromFen(fen)))
const withoutCommas = (figures: string) => figures.replaceAll(',', '')

describe('an amount in yuan', () => {
  it('keeps every digit of what @fundtrace/money writes', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(withoutCommas(yuanFigures(amount))).toBe(amount)
      }),
    )
    expect(fullYuan('42936000.00')).toBe('42,936,000.00 元')
    expect(fullYuan('-1250.00', 'en')).toBe('-1,250.00 yuan')
  })

  it('is the same again from whole fen', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(yuanOf(fenOf(amount))).toBe(amount)
      }),
    )
  })

  it('adds up as @fundtrace/money does', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 5 }), (list) => {
        const exact = list.reduce((total, amount) => total + fenOf(amount), 0n)
        fc.pre(exact <= 10n ** 20n && exact >= -(10n ** 20n))
        expect(sumYuan(list)).toBe(formatMoney(sumMoney(list.map(parseMoney))))
      }),
    )
  })

  it('is refused where it is no amount of the wire', () => {
    for (const wrong of ['12.5', '12', '1,250.00', '1e5', ''])
      expect(() => yuanFigures(wrong), wrong).toThrow(RangeError)
  })
})

describe('an amount in 万元', () => {
  it('is what formatWan writes wherever two places are exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (hundreds) => {
        const amount = formatMoney(fromFen(hundreds * 10_000n))
        expect(`${withoutCommas(wanFigures(amount))}万元`).toBe(formatWan(parseMoney(amount)))
      }),
    )
  })

  it('is never further than fifty yuan from the amount', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const shown = BigInt(withoutCommas(wanFigures(amount)).replace('.', '')) * 10_000n
        const difference = shown - fenOf(amount)
        expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(5_000n)
      }),
    )
  })

  it('is told in yuan to the fen where it is less than one', () => {
    expect(wan('9999.99')).toBe('9,999.99 元')
    expect(wan('10000.00')).toBe('1.00 万元')
    expect(wan('-0.01')).toBe('-0.01 元')
    expect(wan('42936000.00')).toBe('4,293.60 万元')
    expect(wan('42936000.00', 'en')).toBe('4,293.60 wan yuan')
  })
})

describe('the share of a bar', () => {
  it('lies between nothing and the whole', () => {
    fc.assert(
      fc.property(amounts, amounts, (part, whole) => {
        const share = shareOf(part, whole)
        expect(share >= 0 && share <= 1).toBe(true)
      }),
    )
    expect(shareOf('25.00', '100.00')).toBe(0.25)
    expect(shareOf('25.00', '0.00')).toBe(0)
  })
})
