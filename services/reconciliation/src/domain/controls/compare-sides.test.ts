import { formatFen } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakInWords, inOrder, judgeAll } from '../../../test/run-control.ts'
import { compareSides, isFirstOfLaterMonth, type SideFact } from './compare-sides.ts'

const row = (side: 'left' | 'right', key: string, amount: string, parts: Partial<SideFact> = {}): SideFact => ({
  side,
  fund: 'f',
  key,
  amount,
  on: '2016-06-01',
  counts: true,
  fields: { funder: 'a' },
  ...parts,
})
const SIDES = {
  rule: 'r',
  left: { zh: '左', en: 'the left' },
  right: { zh: '右', en: 'the right' },
  compare: { funder: 'payee_mismatch' },
  mayDiffer: isFirstOfLaterMonth,
} as const
const judge = { judge: (facts: AsyncIterable<SideFact>) => compareSides(facts, SIDES) }
const words = async (facts: readonly SideFact[]) => (await judgeAll(judge, facts)).map(breakInWords)

describe('comparing two sides by key', () => {
  it('tells each way in which one pair differs apart, and the difference once', async () => {
    const pair = [row('left', 'k', '1.00'), row('right', 'k', '1.01', { on: '2016-06-02', fields: { funder: 'b' } })]
    expect(await words(pair)).toEqual([
      'amount_differs/amount k 0.01',
      'payee_mismatch/funder k 0.00',
      'date_out_of_window/on k 0.00',
    ])
  })

  it('lets the ledger date in the first open month what fell into a closed one', async () => {
    expect(
      await words([row('left', 'k', '1.00', { on: '2016-05-31' }), row('right', 'k', '1.00', { on: '2016-06-01' })]),
    ).toEqual([])
    expect(
      await words([row('left', 'k', '1.00', { on: '2016-06-02' }), row('right', 'k', '1.00', { on: '2016-06-01' })]),
    ).toHaveLength(1)
  })

  it('looks behind the last day only for counterparts', async () => {
    const late = { counts: false }
    expect(await words([row('left', 'k', '1.00'), row('right', 'k', '1.00', late)])).toEqual([])
    expect(await words([row('left', 'k', '1.00', late)])).toEqual([])
  })

  it('finds exactly what was planted in two equal sides, and puts every row into one match or break', async () => {
    const fault = fc.constantFrom('none', 'missing', 'surplus', 'amount', 'funder', 'twice')
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            fault,
            fen: fc.bigInt({ min: 1n, max: 10n ** 15n }),
            more: fc.bigInt({ min: 1n, max: 10n ** 9n }),
          }),
          { maxLength: 20 },
        ),
        async (plants) => {
          const facts: SideFact[] = []
          const expected: string[] = []
          for (const [index, plant] of plants.entries()) {
            const key = `k${String(index).padStart(3, '0')}`
            const amount = formatFen(plant.fen)
            if (plant.fault !== 'surplus') facts.push(row('left', key, amount))
            if (plant.fault !== 'missing')
              facts.push(
                row('right', key, plant.fault === 'amount' ? formatFen(plant.fen + plant.more) : amount, {
                  fields: { funder: plant.fault === 'funder' ? 'b' : 'a' },
                }),
              )
            if (plant.fault === 'twice') facts.push(row('right', key, amount))
            expected.push(
              ...{
                none: [],
                missing: [`missing_left/key ${key} -${amount}`],
                surplus: [`missing_right/key ${key} ${amount}`],
                amount: [`amount_differs/amount ${key} ${formatFen(plant.more)}`],
                funder: [`payee_mismatch/funder ${key} 0.00`],
                twice: [`duplicate/unique ${key}#2 ${amount}`],
              }[plant.fault],
            )
          }
          const judgements = []
          for await (const judgement of compareSides(inOrder(facts), SIDES)) judgements.push(judgement)
          const breaks = judgements.flatMap((each) => ('break' in each ? [each.break] : []))
          expect(breaks.map(breakInWords)).toEqual(expected)
          const total = (side: 'left' | 'right') =>
            facts
              .filter((fact) => fact.side === side)
              .reduce((sum, fact) => sum + BigInt(fact.amount.replace('.', '')), 0n)
          expect(breaks.reduce((sum, { difference }) => sum + difference, 0n)).toBe(total('right') - total('left'))
          const rows = judgements.flatMap((each) =>
            'match' in each
              ? [...each.match.left, ...each.match.right]
              : [each.break.left, each.break.right].flatMap((item) => item?.row ?? []),
          )
          expect(rows.toSorted((a, b) => a - b)).toEqual(facts.map((_, index) => index + 1))
        },
      ),
      { numRuns: 200 },
    )
  })
})
