import {
  compareMoney,
  formatMoney,
  fromFen,
  isPositive,
  minMoney,
  negateMoney,
  parseMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareToPromise, furthestOff, type RatioFacts, whoCarriesWhom } from './funding-ratio.ts'

const funder = (funderId: string, promised: string, arrived: string, arrears: string): RatioFacts => ({
  funderId,
  promised: parseMoney(promised),
  arrived: parseMoney(arrived),
  arrears: parseMoney(arrears),
})

/** Shanwei in November 2016: 30 million of the home city's 200 million have not come (汕尾委办字〔2016〕19号). */
const SHANWEI = [
  funder('province', '1200000000.00', '1200000000.00', '0.00'),
  funder('shenzhen', '600000000.00', '600000000.00', '0.00'),
  funder('shanwei', '200000000.00', '170000000.00', '30000000.00'),
]

describe('the actual ratio against the promised one', () => {
  it('is told in percents of 100.00 and in fen', () => {
    const told = compareToPromise(SHANWEI).map((line) => [
      line.promisedPercent,
      line.actualPercent,
      formatMoney(line.ratioPart),
      formatMoney(line.deviation),
    ])
    expect(told).toEqual([
      ['60.00', '60.91', '1182000000.00', '18000000.00'],
      ['30.00', '30.46', '591000000.00', '9000000.00'],
      ['10.00', '8.63', '197000000.00', '-27000000.00'],
    ])
  })

  it('names the funder that is furthest off', () => {
    expect(furthestOff(compareToPromise(SHANWEI))?.funderId).toBe('shanwei')
    const kept = [funder('a', '6.00', '0.60', '0.00'), funder('b', '4.00', '0.40', '0.00')]
    expect(furthestOff(compareToPromise(kept))).toBeNull()
  })

  it('is nothing to compare while nothing came or nothing is promised', () => {
    expect(compareToPromise([funder('a', '6.00', '0.00', '6.00')])).toMatchObject([{ actualPercent: null }])
    const unpromised = compareToPromise([funder('a', '0.00', '5.00', '0.00')])
    expect(unpromised).toMatchObject([{ promisedPercent: null, actualPercent: '100.00' }])
    expect(unpromised.map(({ deviation }) => formatMoney(deviation))).toEqual(['0.00'])
  })
})

describe('an amount below zero', () => {
  it('counts as nothing in every figure of the ratio, and refuses none', () => {
    const odd = [funder('a', '6.00', '-1.00', '6.00'), funder('b', '-4.00', '3.00', '0.00')]
    expect(compareToPromise(odd).map((line) => [line.actualPercent, formatMoney(line.deviation)])).toEqual([
      ['0.00', '-3.00'],
      ['100.00', '3.00'],
    ])
    expect(whoCarriesWhom(odd).map(({ amount }) => formatMoney(amount))).toEqual(['3.00'])
    expect(compareToPromise([funder('a', '6.00', '-1.00', '6.00')])).toMatchObject([{ actualPercent: null }])
  })
})

describe('who carries whom', () => {
  it('is by the document’s order: the province stands in for Shanwei first, then Shenzhen', () => {
    expect(shown(SHANWEI)).toEqual(['province for shanwei 18000000.00', 'shenzhen for shanwei 9000000.00'])
  })

  it('is nobody where the one that lags behind is not late', () => {
    expect(shown(SHANWEI.map((each) => ({ ...each, arrears: ZERO })))).toEqual([])
  })

  it('covers what is late and no more', () => {
    expect(
      shown(SHANWEI.map((each) => ({ ...each, arrears: minMoney(each.arrears, parseMoney('18000000.01')) }))),
    ).toEqual(['province for shanwei 18000000.00', 'shenzhen for shanwei 0.01'])
  })

  it('sums to what each carried funder lacks and is late with, and takes nobody beyond what it paid over its part', () => {
    const fen = fc.bigInt(0n, 10n ** 13n).map(fromFen)
    const anyFunders = fc.array(fc.record({ promised: fen, arrived: fen, arrears: fen }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(anyFunders, (drawn) => {
        const funders = drawn.map((facts, index) => ({ funderId: `f${index}`, ...facts }))
        const lines = compareToPromise(funders)
        expect(formatMoney(sumMoney(lines.map(({ deviation }) => deviation)))).toBe('0.00')
        const pairs = whoCarriesWhom(funders)
        for (const [index, { funderId, deviation }] of lines.entries()) {
          const gets = sumMoney(pairs.filter((pair) => pair.carriedId === funderId).map((pair) => pair.amount))
          const gives = sumMoney(pairs.filter((pair) => pair.carrierId === funderId).map((pair) => pair.amount))
          const lacking = isPositive(deviation)
            ? ZERO
            : minMoney(negateMoney(deviation), funders[index]?.arrears ?? ZERO)
          expect(formatMoney(gets)).toBe(formatMoney(lacking))
          expect(compareMoney(gives, isPositive(deviation) ? deviation : ZERO) <= 0).toBe(true)
        }
      }),
    )
  })

  const shown = (funders: readonly RatioFacts[]): string[] =>
    whoCarriesWhom(funders).map(
      ({ carrierId, carriedId, amount }) => `${carrierId} for ${carriedId} ${formatMoney(amount)}`,
    )
})
