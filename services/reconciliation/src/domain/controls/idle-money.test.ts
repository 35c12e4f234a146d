import { formatFen } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { IDLE_MONEY, type IdleFact } from './idle-money.ts'

const cash = (...moves: readonly (readonly [on: string, came: string, went: string])[]): IdleFact => ({
  fund: 'f',
  level: 'cash',
  account: 'cash:a',
  moves: moves.map(([on, came, went]) => ({ on, came, went })),
})
const judged = (fact: IdleFact, asOf: string, days: number) =>
  judgeAll(IDLE_MONEY, [fact], { asOf, terms: { cash_days: days } })

describe('idle money', () => {
  it('is what the payments have not reached, first in first out, beyond the last allowed day', async () => {
    const fact = cash(['2016-01-01', '10.00', '0.00'], ['2016-03-01', '5.00', '0.00'], ['2016-04-01', '0.00', '10.01'])
    expect(await judged(fact, '2016-05-30', 90)).toEqual([])
    const [found] = await judged(fact, '2016-05-31', 90)
    expect(found && [breakInWords(found), found.detail['oldest'], found.detail['days']]).toEqual([
      'stalled/cash f:cash:a 4.99',
      '2016-03-01',
      91,
    ])
  })

  it('comes with any limit to what came by then and has not gone', async () => {
    const move = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      came: fc.bigInt({ min: 0n, max: 1000n }),
      part: fc.integer({ min: 0, max: 100 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
        let left = 0n
        const rows = moves
          .toSorted((a, b) => a.day - b.day)
          .map(({ day, came, part }) => {
            const went = ((left + came) * BigInt(part)) / 100n
            left += came - went
            return [`2016-02-${String(day).padStart(2, '0')}`, formatFen(came), formatFen(went)] as const
          })
        const found = await judged(cash(...rows), '2016-03-01', 0)
        expect(found.reduce((sum, each) => sum + each.difference, 0n)).toBe(left)
      }),
    )
  })
})
