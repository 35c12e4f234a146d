import { fromFen, type Money, toFen } from '@fundtrace/money'
import { percentOf, reachesPercent } from '../guarantee/percent-of.ts'
import { readDecimal } from '../programme/fact-order.ts'
import type { Facts, FactValue } from '../programme/facts.ts'
import type { Percent } from '../programme/programme.ts'
import { milestoneAverageMissing } from './milestone-errors.ts'
import type { IncomeTarget } from './milestone.ts'

/** People out of poverty of those who were in the register on the base day. */
export type PeopleMeasure = Readonly<{ base: number; out: number; needed: number; missing: number; isReached: boolean }>

/** Compared as products; `needed` is the least whole number of people that reaches the percentage. */
export function measurePeople(percent: Percent, base: number, out: number): PeopleMeasure {
  const needed = Number(percentOf(BigInt(base), percent, 'up'))
  return {
    base,
    out,
    needed,
    missing: Math.max(0, needed - out),
    isReached: reachesPercent(BigInt(out), BigInt(base), percent),
  }
}

/** One village's or household's income against its target. `missing` is null where the register does not know the income. */
export type IncomeMeasure = Readonly<{ income: Money | null; missing: Money | null; isReached: boolean }>

export function measureIncome(target: Money, income: FactValue | undefined): IncomeMeasure {
  const fen = typeof income === 'string' ? readDecimal(income, 2) : null
  if (fen === null) return { income: null, missing: null, isReached: false }
  const lacking = toFen(target) - fen
  return { income: fromFen(fen), missing: fromFen(lacking > 0n ? lacking : 0n), isReached: lacking <= 0n }
}

/** Yuan a person and year; of a part of the average a fraction of a fen counts as a fen, for the part is the least that will do. */
export function incomeTarget(
  target: IncomeTarget,
  asked: Readonly<{ id: string; year: number; ruralAverage: Money | null }>,
): Money {
  if ('amount' in target) return target.amount
  const average = asked.ruralAverage ?? target.ruralAverage
  if (average === null) throw milestoneAverageMissing(asked.id, asked.year)
  return fromFen(percentOf(toFen(average), target.percent, 'up'))
}

export const INCOME_FACT = { village: 'collective_income', household: 'income_per_person' } as const satisfies Record<
  'village' | 'household',
  keyof Facts
>
