import { roundingLimit } from '../decide/evaluate.ts'
import type { Finding } from '../decide/finding.ts'
import type { Row } from '../decide/row.ts'
import { settleKeyGroup } from '../decide/settle-key-group.ts'
import { settleWholeGroup } from '../decide/settle-whole-group.ts'
import { type Side, SIDES } from '../item.ts'
import { leftField, rightField } from '../rule-set.ts'
import { keyColumn, keyEqualities } from '../session/criteria-sql.ts'
import { asBigInt, asNumber } from '../session/engine.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import type { RunState } from './run-state.ts'
import { rowColumns, rowOf } from './working-rows.ts'
import { writeFindings } from './write-findings.ts'

/**
 * What is wrong with rows whose key stands on the other side, too, or twice on their own: pairs that fail a criterion, duplicates, returns,
 * groups that do not add up. One key after the other, with all its rows, matched ones among them.
 */
export function settleKeys(
  state: RunState,
  planned: PlannedRule,
  { isStrong, telling }: Readonly<{ isStrong: boolean; telling: readonly PlannedRule[] }>,
): Promise<number> {
  const rounding = roundingLimit(state.ruleSet.rounding)
  const groupRule =
    state.rules.find(
      ({ rule, keySignature }) =>
        keySignature === planned.keySignature && rule.kind !== 'one_to_one' && rule.max_group === undefined,
    )?.rule ?? null
  const terms = { rule: planned.rule, isStrong, groupRule, areApart: apartBy(planned, telling), rounding }
  const settle = (rows: readonly Row[]): Finding[] =>
    planned.rule.kind === 'one_to_one' ? settleKeyGroup(terms, rows) : settleWholeGroup(planned.rule, rounding, rows)

  return writeFindings(state, findingsOf(state, planned, settle))
}

/** Both rows have a key of another rule that tells records apart, and not the same one. */
function apartBy(planned: PlannedRule, telling: readonly PlannedRule[]): (a: Row, b: Row) => boolean {
  const others = telling.filter(({ keySignature }) => keySignature !== planned.keySignature)
  const keyOf = ({ keys }: PlannedRule, { side, values }: Row): string | null => {
    const parts = keys.map((pair) => values[side === 'left' ? leftField(pair) : rightField(pair)] ?? null)
    return parts.includes(null) ? null : parts.join('\u0000')
  }
  return (a, b) =>
    others.some((other) => {
      const [one, another] = [keyOf(other, a), keyOf(other, b)]
      return one !== null && another !== null && one !== another
    })
}

async function* findingsOf(
  state: RunState,
  planned: PlannedRule,
  settle: (rows: readonly Row[]) => Finding[],
): AsyncGenerator<readonly [number, Finding]> {
  for await (const rows of keyGroups(state, planned))
    for (const group of rows.length > 1 ? sameKey(planned, rows) : [])
      for (const finding of group.length > 1 ? settle(group) : []) yield [planned.index, finding]
}

/** Rows by the hash of their keys, which is nearly by their keys. */
async function* keyGroups(
  { engine, open, fields, work }: RunState,
  { rule }: PlannedRule,
): AsyncGenerator<readonly Row[]> {
  const keys = keyEqualities(rule)
  const hashOf = (place: 0 | 1): string => `hash(${keys.map((equality) => equality[place]).join(', ')})`
  const present = (place: 0 | 1): string => keys.map((equality) => `${equality[place]} IS NOT NULL`).join(' AND ')
  await engine.run(
    `CREATE OR REPLACE TABLE wanted AS
     SELECT ${hashOf(0)} AS key FROM ${open.left} l WHERE ${present(0)} UNION SELECT ${hashOf(1)} FROM ${open.right} r WHERE ${present(1)}`,
  )
  const select = (side: Side): string => {
    const [of, place] = side === 'left' ? (['l', 0] as const) : (['r', 1] as const)
    const columns = [
      rowColumns([], of),
      ...fieldColumns(fields.left, side === 'left', of),
      ...fieldColumns(fields.right, side === 'right', of),
    ]
    const wanted = `SELECT ${of}.row FROM ${side}_work ${of} WHERE ${present(place)} AND ${hashOf(place)} IN (FROM wanted)
      AND ${of}.row NOT IN (SELECT row FROM broken WHERE side = '${side}')`
    return `SELECT ${hashOf(place)} AS key, ${place} AS side, o.row IS NULL AS taken, ${columns.join(', ')}
      FROM (${work(side, wanted)}) ${of} LEFT JOIN ${open[side]} o ON o.row = ${of}.row`
  }
  let key: bigint | null = null
  let rows: Row[] = []
  for await (const page of engine.pages(`SELECT * FROM (${SIDES.map(select).join(' UNION ALL ')}) ORDER BY key`))
    for (const values of page) {
      const next = asBigInt(values[0])
      if (next !== key) {
        if (rows.length > 0) yield rows
        key = next
        rows = []
      }
      const side = asNumber(values[1]) === 0 ? 'left' : 'right'
      const own = values
        .slice(3, 8)
        .concat(side === 'left' ? values.slice(8, 8 + fields.left.length) : values.slice(8 + fields.left.length))
      rows.push(rowOf(own, { side, from: 0, fields: fields[side], taken: values[2] === true }))
    }
  if (rows.length > 0) yield rows
}

const fieldColumns = (names: readonly string[], isOwn: boolean, of: string): string[] =>
  names.map((field) => (isOwn ? `${of}.${keyColumn(field)}` : 'NULL::VARCHAR'))

/** Two keys of one hash are two groups. */
function sameKey({ keys }: PlannedRule, rows: readonly Row[]): Row[][] {
  return [
    ...Map.groupBy(rows, ({ side, values }) =>
      keys.map((pair) => values[side === 'left' ? leftField(pair) : rightField(pair)] ?? '').join('\u0000'),
    ).values(),
  ]
}
