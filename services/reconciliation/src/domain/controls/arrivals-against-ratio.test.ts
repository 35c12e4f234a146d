import { formatFen, fromFen, splitByWeights, toFen } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { ARRIVALS_AGAINST_RATIO, type RatioFact } from './arrivals-against-ratio.ts'

const DUE = { province: '42936000.00', city: '21468000.00', zhanjiang: '3578000.00', zone: '3578000.00' }

/** What each brings on a day. */
const fundOf = (
  due: Readonly<Record<string, string>>,
  ...came: readonly (readonly [on: string, funder: string, amount: string])[]
): RatioFact => ({
  fund: 'edz',
  year: 2016,
  shares: Object.entries(due).map(([funder, amount]) => ({ funder, due: amount })),
  arrivals: came.map(([on, funder, amount]) => ({ on, funder, amount })),
})
const judged = async (fact: RatioFact, asOf: string, terms = {}) =>
  (await judgeAll(ARRIVALS_AGAINST_RATIO, [fact], { asOf, terms })).map(breakInWords)

describe('arrivals against the ratio', () => {
  it('takes an instalment that is split 6:3:0.5:0.5 by largest remainder for right, to the fen', async () => {
    const parts = splitByWeights(
      fromFen(1_00n * 1_000_003n + 7n),
      Object.values(DUE).map((amount) => fromFen(BigInt(amount.replace('.', '')))),
    )
    const came = Object.keys(DUE).map(
      (funder, index) => ['2016-03-01', funder, formatFen(toFen(parts[index] ?? fromFen(0n)))] as const,
    )
    expect(await judged(fundOf(DUE, ...came), '2016-06-30', { tolerance: '0.00' })).toEqual([])
  })

  it('says since when a share has been off, past the quarters in which it was right', async () => {
    const due = { a: '60.00', b: '30.00', c: '10.00' }
    const right = (on: string) =>
      [
        [on, 'a', '6.00'],
        [on, 'b', '3.00'],
        [on, 'c', '1.00'],
      ] as const
    const fact = fundOf(
      due,
      ['2016-01-05', 'a', '6.00'],
      ...right('2016-02-01').slice(1),
      ...right('2016-05-01').slice(0, 2),
      ...right('2016-08-01'),
    )
    const [found] = await judgeAll(ARRIVALS_AGAINST_RATIO, [fact], { asOf: '2016-11-15', terms: {} })
    expect(found?.detail['since']).toBe('2016-06-30')
    expect(await judged(fact, '2016-03-31')).toEqual([])
  })

  it('calls what is missing underfunded from the day on which all is due, and what comes beyond a share overpaid at once', async () => {
    const due = { a: '60.00', b: '30.00' }
    const fact = fundOf(
      due,
      ['2016-03-01', 'a', '60.01'],
      ['2016-03-01', 'b', '29.99'],
      ['2016-03-02', 'stranger', '1.00'],
    )
    const at = (asOf: string) => judged(fact, asOf, { tolerance: '1.00' })
    expect(await at('2016-12-30')).toEqual([
      'overpaid/share overpaid:edz:a 0.01',
      'overpaid/share overpaid:edz:stranger 1.00',
    ])
    expect(await at('2016-12-31')).toContain('underfunded/share underfunded:edz:b -0.01')
  })

  it('finds nothing where each instalment follows the shares, and exactly the fen that were moved from one funder to another', async () => {
    const weight = fc.bigInt({ min: 1n, max: 10n ** 12n })
    await fc.assert(
      fc.asyncProperty(
        fc.array(weight, { minLength: 2, maxLength: 5 }),
        fc.bigInt({ min: 0n, max: 100n }),
        fc.bigInt({ min: 2n, max: 10n ** 6n }),
        fc.nat(),
        async (weights, percent, moved, pick) => {
          const due = weights.map((fen) => fen * 100n)
          const total = due.reduce((sum, fen) => sum + fen, 0n)
          const paid = (total * percent) / 100n
          const parts = splitByWeights(fromFen(paid), due.map(fromFen)).map(toFen)
          const [from, to] = [pick % parts.length, (pick + 1) % parts.length]
          const came = parts.map((fen, index) => (index === from ? fen - moved : index === to ? fen + moved : fen))
          const fact = (amounts: readonly bigint[]): RatioFact =>
            fundOf(
              Object.fromEntries(due.map((fen, index) => [`f${index}`, formatFen(fen)])),
              ...amounts.map((fen, index) => ['2016-02-01', `f${index}`, formatFen(fen)] as const),
            )
          expect(await judged(fact(parts), '2016-06-30', { tolerance: '0.00' })).toEqual([])
          if (paid === 0n) return
          const found = (
            await judgeAll(ARRIVALS_AGAINST_RATIO, [fact(came)], { asOf: '2016-06-30', terms: { tolerance: '0.00' } })
          ).filter(({ kind }) => kind === 'ratio_break')
          expect(Object.fromEntries(found.map((each) => [each.right?.fields['funder'], each.difference]))).toEqual({
            [`f${from}`]: -moved,
            [`f${to}`]: moved,
          })
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([{ every: 'year' }, { tolerance: '-1.00' }, { due_on: '2016-12-31' }, { unknown: 1 }])(
    'refuses the terms %j',
    (terms) => {
      expect(() => ARRIVALS_AGAINST_RATIO.requireTerms(terms)).toThrow(
        expect.objectContaining({ code: 'RECONCILIATION_CONTROL_TERM_INVALID' }),
      )
    },
  )
})
