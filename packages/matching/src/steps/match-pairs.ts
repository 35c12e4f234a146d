import { decideComponents, type Edge, type Node } from '../decide/decide-component.ts'
import { namesAgree } from '../decide/names.ts'
import type { Side } from '../item.ts'
import type { NameRule } from '../rule-schema.ts'
import {
  type Equality,
  equalitySql,
  isExact,
  keyEqualities,
  pairCriteria,
  pairEquality,
} from '../session/criteria-sql.ts'
import { asBigInt, asNumber, asNumberOrNull, asText, asTextOrNull, type Value } from '../session/engine.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import type { KeyCounts } from './key-counts.ts'
import { matchCrowds } from './match-crowds.ts'
import { closeMatched, type RunState } from './run-state.ts'

/**
 * One-to-one. Pairs that agree in everything are edges; an edge that stands alone is a match at once, in sets. Only what hangs together in
 * more than one edge is looked at row by row. Rows whose names are equal go before those whose names are alike.
 */
export async function matchPairs(
  state: RunState,
  planned: PlannedRule,
  largest: KeyCounts['largest'] | null,
): Promise<number> {
  const { names } = planned.rule
  const keys = keyEqualities(planned.rule)
  const amount: Equality[] = isExact(planned.rule) ? [['l.amount', 'r.amount']] : []
  const nameEquality = names === undefined ? [] : [pairEquality(names.field)]
  const first = await matchByEquality(state, planned, { equalities: [...keys, ...amount], same: nameEquality, largest })
  if (names === undefined || (names.same_sound !== true && (names.distance ?? 0) === 0)) return first

  const isAlike = await listAlikeNames(state, planned, names, [...keys, ...amount])
  return isAlike
    ? first +
        (await matchByEquality(state, planned, { equalities: [...keys, ...amount], same: [], largest, alike: names }))
    : first
}

type EdgeTerms = Readonly<{
  /** Equal and not empty. */
  equalities: readonly Equality[]
  /** Equal or both empty. */
  same: readonly Equality[]
  /** How many rows may have one key; null where nobody knows. */
  largest: KeyCounts['largest'] | null
  alike?: NameRule
  /** Crowds were paired in order already: those that are still crowds stay what they are. */
  isThinned?: boolean
}>

async function matchByEquality(state: RunState, planned: PlannedRule, terms: EdgeTerms): Promise<number> {
  const { engine, open } = state
  const before = await countLines(state)
  const isCrowded = await matchCrowds(state, planned, terms)
  if (isCrowded && terms.isThinned !== true && (await countLines(state)) > before) {
    await closeMatched(state, planned.index)
    const paired = (await countLines(state)) - before
    return paired + (await matchByEquality(state, planned, { ...terms, isThinned: true }))
  }
  const conditions = [
    ...terms.equalities.map(equalitySql),
    ...terms.same.map(([left, right]) => `${left} IS NOT DISTINCT FROM ${right}`),
    ...pairCriteria(planned.rule),
  ]
  const alike = terms.alike === undefined ? '' : alikeJoin(terms.alike)
  await engine.run(
    `CREATE OR REPLACE TABLE edges AS
     SELECT l.row AS lrow, r.row AS rrow, r.amount - l.amount AS diff, hash(l.content, r.content) AS content,
            ${terms.equalities.length === 0 ? '0::UBIGINT' : `hash(${terms.equalities.map(([left]) => left).join(', ')})`} AS block
     FROM ${open.left} l JOIN ${open.right} r ON ${conditions.join(' AND ')} ${alike}
     ${isCrowded ? 'WHERE l.row NOT IN (SELECT lrow FROM crowded_rows WHERE lrow IS NOT NULL)' : ''}`,
  )
  state.check()
  // Where the other side has no key twice, no row has several edges.
  const several = (column: string, may: boolean): string =>
    may ? `SELECT ${column} FROM edges GROUP BY ${column} HAVING count(*) > 1` : `SELECT 0 AS ${column} WHERE false`
  await engine.run(`CREATE OR REPLACE TABLE several_left AS ${several('lrow', terms.largest?.right !== 1)}`)
  await engine.run(`CREATE OR REPLACE TABLE several_right AS ${several('rrow', terms.largest?.left !== 1)}`)
  await engine.run(
    `INSERT INTO match_lines SELECT lrow, ${planned.index}, lrow, rrow, diff, content FROM edges
     WHERE lrow NOT IN (FROM several_left) AND rrow NOT IN (FROM several_right)`,
  )
  await decideSeveral(state, planned)
  const made = (await countLines(state)) - before
  if (made > 0) await closeMatched(state, planned.index)
  return made
}

