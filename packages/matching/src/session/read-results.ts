import { evaluate, holdsKeys, roundingLimit } from '../decide/evaluate.ts'
import { BREAK_KINDS, type Break, type BreakKind, type Candidate, type Criterion } from '../break.ts'
import type { Row } from '../decide/row.ts'
import { explain, explainCandidate } from '../explain.ts'
import type { Side } from '../item.ts'
import type { Match } from '../match.ts'
import { rowsOf } from '../steps/match-crowds.ts'
import type { RunState } from '../steps/run-state.ts'
import { rowColumns, rowOf, rowWidth } from '../steps/working-rows.ts'
import { asBigInt, asNumber, asNumberOrNull, asText, asTextOrNull, type Value } from './engine.ts'
import { itemColumns, itemOf, itemWidth } from './item-tables.ts'

export async function* readMatches({ engine, ruleSet }: RunState): AsyncGenerator<readonly Match[]> {
  let lines: Value[][] = []
  for await (const page of engine.pages(
    'SELECT number, rule, lrow, rrow, diff FROM match_lines ORDER BY number, lrow NULLS LAST, rrow NULLS LAST',
  )) {
    // The last match of a page may go on in the next.
    const all = [...lines, ...page]
    const last = all.at(-1)?.[0]
    const from = all.findIndex(([number]) => number === last)
    lines = all.slice(from)
    if (from > 0) yield toMatches(all.slice(0, from), ruleSet)
  }
  if (lines.length > 0) yield toMatches(lines, ruleSet)
}

function toMatches(lines: readonly Value[][], { rules }: RunState['ruleSet']): Match[] {
  return [...Map.groupBy(lines, ([number]) => asNumber(number))].map(([number, own]) => {
    const rule = rules[asNumber(own[0]?.[1])]
    const rows = (column: number): number[] =>
      own
        .map((line) => asNumberOrNull(line[column]))
        .filter((row) => row !== null)
        .toSorted((a, b) => a - b)
    return {
      number,
      rule: rule?.id ?? '',
      left: rows(2),
      right: rows(3),
      difference: own.reduce((sum, line) => sum + asBigInt(line[4]), 0n),
      suggested: rule?.suggest === true,
    }
  })
}

/** Fields of the items, not only those that rules ask for. */
export type ItemFields = Readonly<Record<Side, readonly string[]>>

export async function* readBreaks(state: RunState, fields: ItemFields): AsyncGenerator<readonly Break[]> {
  const { engine } = state
  for await (const page of engine.pages(
    `SELECT b.number, b.kind, b.diff, b.rule, b.failed, b.detail, b.lrel, b.rrel, ${itemColumns(fields.left, 'l')}, ${itemColumns(fields.right, 'r')}
     FROM breaks b LEFT JOIN left_shown l ON l.row = b.lrow LEFT JOIN right_shown r ON r.row = b.rrow ORDER BY b.number`,
  )) {
    const candidates = await readCandidates(state, fields, [asNumber(page[0]?.[0]), asNumber(page.at(-1)?.[0])])
    yield page.map((values) => toBreak(state, fields, values, candidates.get(asNumber(values[0])) ?? []))
  }
}

function toBreak({ ruleSet }: RunState, fields: ItemFields, values: readonly Value[], near: readonly NearRow[]): Break {
  const rule = asNumberOrNull(values[3])
  const failed = asTextOrNull(values[4])
  const found = {
    kind: kindOf(asText(values[1])),
    left: itemOf(values, 8, fields.left),
    right: itemOf(values, 8 + itemWidth(fields.left), fields.right),
    difference: asBigInt(values[2]),
    rule: rule === null ? (near[0]?.rule ?? null) : (ruleSet.rules[rule]?.id ?? null),
    failed: failed === null ? (near[0]?.candidate.failed[0] ?? null) : criterionOf(failed),
    detail: detailOf(asText(values[5])),
    related: { left: rowsOf(asText(values[6])), right: rowsOf(asText(values[7])) },
  }
  return {
    number: asNumber(values[0]),
    ...found,
    candidates: near.map(({ candidate }) => candidate),
    explanation: explain(found, ruleSet),
  }
}

function kindOf(kind: string): BreakKind {
  const known = BREAK_KINDS.find((one) => one === kind)
  if (known === undefined) throw new TypeError(`No such kind of break: ${kind}`)
  return known
}

const CRITERIA: readonly Criterion[] = [
  'key',
  'amount',
  'sign',
  'date',
  'names',
  'text',
  'compare',
  'cut_off',
  'unique',
  'members',
]
const criterionOf = (criterion: string): Criterion | null => CRITERIA.find((one) => one === criterion) ?? null

function detailOf(json: string): Record<string, string> {
  const detail: unknown = JSON.parse(json)
  return typeof detail === 'object' && detail !== null
    ? Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)]))
    : {}
}

type NearRow = Readonly<{ rule: string | null; candidate: Candidate }>

async function readCandidates(
  state: RunState,
  fields: ItemFields,
  [from, to]: readonly [number, number],
): Promise<ReadonlyMap<number, readonly NearRow[]>> {
  const near = new Map<number, NearRow[]>()
  for (const side of ['left', 'right'] as const) {
    const other = side === 'left' ? 'right' : 'left'
    const rows = await state.engine.rows(
      `SELECT c.number, ${rowColumns(state.fields[side], 'm')}, ${rowColumns(state.fields[other], 'o')}, ${itemColumns(fields[other], 'i')}
       FROM candidates c JOIN breaks b ON b.number = c.number AND b.kind = 'missing_${side}'
         JOIN near_${side} m ON m.row = b.${side === 'left' ? 'lrow' : 'rrow'} JOIN near_${other} o ON o.row = c.other
         JOIN ${other}_shown i ON i.row = c.other
       WHERE c.number BETWEEN ${from} AND ${to} ORDER BY c.number, c.place`,
    )
    const width = rowWidth(state.fields[side])
    for (const values of rows) {
      const own = rowOf(values, { side, from: 1, fields: state.fields[side], taken: false })
      const theirs = rowOf(values, { side: other, from: 1 + width, fields: state.fields[other], taken: false })
      const item = itemOf(values, 1 + width + rowWidth(state.fields[other]), fields[other])
      if (item === null) continue
      const [left, right] = side === 'left' ? [own, theirs] : [theirs, own]
      const nearest = nearestRule(state, left, right)
      const list = near.get(asNumber(values[0])) ?? []
      list.push({
        rule: nearest.rule,
        candidate: { side: other, item, failed: nearest.failed, why: explainCandidate(nearest.failed) },
      })
      near.set(asNumber(values[0]), list)
    }
  }
  return near
}

/** Of the rules the one that a pair fails least; the first of several. */
function nearestRule(
  { rules, ruleSet }: RunState,
  left: Row,
  right: Row,
): Readonly<{ rule: string | null; failed: readonly Criterion[] }> {
  const rounding = roundingLimit(ruleSet.rounding)
  return rules
    .filter(({ rule }) => rule.max_group === undefined)
    .map(({ rule }) => ({
      rule: rule.id,
      failed: [
        ...(holdsKeys(rule, left, right) ? [] : ['key' as const]),
        ...new Set(evaluate(rule, left, right, rounding).map(({ criterion }) => criterion)),
      ],
    }))
    .reduce<Readonly<{ rule: string | null; failed: readonly Criterion[] }>>(
      (best, one) => (best.rule === null || one.failed.length < best.failed.length ? one : best),
      { rule: null, failed: [] },
    )
}
