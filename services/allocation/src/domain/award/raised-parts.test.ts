import { formatMoney, fromFen, sumMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Part, raisedParts } from './raised-parts.ts'

const part = fc.record({
  funderId: fc.constantFrom('district', 'charity', 'yuantan', 'shijiao'),
  amount: fc.bigInt({ min: 1n, max: 10n ** 8n }).map(fromFen),
})
const perFunder = fc.uniqueArray(part, { selector: ({ funderId }) => funderId })

describe('the parts of what a raised line has on top', () => {
  it('make the line together with what is awarded, or name a funder that bears too much already', () => {
    fc.assert(
      fc.property(perFunder, fc.array(part), (line, given) => {
        const raised = raisedParts(line, given)
        const sum = (funder: string, parts: readonly Part[]) =>
          formatMoney(sumMoney(parts.filter(({ funderId }) => funderId === funder).map(({ amount }) => amount)))
        for (const funder of ['district', 'charity', 'yuantan', 'shijiao']) {
          const asked = sum(funder, line)
          if ('parts' in raised) expect(sum(funder, [...raised.parts, ...given])).toBe(asked)
          else if (raised.shifted === funder) expect(Number(sum(funder, given))).toBeGreaterThan(Number(asked))
        }
        if ('parts' in raised) for (const { amount } of raised.parts) expect(amount.isPositive()).toBe(true)
      }),
    )
  })
})