/** Edges that share a row with another, block by block: a block holds all edges of its rows. */
async function decideSeveral(state: RunState, planned: PlannedRule): Promise<void> {
  const { engine, open } = state
  await engine.run(
    'CREATE OR REPLACE TABLE several_edges AS SELECT * FROM edges WHERE lrow IN (FROM several_left) OR rrow IN (FROM several_right)',
  )
  if (asNumber((await engine.rows('SELECT count(*) FROM several_edges'))[0]?.[0]) === 0) return
  await engine.run('CREATE OR REPLACE TABLE decided (lrow INTEGER, rrow INTEGER)')
  const appender = await engine.appender('decided')
  const decide = (edges: readonly Edge[]): void => {
    const { matches, ambiguous } = decideComponents(edges, planned.evidence)
    for (const { left, right } of matches) {
      appender.appendInteger(left.row)
      appender.appendInteger(right.row)
      appender.endRow()
    }
    state.ambiguous.push(...ambiguous.map((rows) => ({ ...rows, rule: planned.index, isBounded: false })))
  }
  const rowsOf = (side: Side): string => {
    const rows = `SELECT DISTINCT ${side === 'left' ? 'lrow' : 'rrow'} AS row FROM several_edges`
    return open[side] === `${side}_work`
      ? state.work(side, rows)
      : `SELECT o.* FROM ${open[side]} o SEMI JOIN (${rows}) s ON s.row = o.row`
  }
  let block: bigint | null = null
  let edges: Edge[] = []
  for await (const page of engine.pages(
    `SELECT e.block, l.row, l.amount, l.day, l.content, r.row, r.amount, r.day, r.content
     FROM several_edges e JOIN (${rowsOf('left')}) l ON l.row = e.lrow JOIN (${rowsOf('right')}) r ON r.row = e.rrow ORDER BY e.block`,
  ))
    for (const values of page) {
      const next = asBigInt(values[0])
      if (next !== block) {
        if (edges.length > 0) decide(edges)
        block = next
        edges = []
      }
      edges.push({ left: nodeAt(values, 1), right: nodeAt(values, 5) })
    }
  if (edges.length > 0) decide(edges)
  appender.closeSync()
  await engine.run(
    `INSERT INTO match_lines SELECT e.lrow, ${planned.index}, e.lrow, e.rrow, e.diff, e.content
     FROM several_edges e SEMI JOIN decided d ON d.lrow = e.lrow AND d.rrow = e.rrow`,
  )
}

const nodeAt = (values: readonly Value[], from: number): Node => ({
  row: asNumber(values[from]),
  amount: asBigInt(values[from + 1]),
  day: asNumberOrNull(values[from + 2]),
  content: asBigInt(values[from + 3]),
})

/** Which of the unequal names that meet in open rows are alike: each two names are held together once. */
async function listAlikeNames(
  state: RunState,
  { rule }: PlannedRule,
  names: NameRule,
  equalities: readonly Equality[],
): Promise<boolean> {
  const { engine, open } = state
  const [left, right] = pairEquality(names.field)
  await engine.run('CREATE OR REPLACE TABLE alike_names (a VARCHAR, b VARCHAR)')
  const appender = await engine.appender('alike_names')
  let count = 0
  for await (const page of engine.pages(
    `SELECT DISTINCT ${left}, ${right} FROM ${open.left} l JOIN ${open.right} r
     ON ${[...equalities.map(equalitySql), ...pairCriteria(rule), `${left} <> ${right}`].join(' AND ')}`,
  ))
    for (const [a, b] of page) {
      if (!namesAgree(names, asTextOrNull(a), asTextOrNull(b))) continue
      appender.appendVarchar(asText(a))
      appender.appendVarchar(asText(b))
      appender.endRow()
      count += 1
    }
  appender.closeSync()
  return count > 0
}

function alikeJoin({ field }: NameRule): string {
  const [left, right] = pairEquality(field)
  return `SEMI JOIN alike_names n ON n.a = ${left} AND n.b = ${right}`
}

async function countLines({ engine }: RunState): Promise<number> {
  const [row] = await engine.rows('SELECT count(*) FROM match_lines')
  return asNumber(row?.[0])
}
