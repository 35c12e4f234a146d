import { fenOf, formatFen } from '@fundtrace/money'
import type { BreakKind, Item } from '@fundtrace/matching'
import type { Explanation } from '../break.ts'
import type { Control, ControlBreak, Fact, FactValue } from '../control.ts'

/** A control without its reading: what is judged, in this folder; what is read, in adapters/postgres/control-facts. */
export type Judge<Kept extends Fact> = Omit<Control<never, Kept>, 'read'>

/** What a fact says as a row of one side. `id` names it for good: a case is known by it from run to run. */
export function itemOf(
  row: number,
  id: string,
  amount: string | bigint,
  on: string | null,
  fields: Readonly<Record<string, string | null>>,
): Item {
  const named = Object.entries(fields).flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, value]],
  )
  return {
    row,
    id,
    amount: typeof amount === 'bigint' ? amount : fenOf(amount),
    on,
    at: null,
    fields: Object.fromEntries(named) as Record<string, string>,
  }
}

type BreakParts = Readonly<{
  kind: BreakKind
  fund: string | null
  rule: string
  failed: string
  left?: Item | null
  right?: Item | null
  /** Right minus left unless told. */
  difference?: bigint
  detail?: Readonly<Record<string, FactValue>>
  related?: readonly Item[]
  explanation: Explanation
}>

export function controlBreak(parts: BreakParts): { break: ControlBreak } {
  const { left = null, right = null, detail = {}, related = [] } = parts
  const difference = parts.difference ?? (right?.amount ?? 0n) - (left?.amount ?? 0n)
  const { kind, fund, rule, failed, explanation } = parts
  return { break: { kind, fund, left, right, difference, rule, failed, detail, related, explanation } }
}

/** '1,250.00': as people read amounts. */
export const yuan = (fen: bigint): string => formatFen(fen).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/gu, ',')

/** Facts with the row that each has: its ordinal, from 1. */
export async function* numbered<Kept>(
  facts: AsyncIterable<Kept>,
): AsyncIterable<Readonly<{ row: number; fact: Kept }>> {
  let row = 0
  for await (const fact of facts) yield { row: (row += 1), fact }
}

/** Neighbours of one key together: facts come in the order of their keys. */
export async function* grouped<Kept>(
  facts: AsyncIterable<Kept>,
  keyOf: (fact: Kept) => string,
): AsyncIterable<readonly Readonly<{ row: number; fact: Kept }>[]> {
  let group: { row: number; fact: Kept }[] = []
  let key: string | undefined
  for await (const { row, fact } of numbered(facts)) {
    const next = keyOf(fact)
    if (group.length > 0 && next !== key) {
      yield group
      group = []
    }
    key = next
    group.push({ row, fact })
  }
  if (group.length > 0) yield group
}
