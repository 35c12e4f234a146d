import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPaymentSizes, anyPositiveMoney, anyRatio } from '../test/arbitraries.ts'
import {
  createRunningSplit,
  formatMoney,
  fromFen,
  MAX,
  type Money,
  negateMoney,
  parseMoney,
  parseRatio,
  runningSplit,
  runningSplitFen,
  split,
  sumMoney,
  toFen,
  ZERO,
} from './money.ts'
import { sumFen } from './sum-fen.ts'

const money = (...texts: string[]): Money[] => texts.map(parseMoney)
const due = money('0.60', '0.30', '0.05', '0.05')
const nothing = money('0.00', '0.00', '0.00', '0.00')

// Hundreds of whole plans: a second on a quiet machine, more on a busy one.
const PATIENT = { timeout: 60_000 }

describe('runningSplit', () => {
  it('takes no fen back where largest remainder on the running total would', () => {
    const ratio = parseRatio('6:3:0.5:0.5')
    expect(split(parseMoney('0.07'), ratio).map(formatMoney)).toEqual(['0.04', '0.02', '0.01', '0.00'])
    expect(split(parseMoney('0.08'), ratio).map(formatMoney)).toEqual(['0.05', '0.03', '0.00', '0.00'])

    const seven = runningSplit(parseMoney('0.07'), due, nothing)
    expect(seven.map(formatMoney)).toEqual(['0.05', '0.02', '0.00', '0.00'])
    const eighth = runningSplit(parseMoney('0.01'), due, seven)
    expect(eighth.map(formatMoney)).toEqual(['0.00', '0.01', '0.00', '0.00'])
  })

  it('divides the first payment of a plan by its ratio', () => {
    const plan = split(parseMoney('71560000.00'), parseRatio('6:3:0.5：0.5'))
    expect(runningSplit(parseMoney('100.05'), plan, nothing).map(formatMoney)).toEqual([
      '60.03',
      '30.02',
      '5.00',
      '5.00',
    ])
    expect(runningSplit(parseMoney('71560000.00'), plan, nothing).map(formatMoney)).toEqual(plan.map(formatMoney))
  })

  it.each(['0.00', '-0.01'])('refuses a payment of %s', (amount) => {
    expect(() => runningSplit(parseMoney(amount), due, nothing)).toThrow(
      expect.objectContaining({ code: 'MONEY_SPLIT_NOT_POSITIVE', values: { amount } }),
    )
  })

  it('refuses a payment beyond what is still due and says how much is missing', () => {
    const borne = money('0.54', '0.27', '0.04', '0.05')
    expect(() => runningSplit(parseMoney('0.13'), due, borne)).toThrow(
      expect.objectContaining({ code: 'MONEY_SPLIT_BEYOND_DUE', values: { amount: '0.13', missing: '0.03' } }),
    )
    expect(() => runningSplit(MAX, [MAX, MAX], [MAX, MAX])).toThrow(
      expect.objectContaining({
        code: 'MONEY_SPLIT_BEYOND_DUE',
        values: { amount: formatMoney(MAX), missing: formatMoney(MAX) },
      }),
    )
    expect(runningSplit(parseMoney('0.10'), due, borne).map(formatMoney)).toEqual(['0.06', '0.03', '0.01', '0.00'])
  })

  it('wants one amount borne, not below zero, for each amount due', () => {
    const amount = parseMoney('0.01')
    expect(() => runningSplit(amount, due, money('0.00', '0.00', '0.00'))).toThrow('one amount borne for each')
    expect(() => runningSplit(amount, money('0.10', '0.10'), nothing)).toThrow('one amount borne for each')
    expect(() => runningSplit(amount, money('0.10', '0.10'), money('-0.01', '0.00'))).toThrow('not negative')
    expect(() => runningSplit(amount, money('0.10', '-0.01'), money('0.00', '0.00'))).toThrow('not negative')
  })

  it('keeps every funder less than one fen from its exact share, whatever is paid, and ends exact', PATIENT, () => {
    fc.assert(
      fc.property(anyPlan, anyPaymentSizes, (plan, sizes) => {
        const path = pay(plan, sizes)
        for (const { parts, amount, borne } of path) {
          expect(parts.every((part) => part >= 0n)).toBe(true)
          expect(sumFen(parts)).toBe(amount)
          expect(furthestOff(plan, borne) < sumFen(plan)).toBe(true)
        }
        expect(path.at(-1)?.borne).toEqual(plan)
      }),
      { numRuns: 500 },
    )
  })

  it(
    'recovers from returns: never a fen further off, within a fen once they are covered, exact at the end',
    PATIENT,
    () => {
      fc.assert(
        fc.property(anyPlan, anyEvents, (plan, events) => {
          const total = sumFen(plan)
          let borne = plan.map(() => 0n)
          let [borneAtReturn, offAtReturn] = [borne, 0n]
          const payments: bigint[][] = []

          for (const { kind, size, pick } of [...events, { kind: 'pay', size: total, pick: 0 }]) {
            if (kind === 'return' && payments.length > 0) {
              const [returned = []] = payments.splice(pick % payments.length, 1)
              borne = borne.map((fen, index) => fen - at(returned, index))
              ;[borneAtReturn, offAtReturn] = [borne, furthestOff(plan, borne)]
              continue
            }

            const amount = smaller(size, total - sumFen(borne))
            if (amount === 0n) continue
            const parts = runningSplitFen(amount, plan, borne)
            payments.push(parts)
            borne = borne.map((fen, index) => fen + at(parts, index))

            expect(parts.every((part) => part >= 0n)).toBe(true)
            expect(sumFen(parts)).toBe(amount)
            expect(furthestOff(plan, borne) < offAtReturn + total).toBe(true)
            const paid = sumFen(borne)
            if (borneAtReturn.every((fen, index) => fen <= (at(plan, index) * paid) / total))
              expect(furthestOff(plan, borne) < total).toBe(true)
          }

          expect(borne).toEqual(plan)
        }),
        { numRuns: 400 },
      )
    },
  )
})

