import { formatMoney, fromFen, isNegative, parseMoney, sumMoney, toFen, ZERO } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyProgramme, anyReceivers, TOWNSHIPS } from '../../../test/any-plan.ts'
import { type Computed, computeAll, sharesOf } from '../../../test/programme-example.ts'
import { recompute } from '../../../test/recompute.ts'
import type { Programme } from '../programme/programme.ts'
import type { ProgrammeText } from '../programme/programme-text.ts'
import { readProgramme } from '../programme/read-programme.ts'
import type { FunderAmount, PlanContext } from './compute-plan.ts'
import type { Receiver } from './receiver.ts'

describe('any plan', () => {
  it('adds up to the fen: lines and shares to the total, parts to their line and to the shares; none negative', async () => {
    let computed = 0
    await fc.assert(
      fc.asyncProperty(anyProgramme, anyReceivers, anyDrawn, async (text, receivers, drawn) => {
        const programme = readProgramme(text)
        const plan = await computedOrRefused(programme, receivers, drawn)
        if (plan === null) return
        computed += 1
        const { lines, totals } = plan
        expect(sumOf(lines)).toBe(formatMoney(totals.total))
        expect(sumOf(totals.shares)).toBe(formatMoney(totals.total))
        expect([lines.length, lines.reduce((sum, line) => sum + line.units, 0)]).toEqual([totals.lines, totals.units])
        expect(lines.map((line) => line.line)).toEqual(lines.map((_, index) => index + 1))
        for (const line of lines) if (line.parts) expect(sumOf(line.parts)).toBe(formatMoney(line.amount))
        if (lines.some((line) => line.parts)) expect(sharesOf(plan)).toEqual(partsByFunder(plan))
        expect([...lines, ...totals.shares, { amount: totals.kept }].some(({ amount }) => isNegative(amount))).toBe(
          false,
        )
        expect(lines.every((line) => toFen(line.amount) > 0n)).toBe(true)
      }),
      { numRuns: 400 },
    )
    expect(computed).toBeGreaterThan(200)
  })

  it('is explained so that each line can be worked out again from its explanation alone', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme, anyReceivers, anyDrawn, async (text, receivers, drawn) => {
        const plan = await computedOrRefused(readProgramme(text), receivers, drawn)
        for (const line of plan?.lines ?? []) expect(recompute(line.explanation)).toBe(toFen(line.amount))
      }),
      { numRuns: 300 },
    )
  })

  it('is the same bytes again, however the receivers are paged and their members are listed', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme, anyReceivers, anyDrawn, async (text, receivers, drawn) => {
        const programme = readProgramme(text)
        const once = await computedOrRefused(programme, receivers, drawn)
        const again = await computedOrRefused(programme, receivers.map(turnedAround), drawn, 7)
        expect(JSON.stringify(again)).toBe(JSON.stringify(once))
      }),
      { numRuns: 150 },
    )
  })

  it("never lets a township pay for another's households", async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme, anyReceivers, async (text, receivers) => {
        if (text.funding?.kind !== 'township') return
        const plan = await computedOrRefused(readProgramme(text), receivers, ZERO)
        for (const { areaCode, parts } of plan?.lines ?? [])
          expect(parts?.map((part) => part.funderId)).toEqual([TOWNSHIPS.get(areaCode.slice(0, 9))])
      }),
      { numRuns: 300 },
    )
  })

  it('spends no more than its limit, its pool or its pots, and says what is left', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme, anyReceivers, anyDrawn, async (text, receivers, drawn) => {
        const plan = await computedOrRefused(readProgramme(text), receivers, drawn)
        const most = limitOf(text, drawn)
        if (plan !== null && most !== null) expect(toFen(plan.totals.total) + toFen(plan.totals.kept)).toBe(most)
      }),
    )
  })
})

const CONTEXT: PlanContext = {
  year: 2016,
  registerDay: '2016-06-30',
  publishedPeople: null,
  townships: TOWNSHIPS,
  drawnElsewhere: ZERO,
}

const anyDrawn = fc.oneof({ weight: 4, arbitrary: fc.constant(0n) }, fc.bigInt({ min: 1n, max: 100_000n })).map(fromFen)

/** What a plan may be refused for by its amounts; anything else is a fault of ours. */
const REFUSALS = ['PLAN_EMPTY', 'POOL_TOO_SMALL', 'YEARLY_LIMIT_EXCEEDED', 'POTS_EXHAUSTED']

async function computedOrRefused(
  programme: Programme,
  receivers: readonly Receiver[],
  drawnElsewhere: PlanContext['drawnElsewhere'],
  pageSize?: number,
): Promise<Computed | null> {
  try {
    return await computeAll(programme, { ...CONTEXT, drawnElsewhere }, receivers, pageSize)
  } catch (error) {
    if (error instanceof DomainError && REFUSALS.some((code) => error.code === `ALLOCATION_${code}`)) return null
    throw error
  }
}

/** Items stay in order of their ids: that order is promised. */
const turnedAround = (receiver: Receiver): Receiver => ({ ...receiver, members: receiver.members.toReversed() })

function limitOf(
  { yearly_limit: limit, funding, amount, timing }: ProgrammeText,
  drawn: PlanContext['drawnElsewhere'],
) {
  if (limit !== undefined) return toFen(parseMoney(limit.amount)) - toFen(drawn)
  if (amount.kind === 'pool') return timing === undefined ? toFen(parseMoney(amount.amount)) : null
  return funding?.kind === 'pots'
    ? toFen(sumMoney(funding.pots.map((pot) => parseMoney(pot.yearly)))) - toFen(drawn)
    : null
}

const sumOf = (amounts: readonly { amount: FunderAmount['amount'] }[]): string =>
  formatMoney(sumMoney(amounts.map(({ amount }) => amount)))

function partsByFunder({ lines }: Computed): Record<string, string> {
  const sums = new Map<string, FunderAmount['amount'][]>()
  for (const { funderId, amount } of lines.flatMap((line) => line.parts ?? []))
    sums.set(funderId, [...(sums.get(funderId) ?? []), amount])
  return Object.fromEntries([...sums].map(([funderId, amounts]) => [funderId, formatMoney(sumMoney(amounts))]))
}
