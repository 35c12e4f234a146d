import {
  compareMoney,
  formatMoney,
  fromFen,
  isNegative,
  isZero,
  minMoney,
  parseMoney,
  splitByWeights,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FundAtYearEnd, unspentOf, unspentParts } from './unspent.ts'

type Row = readonly [funderId: string, share: string, paid: string, claimed: string | null, cash: string]
const fund = (unawarded: string, unpaid: string, rows: readonly Row[]): FundAtYearEnd => ({
  unawarded: parseMoney(unawarded),
  unpaid: parseMoney(unpaid),
  funders: rows.map(([funderId, share, paid, claimed, cash]) => ({
    funderId,
    share: parseMoney(share),
    borne: parseMoney(paid),
    paid: parseMoney(paid),
    claimed: claimed === null ? null : parseMoney(claimed),
    cash: parseMoney(cash),
  })),
})
const shown = (state: FundAtYearEnd): string[] =>
  unspentParts(state).map(({ funderId, amount }) => `${funderId} ${formatMoney(amount)}`)

describe('what a year leaves', () => {
  it('is in the ratio of what each bore: the zone with 1.00 of 71,560,000.00 left', () => {
    const zone = fund('1.00', '0.00', [
      ['province', '42936000.00', '42935999.40', null, '0.60'],
      ['foshan', '21468000.00', '21467999.70', null, '0.30'],
      ['zhanjiang', '3578000.00', '3577999.95', null, '0.05'],
      ['zhanjiang-edz', '3578000.00', '3577999.95', null, '0.05'],
    ])
    expect(shown(zone)).toEqual(['province 0.60', 'foshan 0.30', 'zhanjiang 0.05', 'zhanjiang-edz 0.05'])
  })

  it('is of those who bore it really: who sent nothing gets nothing, its part is the others’', () => {
    const lagging = fund('30.00', '0.00', [
      ['province', '60.00', '42.00', null, '18.00'],
      ['foshan', '30.00', '28.00', null, '2.00'],
      ['home', '10.00', '0.00', null, '0.00'],
    ])
    expect(shown(lagging)).toEqual(['province 18.00', 'foshan 2.00', 'home 0.00'])
  })

  it('is each township’s own where awards say who pays: Qingcheng with one household of Yuantan not awarded', () => {
    const qingcheng = fund('4000.00', '0.00', [
      ['district', '994000.00', '992000.00', '992000.00', '2000.00'],
      ['shijiao', '98000.00', '98000.00', '98000.00', '0.00'],
      ['yuantan', '79000.00', '78000.00', '78000.00', '1000.00'],
      ['charity', '497000.00', '496000.00', '496000.00', '1000.00'],
    ])
    expect(shown(qingcheng)).toEqual(['district 2000.00', 'shijiao 0.00', 'yuantan 1000.00', 'charity 1000.00'])
  })

  it('leaves the money of awards that are not paid yet', () => {
    const unpaid = fund('30.00', '50.00', [
      ['a', '60.00', '12.00', null, '48.00'],
      ['b', '40.00', '8.00', null, '12.00'],
    ])
    expect(shown(unpaid)).toEqual(['a 6.00', 'b 4.00'])
  })

  it('is by what is left of each where nobody bore anything', () => {
    const untouched = fund('0.10', '0.00', [
      ['a', '6.00', '0.00', null, '6.00'],
      ['b', '3.00', '0.00', null, '3.00'],
      ['c', '0.00', '0.00', null, '0.00'],
    ])
    expect(shown(untouched)).toEqual(['a 0.07', 'b 0.03', 'c 0.00'])
    expect(formatMoney(unspentOf(untouched, 'b'))).toBe('0.10')
  })

  it('adds up, goes beyond nobody’s cash or share, and follows what was borne to the fen where no limit cuts it', () => {
    const fen = fc.bigInt(0n, 10n ** 12n).map(fromFen)
    const anyFund = fc.record({
      unawarded: fen,
      unpaid: fen,
      funders: fc.array(fc.record({ share: fen, borne: fen, paid: fen, cash: fen, claimed: fc.constant(null) }), {
        minLength: 1,
        maxLength: 7,
      }),
    })
    fc.assert(
      fc.property(anyFund, (drawn) => {
        const state = { ...drawn, funders: drawn.funders.map((facts, index) => ({ funderId: `f${index}`, ...facts })) }
        const limits = state.funders.map(({ share, paid, cash }) => {
          const left = minMoney(subtractMoney(share, paid), cash)
          return isNegative(left) ? ZERO : left
        })
        const cash = sumMoney(state.funders.map((each) => each.cash))
        const free = compareMoney(cash, state.unpaid) > 0 ? subtractMoney(cash, state.unpaid) : ZERO
        const parts = unspentParts(state)
        const total = [state.unawarded, free, sumMoney(limits)].reduce(minMoney)
        expect(formatMoney(sumMoney(parts.map(({ amount }) => amount)))).toBe(formatMoney(total))
        const borne = state.funders.map((each) => each.borne)
        const byBorne = borne.every(isZero) ? [] : splitByWeights(total, borne)
        if (byBorne.length > 0 && byBorne.every((amount, index) => compareMoney(amount, limits[index] ?? ZERO) <= 0))
          expect(parts.map(({ amount }) => formatMoney(amount))).toEqual(byBorne.map(formatMoney))
        for (const [index, { amount }] of parts.entries()) {
          expect(isNegative(amount)).toBe(false)
          expect(compareMoney(amount, limits[index] ?? ZERO) <= 0).toBe(true)
        }
      }),
    )
  })
})
