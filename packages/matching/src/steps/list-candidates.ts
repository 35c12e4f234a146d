import { type Side, SIDES } from '../item.ts'
import { keyColumn, keyEqualities } from '../session/criteria-sql.ts'
import { asNumber, asText, asTextOrNull } from '../session/engine.ts'
import { rightField, leftField } from '../rule-set.ts'
import { soundOf } from '../decide/names.ts'
import { itemTable } from '../session/item-tables.ts'
import type { RunState } from './run-state.ts'

/**
 * For each row that the other side has not got the rows there that came near and are in no match, at most 5: those of its key, then those of its
 * amount (of either sign), then those whose name sounds the same; the nearest day first. `near_<side>` keeps the working rows of all
 * breaks, `<side>_shown` their items.
 */
export async function listCandidates(state: RunState): Promise<void> {
  const { engine } = state
  for (const side of SIDES) {
    const column = side === 'left' ? 'lrow' : 'rrow'
    await engine.run(
      `CREATE OR REPLACE TABLE near_${side} AS ${state.work(side, `SELECT DISTINCT ${column} AS row FROM breaks WHERE ${column} IS NOT NULL`)}`,
    )
  }
  for (const side of SIDES)
    await engine.run(
      `CREATE OR REPLACE TABLE ${side}_shown AS SELECT i.* FROM ${itemTable(side)} i SEMI JOIN near_${side} n ON n.row = i.row`,
    )
  await engine.run('CREATE OR REPLACE TABLE candidates (number INTEGER, other INTEGER, place INTEGER)')
  const [count] = await engine.rows(`SELECT count(*) FROM breaks WHERE kind IN ('missing_left', 'missing_right')`)
  const looked = asNumber(count?.[0]) > MANY ? FEW_LOOKED_AT : LOOKED_AT
  await nameSounds(state)
  for (const side of SIDES) await listOf(state, side, looked)
}

/** Rows of one key or amount that are looked at, of those that there are. */
const LOOKED_AT = 50
const FEW_LOOKED_AT = 5
const MANY = 50_000
const SHOWN = 5

async function listOf(state: RunState, side: Side, looked: number): Promise<void> {
  const other: Side = side === 'left' ? 'right' : 'left'
  const at = side === 'left' ? 0 : 1
  const [own, theirs] = side === 'left' ? (['l', 'r'] as const) : (['r', 'l'] as const)
  const keys = state.rules.filter(({ keys }) => keys.length > 0)
  const signatures = new Map(keys.map((planned) => [planned.keySignature, keyEqualities(planned.rule)]))
  const names = nameFields(state)
  const ways = [
    ...[...signatures.values()].map((equalities) => ({
      rank: 0,
      own: equalities.map((equality) => equality[at]),
      theirs: equalities.map((equality) => equality[at === 0 ? 1 : 0]),
    })),
    { rank: 1, own: [`abs(${own}.amount)`], theirs: [`abs(${theirs}.amount)`] },
    ...names.map((name) => ({
      rank: 2,
      own: [soundSql(own, side === 'left' ? name.left : name.right)],
      theirs: [soundSql(theirs, side === 'left' ? name.right : name.left)],
    })),
  ]
  const column = side === 'left' ? 'lrow' : 'rrow'
  const selects = ways.map(
    (way) => `SELECT m.number, c.row, ${way.rank} AS rank, abs(c.day - m.day) AS apart, c.day, c.content
      FROM (SELECT b.number, ${own}.day, ${hashOf(way.own)} AS way FROM breaks b JOIN near_${side} ${own} ON ${own}.row = b.${column} WHERE b.kind = 'missing_${side}') m
      JOIN (SELECT ${theirs}.row, ${theirs}.day, ${theirs}.content, ${hashOf(way.theirs)} AS way FROM near_${other} ${theirs}
            QUALIFY row_number() OVER (PARTITION BY way ORDER BY ${theirs}.day, ${theirs}.content, ${theirs}.row) <= ${looked}) c ON c.way = m.way`,
  )
  await state.engine.run(
    `INSERT INTO candidates
     SELECT number, row, row_number() OVER (PARTITION BY number ORDER BY rank, apart NULLS LAST, day, content, row) AS place
     FROM (SELECT number, row, min(rank) AS rank, min(apart) AS apart, min(day) AS day, min(content) AS content FROM (${selects.join(' UNION ALL ')}) GROUP BY number, row)
     QUALIFY place <= ${SHOWN}`,
  )
}

/** Null if one of them is: what is not there is like nothing. */
const hashOf = (columns: readonly string[]): string =>
  `CASE WHEN ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')} THEN hash(${columns.join(', ')}) END`

const soundSql = (of: string, field: string): string =>
  `(SELECT sound FROM sounds WHERE name = ${of}.${keyColumn(field)})`

function nameFields({ rules }: RunState): { left: string; right: string }[] {
  const fields = rules.flatMap(({ rule }) => (rule.names === undefined ? [] : [rule.names.field]))
  const pairs = fields.map((field) => ({ left: leftField(field), right: rightField(field) }))
  return [...new Map(pairs.map((pair) => [`${pair.left}=${pair.right}`, pair])).values()]
}

async function nameSounds(state: RunState): Promise<void> {
  const { engine } = state
  await engine.run('CREATE OR REPLACE TABLE sounds (name VARCHAR, sound VARCHAR)')
  const names = nameFields(state)
  if (names.length === 0) return
  const select = names.flatMap(({ left, right }) => [
    `SELECT ${keyColumn(left)} AS name FROM near_left`,
    `SELECT ${keyColumn(right)} FROM near_right`,
  ])
  const appender = await engine.appender('sounds')
  for await (const page of engine.pages(select.join(' UNION ')))
    for (const [name] of page)
      if (asTextOrNull(name) !== null) {
        appender.appendVarchar(asText(name))
        appender.appendVarchar(soundOf(asText(name)))
        appender.endRow()
      }
  appender.closeSync()
}
