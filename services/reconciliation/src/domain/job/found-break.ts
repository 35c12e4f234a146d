import type { BreakKind, Item, Side } from '@fundtrace/matching'
import type { Explanation } from '../break.ts'
import type { FactValue } from '../control.ts'

/** Of the further rows that a break speaks for so many are kept whole. */
export const RELATED_SHOWN_MAX = 20

/** A break as either evaluator finds it, with everything that is kept of it, in clear. */
export type FoundBreak = Readonly<{
  number: number
  kind: BreakKind
  rule: string | null
  failed: string | null
  /** Whole fen, right minus left. */
  difference: bigint
  left: Item | null
  right: Item | null
  fund: string | null
  /** What it is known by from run to run; null for the content of its rows. */
  identity: string | null
  /** Which field differs, where a pair may differ in several by the same kind. */
  field: string
  detail: Readonly<Record<string, FactValue>>
  candidates: readonly Readonly<{ side: Side; item: Item; failed: readonly string[]; why: Explanation }>[]
  /** All further rows, and the first few of them whole. */
  related: Readonly<{
    left: readonly number[]
    right: readonly number[]
    items: readonly Readonly<{ side: Side; item: Item }>[]
  }>
  explanation: Explanation
}>
