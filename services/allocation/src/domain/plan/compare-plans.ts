import { compareMoney, parseMoney } from '@fundtrace/money'
import type { FactValue } from '../programme/facts.ts'
import type { Explanation, Step } from './explanation.ts'
import type { FunderAmountText } from './plan-bytes.ts'

/** A line of one plan beside the other's for the same receiver; the amounts of both are yuan as text. */
export type ComparedLine = Readonly<{
  units: number
  amount: string
  area_code: string
  parts: readonly FunderAmountText[] | null
  explanation: Explanation | null
}>
export type Change = 'new' | 'gone' | 'raised' | 'cut' | 'shifted'

/** Why two lines differ: what the register or the document says otherwise, and which figures of the arithmetic come out otherwise. */
export type PairReason =
  | Readonly<{ kind: 'fact'; fact: string; before: FactValue; after: FactValue }>
  | Readonly<{ kind: 'counted'; before: number; after: number }>
  | Readonly<{ kind: 'area'; before: string; after: string }>
  | Readonly<{ kind: 'step'; step: Step['step']; field: string; before: StepValue; after: StepValue }>
  | Readonly<{ kind: 'step_gone' | 'step_new'; step: Step['step']; gives: string }>
  | Readonly<{ kind: 'part'; funder_id: string; before: string; after: string }>
export type StepValue = FactValue

/** Shifted: the same amount, borne by others. */
export function changeOf(before: ComparedLine | null, after: ComparedLine | null): Change {
  if (before === null) return 'new'
  if (after === null) return 'gone'
  const order = compareMoney(parseMoney(after.amount), parseMoney(before.amount))
  return order > 0 ? 'raised' : order < 0 ? 'cut' : 'shifted'
}

/** In the order in which a hand would compute: facts, what counts, place, steps, who pays. */
export function reasonsOf(before: ComparedLine, after: ComparedLine): readonly PairReason[] {
  return [
    ...factReasons(before.explanation, after.explanation),
    ...(before.units === after.units ? [] : [{ kind: 'counted' as const, before: before.units, after: after.units }]),
    ...(before.area_code === after.area_code
      ? []
      : [{ kind: 'area' as const, before: before.area_code, after: after.area_code }]),
    ...stepReasons(before.explanation?.steps ?? [], after.explanation?.steps ?? []),
    ...partReasons(before.parts ?? [], after.parts ?? []),
  ]
}

function factReasons(before: Explanation | null, after: Explanation | null): PairReason[] {
  const [left, right] = [before?.facts ?? {}, after?.facts ?? {}]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((fact) => {
    const values = { before: left[fact] ?? null, after: right[fact] ?? null }
    return values.before === values.after ? [] : [{ kind: 'fact' as const, fact, ...values }]
  })
}

/** Steps are compared one by one as long as they are of one kind: the first that is of another kind tells the whole difference. */
function stepReasons(before: readonly Step[], after: readonly Step[]): PairReason[] {
  const reasons: PairReason[] = []
  const length = Math.max(before.length, after.length)
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [before[index], after[index]]
    if (left !== undefined && right !== undefined && left.step === right.step) {
      reasons.push(...fieldReasons(left, right))
      continue
    }
    if (left !== undefined) reasons.push({ kind: 'step_gone', step: left.step, gives: left.gives })
    if (right !== undefined) reasons.push({ kind: 'step_new', step: right.step, gives: right.gives })
  }
  return reasons
}

function fieldReasons(left: Step, right: Step): PairReason[] {
  const before = new Map(Object.entries(left))
  const after = new Map(Object.entries(right))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const values = { before: shown(before.get(field)), after: shown(after.get(field)) }
    return values.before === values.after ? [] : [{ kind: 'step' as const, step: left.step, field, ...values }]
  })
}

/** What a step holds beside plain values (the part of a year in a norm) is compared and shown as its text. */
function shown(value: unknown): StepValue {
  if (value === undefined || value === null) return null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value)
}

function partReasons(before: readonly FunderAmountText[], after: readonly FunderAmountText[]): PairReason[] {
  const left = amountsOf(before)
  const right = amountsOf(after)
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((funder) => {
    const amounts = { before: left.get(funder) ?? NOTHING, after: right.get(funder) ?? NOTHING }
    return amounts.before === amounts.after ? [] : [{ kind: 'part' as const, funder_id: funder, ...amounts }]
  })
}

const amountsOf = (parts: readonly FunderAmountText[]) =>
  new Map(parts.map(({ funder_id, amount }) => [funder_id, amount]))
const NOTHING = '0.00'
