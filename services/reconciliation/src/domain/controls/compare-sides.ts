import type { BreakKind, Item } from '@fundtrace/matching'
import type { Explanation } from '../break.ts'
import type { Judgement } from '../control.ts'
import { controlBreak, grouped, itemOf, yuan } from './control-break.ts'

/** A row of one side. Both sides name the same thing by the same key; facts come in the order of fund and key. */
export type SideFact = Readonly<{
  side: 'left' | 'right'
  fund: string
  key: string
  amount: string
  on: string | null
  /** Whether it lies before the end of the run. What lies behind it is only looked at as a counterpart. */
  counts: boolean
  fields: Readonly<Record<string, string | null>>
}>

type Sides = Readonly<{
  rule: string
  left: Explanation
  right: Explanation
  /** Fields that must agree where both sides say something. */
  compare: Readonly<Record<string, BreakKind>>
  /** Days that may differ all the same. */
  mayDiffer?: (left: string, right: string) => boolean
}>

/** One row of each side for each key. Differences of a pair add up to right minus left; every row ends in a match or a break. */
export async function* compareSides(facts: AsyncIterable<SideFact>, sides: Sides): AsyncIterable<Judgement> {
  for await (const group of grouped(facts, ({ fund, key }) => `${fund} ${key}`)) {
    const rows = group.map(({ row, fact }) => ({
      side: fact.side,
      counts: fact.counts,
      item: itemOf(row, fact.key, fact.amount, fact.on, { fund: fact.fund, ...fact.fields }),
    }))
    if (!rows.some(({ counts }) => counts)) continue
    const fund = group[0]?.fact.fund ?? ''
    const lefts = rows.flatMap(({ side, item }) => (side === 'left' ? [item] : []))
    const rights = rows.flatMap(({ side, item }) => (side === 'right' ? [item] : []))
    yield* comparePair(fund, lefts[0] ?? null, rights[0] ?? null, sides)
    for (const again of lefts.slice(1)) yield repeated(fund, again, lefts, 'left', sides)
    for (const again of rights.slice(1)) yield repeated(fund, again, rights, 'right', sides)
  }
}

function* comparePair(fund: string, left: Item | null, right: Item | null, sides: Sides): Iterable<Judgement> {
  if (left === null || right === null) {
    const one = left ?? right
    if (one !== null) yield missing(fund, one, left !== null ? 'left' : 'right', sides)
    return
  }
  const breaks = [...differences(fund, left, right, sides)]
  if (breaks.length > 0) yield* breaks
  else yield { match: { rule: sides.rule, left: [left.row], right: [right.row], difference: 0n } }
}

function* differences(fund: string, left: Item, right: Item, sides: Sides): Iterable<Judgement> {
  const about = { fund, rule: sides.rule, left, right }
  if (left.amount !== right.amount)
    yield controlBreak({
      ...about,
      kind: 'amount_differs',
      failed: 'amount',
      explanation: {
        zh: `${left.id}：${sides.left.zh}为 ${yuan(left.amount)} 元，${sides.right.zh}为 ${yuan(right.amount)} 元。`,
        en: `${left.id}: ${sides.left.en} has ${yuan(left.amount)}, ${sides.right.en} has ${yuan(right.amount)}.`,
      },
    })
  for (const [field, kind] of Object.entries(sides.compare)) {
    const values = { left: left.fields[field], right: right.fields[field] }
    if (values.left === undefined || values.right === undefined || values.left === values.right) continue
    yield controlBreak({
      ...about,
      kind,
      failed: field,
      difference: 0n,
      detail: { field, left: values.left, right: values.right },
      explanation: {
        zh: `${left.id}：${sides.left.zh}与${sides.right.zh}的 ${field} 不一致。`,
        en: `${left.id}: ${field} is another in ${sides.left.en} than in ${sides.right.en}.`,
      },
    })
  }
  if (left.on !== null && right.on !== null && left.on !== right.on && sides.mayDiffer?.(left.on, right.on) !== true)
    yield controlBreak({
      ...about,
      kind: 'date_out_of_window',
      failed: 'on',
      difference: 0n,
      detail: { left: left.on, right: right.on },
      explanation: {
        zh: `${left.id}：${sides.left.zh}的日期为 ${left.on}，${sides.right.zh}为 ${right.on}。`,
        en: `${left.id}: ${sides.left.en} dates it ${left.on}, ${sides.right.en} ${right.on}.`,
      },
    })
}

function missing(fund: string, item: Item, side: 'left' | 'right', sides: Sides): Judgement {
  const [has, lacks] = side === 'left' ? [sides.left, sides.right] : [sides.right, sides.left]
  return controlBreak({
    kind: side === 'left' ? 'missing_left' : 'missing_right',
    fund,
    rule: sides.rule,
    failed: 'key',
    [side]: item,
    explanation: {
      zh: `${item.id}（${yuan(item.amount)} 元）：${has.zh}有，${lacks.zh}没有。`,
      en: `${item.id} (${yuan(item.amount)}) is in ${has.en} and not in ${lacks.en}.`,
    },
  })
}

function repeated(fund: string, item: Item, all: readonly Item[], side: 'left' | 'right', sides: Sides): Judgement {
  const { zh, en } = sides[side]
  return controlBreak({
    kind: 'duplicate',
    fund,
    rule: sides.rule,
    failed: 'unique',
    [side]: { ...item, id: `${item.id}#${all.indexOf(item) + 1}` },
    related: all.slice(0, 1),
    explanation: {
      zh: `${item.id} 在${zh}中出现 ${all.length} 次。`,
      en: `${item.id} is in ${en} ${all.length} times.`,
    },
  })
}

/** What falls into a closed month counts in the ledger from the first day of the open one on. */
export const isFirstOfLaterMonth = (day: string, inLedger: string): boolean =>
  inLedger.endsWith('-01') && inLedger.slice(0, 7) > day.slice(0, 7)
