import { describe, expect, it } from 'vitest'
import { bearPayment } from './bear-payment.ts'
import { sumFen } from './sum-fen.ts'

/*
 * Small plans, walked to the end: every division of a few fen among two to four funders (some of whom may owe nothing),
 * and payments of every size, from the undisturbed start or from any state that returns can leave. Deviations are counted
 * in parts of a fen, `total` of which make one: funder i is off by borne_i · total − due_i · paid.
 */
const PLANS_FROM_THE_START = [
  { funders: 2, fenMax: 12n },
  { funders: 3, fenMax: 12n },
  { funders: 4, fenMax: 12n },
]

const PLANS_FROM_ANY_STATE = [
  { funders: 2, fenMax: 12n },
  { funders: 3, fenMax: 12n },
  { funders: 4, fenMax: 8n },
]

const WALK = { timeout: 60_000 }

describe('bearPayment', () => {
  it.each(PLANS_FROM_THE_START)('keeps $funders funders within their quota on every path', WALK, (plans) => {
    const strayed = []
    for (const due of smallPlans(plans)) {
      const total = sumFen(due)
      for (const state of statesAfter(
        due.map(() => 0n),
        stepsOf(due),
      ))
        if (furthestBelow(due, state) >= total || furthestAbove(due, state) >= total) strayed.push({ due, state })
    }
    expect(strayed).toEqual([])
  })

  it.each(PLANS_FROM_ANY_STATE)(
    'takes no fen back from any of $funders funders, nor more than is due',
    WALK,
    (plans) => {
      const unsound = []
      for (const due of smallPlans(plans))
        for (const borne of statesWithin(due))
          for (const amount of paymentsFrom(due, borne)) {
            const next = bearPayment(amount, due, borne)
            const isSound = next.every((fen, index) => fen >= at(borne, index) && fen <= at(due, index))
            if (!isSound || sumFen(next) !== sumFen(borne) + amount) unsound.push({ due, borne, amount, next })
          }
      expect(unsound).toEqual([])
    },
  )

  it.each(PLANS_FROM_ANY_STATE)('moves none of $funders funders a fen further off than returns did', WALK, (plans) => {
    const strayed = []
    for (const { due, left, state } of walksAfterReturns(plans)) {
      const total = sumFen(due)
      const above = furthestAbove(due, state)
      const isTooFarBelow = furthestBelow(due, state) >= furthestBelow(due, left) + total
      const isTooFarAbove = above >= total && above > furthestAbove(due, left)
      if (isTooFarBelow || isTooFarAbove) strayed.push({ due, left, state })
    }
    expect(strayed).toEqual([])
  })

  it.each(PLANS_FROM_ANY_STATE)('has $funders funders in quota once payments cover the returns', WALK, (plans) => {
    const strayed = []
    for (const { due, left, state } of walksAfterReturns(plans)) {
      const [total, paid] = [sumFen(due), sumFen(state)]
      const isCovered = left.every((fen, index) => fen <= (at(due, index) * paid) / total)
      const isInQuota = furthestBelow(due, state) < total && furthestAbove(due, state) < total
      if (isCovered && !isInQuota) strayed.push({ due, left, state })
    }
    expect(strayed).toEqual([])
  })

  it('serves the funder whose next fen has the earliest deadline, ties to the earlier funder', () => {
    expect(bearPayment(1n, [5n, 60n, 35n], [0n, 0n, 0n])).toEqual([0n, 1n, 0n])
    expect(bearPayment(1n, [20n, 40n, 40n], [0n, 0n, 0n])).toEqual([0n, 1n, 0n])
    expect(bearPayment(2n, [20n, 40n, 40n], [0n, 0n, 0n])).toEqual([0n, 1n, 1n])
  })

  it('holds the others back evenly while one funder is above his share', () => {
    // 30 fen among equals would be 10 each; the first has borne 18 and waits, the others share what is left.
    expect(bearPayment(6n, [100n, 100n, 100n], [18n, 3n, 3n])).toEqual([18n, 6n, 6n])
    expect(bearPayment(6n, [100n, 100n, 100n], [18n, 0n, 6n])).toEqual([18n, 6n, 6n])
  })

  it('holds them back no more than it must', () => {
    // Exact are 10.5, 6.3 and 4.2. With 14, 4, 3 the second would be 2.3 fen below his share; so nobody is more than 2.2.
    expect(bearPayment(7n, [50n, 30n, 20n], [14n, 0n, 0n])).toEqual([14n, 5n, 2n])
  })

  it('leaves a funder who owes less than he has borne where he is', () => {
    expect(bearPayment(5n, [2n, 10n], [4n, 1n])).toEqual([4n, 6n])
  })
})