describe('createRunningSplit', () => {
  it('splits as runningSplit does and counts what each funder has borne', () => {
    fc.assert(
      fc.property(anyPlan, anyPaymentSizes, (plan, sizes) => {
        const kept = createRunningSplit(plan.map(fromFen))
        for (const { amount, parts, borne } of pay(plan, sizes)) {
          expect(kept.take(fromFen(amount)).map(toFen)).toEqual(parts)
          expect(kept.borne().map(toFen)).toEqual(borne)
        }
      }),
    )
  })

  it('goes on from what was borne before', () => {
    const kept = createRunningSplit(due, money('0.05', '0.02', '0.00', '0.00'))
    expect(kept.take(parseMoney('0.01')).map(formatMoney)).toEqual(['0.00', '0.01', '0.00', '0.00'])
  })

  it('is back where it was after a payment is given back', () => {
    const kept = createRunningSplit(due)
    kept.take(parseMoney('0.13'))
    const before = kept.borne()
    kept.giveBack(kept.take(parseMoney('0.29')))
    expect(kept.borne()).toEqual(before)
  })

  it('changes nothing when it refuses', () => {
    const kept = createRunningSplit(due)
    kept.take(parseMoney('0.50'))
    const before = kept.borne()
    expect(() => kept.take(parseMoney('0.51'))).toThrow(expect.objectContaining({ code: 'MONEY_SPLIT_BEYOND_DUE' }))
    expect(() => kept.take(negateMoney(parseMoney('0.01')))).toThrow()
    expect(() => kept.giveBack(money('0.31', '0.00', '0.00', '0.00'))).toThrow('gets back more than it has borne')
    expect(() => kept.giveBack(money('-0.01', '0.00', '0.00', '0.00'))).toThrow('not negative')
    expect(() => kept.giveBack(money('0.01'))).toThrow('one amount for each funder')
    expect(kept.borne()).toEqual(before)
    expect(formatMoney(sumMoney(kept.borne()))).toBe('0.50')
    expect(createRunningSplit(due).borne()).toEqual(due.map(() => ZERO))
  })
})

/** In fen: shares of a total by a ratio, as plans are made, and small uneven ones where roundings meet more often. */
const anyPlan: fc.Arbitrary<bigint[]> = fc.oneof(
  fc.tuple(anyPositiveMoney, anyRatio).map(([total, ratio]) => split(total, ratio).map(toFen)),
  fc
    .array(fc.oneof(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 0n, max: 300n })), {
      minLength: 2,
      maxLength: 12,
    })
    .filter((plan) => sumFen(plan) > 0n),
)

const anyEvents = fc.array(
  fc.record({
    kind: fc.constantFrom('pay', 'pay', 'return'),
    size: fc.oneof(fc.bigInt({ min: 1n, max: 9n }), fc.bigInt({ min: 1n, max: 99n }), anyPositiveMoney.map(toFen)),
    pick: fc.nat(99),
  }),
  { maxLength: 60, size: 'max' },
)

type Paid = Readonly<{ amount: bigint; parts: bigint[]; borne: bigint[] }>

/** Payments of these sizes as far as the plan goes, then the rest of it. */
function pay(plan: readonly bigint[], sizes: readonly bigint[]): Paid[] {
  const total = sumFen(plan)
  const path: Paid[] = []
  let borne = plan.map(() => 0n)
  for (const size of [...sizes, total]) {
    const amount = smaller(size, total - sumFen(borne))
    if (amount === 0n) continue
    const parts = runningSplitFen(amount, plan, borne)
    borne = borne.map((fen, index) => fen + at(parts, index))
    path.push({ amount, parts, borne })
  }
  return path
}

/** In parts of a fen, as many of which make one as the plan has fen. */
function furthestOff(plan: readonly bigint[], borne: readonly bigint[]): bigint {
  const [total, paid] = [sumFen(plan), sumFen(borne)]
  return borne
    .map((fen, index) => fen * total - at(plan, index) * paid)
    .reduce((furthest, off) => (off > furthest ? off : -off > furthest ? -off : furthest), 0n)
}

const smaller = (left: bigint, right: bigint): bigint => (left < right ? left : right)

const at = (list: readonly bigint[], index: number): bigint => list[index] ?? -1n