type Walk = Readonly<{ due: readonly bigint[]; left: readonly bigint[]; state: readonly bigint[] }>

/** Every state that can be reached from every state that returns can leave. */
function* walksAfterReturns(plans: Plans): Generator<Walk> {
  for (const due of smallPlans(plans)) {
    const steps = stepsOf(due)
    for (const left of statesWithin(due)) for (const state of statesAfter(left, steps)) yield { due, left, state }
  }
}

type Steps = (borne: readonly bigint[]) => readonly (readonly bigint[])[]

/** One step from a state, for a payment of each possible size; remembered, as many walks pass the same state. */
function stepsOf(due: readonly bigint[]): Steps {
  const known = new Map<string, bigint[][]>()
  return (borne) => {
    const key = borne.join()
    const steps = known.get(key) ?? paymentsFrom(due, borne).map((amount) => bearPayment(amount, due, borne))
    known.set(key, steps)
    return steps
  }
}

function statesAfter(start: readonly bigint[], steps: Steps): Iterable<readonly bigint[]> {
  const reached = new Map<string, readonly bigint[]>()
  const open = [start]
  for (let state = open.pop(); state; state = open.pop())
    for (const next of steps(state)) {
      const key = next.join()
      if (reached.has(key)) continue
      reached.set(key, next)
      open.push(next)
    }
  return reached.values()
}

const furthestBelow = (due: readonly bigint[], borne: readonly bigint[]): bigint =>
  largest(deviations(due, borne).map((off) => -off))

const furthestAbove = (due: readonly bigint[], borne: readonly bigint[]): bigint => largest(deviations(due, borne))

function deviations(due: readonly bigint[], borne: readonly bigint[]): bigint[] {
  const [total, paid] = [sumFen(due), sumFen(borne)]
  return borne.map((fen, index) => fen * total - at(due, index) * paid)
}

const largest = (list: readonly bigint[]): bigint => list.reduce((left, right) => (left > right ? left : right), 0n)

const paymentsFrom = (due: readonly bigint[], borne: readonly bigint[]): bigint[] =>
  upTo(sumFen(due) - sumFen(borne)).slice(1)

type Plans = Readonly<{ funders: number; fenMax: bigint }>

function* smallPlans({ funders, fenMax }: Plans): Generator<bigint[]> {
  for (const total of upTo(fenMax).slice(1)) yield* divisions(total, funders)
}

function* divisions(total: bigint, funders: number): Generator<bigint[]> {
  if (funders === 1) yield [total]
  else for (const first of upTo(total)) for (const rest of divisions(total - first, funders - 1)) yield [first, ...rest]
}

/** Whatever payments and returns can leave behind: nobody above what he owes. */
function* statesWithin(due: readonly bigint[]): Generator<bigint[]> {
  const [first, ...rest] = due
  if (first === undefined) yield []
  else for (const state of statesWithin(rest)) for (const fen of upTo(first)) yield [fen, ...state]
}

const upTo = (last: bigint): bigint[] => Array.from({ length: Number(last) + 1 }, (_, index) => BigInt(index))

const at = (list: readonly bigint[], index: number): bigint => list[index] ?? -1n
