import { fenOf } from '@fundtrace/money'
import { amountLimits } from '../decide/amounts.ts'
import { componentsOf, type Node } from '../decide/decide-component.ts'
import { type Addend, findSums } from '../decide/find-sums.ts'
import type { Rule } from '../rule-schema.ts'
import { dateSql, equalitySql, keyEqualities } from '../session/criteria-sql.ts'
import { asBigInt, asNumber } from '../session/engine.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import { insertGroups } from './match-groups.ts'
import { closeMatched, type RunState } from './run-state.ts'

/**
 * Searches, for each single row, which 2 to `max_group` rows of the other side, of its key and window, make its amount. One solution is a match
 * if no other row needs the same members; two are an ambiguity, and rows that need the same members are one ambiguity together. A row of more than 40 possible members, or whose search takes too long, is given up,
 * and its break says so.
 */
export async function matchSums(state: RunState, planned: PlannedRule): Promise<number> {
  const searches = await searchAll(state, planned)
  const isOneLeft = planned.rule.kind === 'one_to_many'
  const solved: Search[] = []
  for (const rivals of rivalsOf(searches)) {
    const [search, ...others] = rivals
    if (search === undefined) continue
    if (others.length === 0 && search.solutions.length === 1 && !search.isBounded) {
      solved.push(search)
      continue
    }
    const ones = rivals.map(({ row }) => row).toSorted((a, b) => a - b)
    const many = [...new Set(rivals.flatMap(({ solutions }) => solutions.flat()))].toSorted((a, b) => a - b)
    const isBounded = rivals.some((rival) => rival.isBounded)
    state.bounded += rivals.filter((rival) => rival.isBounded).length
    state.ambiguous.push({
      rule: planned.index,
      left: isOneLeft ? ones : many,
      right: isOneLeft ? many : ones,
      isBounded,
    })
  }
  return writeSolved(state, planned, solved)
}

/** Searches that need the same members, directly or through others, whatever their order; those that found nothing are left out. */
function rivalsOf(searches: readonly Search[]): Search[][] {
  const found = searches.filter(({ solutions, isBounded }) => solutions.length > 0 || isBounded)
  const needs = found.flatMap((search) =>
    [...new Set(search.solutions.flat())].map((member) => ({ left: nodeOf(search.row), right: nodeOf(member) })),
  )
  const byRow = new Map(found.map((search) => [search.row, search]))
  const together = componentsOf(needs).map((edges) => [...new Set(edges.map(({ left }) => left.row))])
  const alone = found.filter(({ solutions }) => solutions.length === 0).map(({ row }) => [row])
  return [...together, ...alone].map((rows) => rows.flatMap((row) => byRow.get(row) ?? []))
}

const nodeOf = (row: number): Node => ({ row, amount: 0n, day: null, content: 0n })

type Search = Readonly<{ row: number; solutions: readonly (readonly number[])[]; isBounded: boolean }>
const POOL_MAX = 40
/** By how much a single member may exceed the sum at most. */
const fenBeyond = ({ amount }: Rule): bigint =>
  typeof amount === 'object' && 'below' in amount ? fenOf(amount.below) + fenOf(amount.above) : 0n

/** Pairs of a single row and a possible member that are looked at in one rule. */
const LOOKED_AT_MAX = 20_000_000

async function searchAll(state: RunState, { rule }: PlannedRule): Promise<readonly Search[]> {
  const { engine, open } = state
  const isOneLeft = rule.kind === 'one_to_many'
  const [one, many] = isOneLeft ? (['l', 'r'] as const) : (['r', 'l'] as const)
  const above = fenBeyond(rule)
  const conditions = [
    ...keyEqualities(rule).map(equalitySql),
    ...(rule.date === undefined ? [] : [dateSql(rule.date, ['l', 'l'], ['r', 'r'])]),
    `sign(${many}.amount) = sign(${one}.amount) AND abs(${many}.amount) <= abs(${one}.amount) + ${above}`,
  ]
  const from = `FROM ${open.left} l JOIN ${open.right} r ON ${conditions.join(' AND ')}`
  const rows = asNumber((await engine.rows(`SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${LOOKED_AT_MAX})`))[0]?.[0])
  if (rows >= LOOKED_AT_MAX) {
    state.bounded += 1
    return []
  }

  const searches: Search[] = []
  let single: Readonly<{ row: number; amount: bigint }> | null = null
  let pool: Addend[] = []
  const search = (): void => {
    if (single === null || pool.length < 2 || rule.max_group === undefined) return
    // The limits lie around the left amount: seen from a right one, below is above.
    const limits = amountLimits(rule.amount, single.amount)
    const around = isOneLeft ? limits : { below: limits.above, above: limits.below }
    const found =
      pool.length > POOL_MAX
        ? { solutions: [], isBounded: true }
        : findSums(single.amount, around, pool, rule.max_group)
    searches.push({ row: single.row, ...found })
  }
  for await (const page of engine.pages(
    `SELECT ${one}.row, ${one}.amount, ${many}.row, ${many}.amount, ${many}.content ${from}
     QUALIFY row_number() OVER (PARTITION BY ${one}.row ORDER BY ${many}.content, ${many}.row) <= ${POOL_MAX + 1} ORDER BY ${one}.row`,
  ))
    for (const [row, amount, member, memberAmount, content] of page) {
      if (single === null || asNumber(row) !== single.row) {
        search()
        single = { row: asNumber(row), amount: asBigInt(amount) }
        pool = []
      }
      pool.push({ row: asNumber(member), amount: asBigInt(memberAmount), content: asBigInt(content) })
    }
  search()
  return searches
}

async function writeSolved(state: RunState, planned: PlannedRule, solved: readonly Search[]): Promise<number> {
  if (solved.length === 0) return 0
  const { engine, open } = state
  await engine.run('CREATE OR REPLACE TABLE solved (place INTEGER, one INTEGER, many INTEGER)')
  const appender = await engine.appender('solved')
  for (const [place, { row, solutions }] of solved.entries())
    for (const member of solutions[0] ?? []) {
      appender.appendInteger(place)
      appender.appendInteger(row)
      appender.appendInteger(member)
      appender.endRow()
    }
  appender.closeSync()
  const isOneLeft = planned.rule.kind === 'one_to_many'
  const [one, many] = isOneLeft ? (['left', 'right'] as const) : (['right', 'left'] as const)
  const content = isOneLeft
    ? 'hash(any_value(o.content), sum(m.content))'
    : 'hash(sum(m.content), any_value(o.content))'
  const diff = isOneLeft ? 'sum(m.amount) - any_value(o.amount)' : 'any_value(o.amount) - sum(m.amount)'
  const [ones, members] = ['[any_value(o.row)]', 'list(m.row ORDER BY m.row)']
  await engine.run(
    `CREATE OR REPLACE TABLE groups AS
     SELECT ${diff} AS diff, ${content} AS content, ${isOneLeft ? ones : members} AS lmembers, ${isOneLeft ? members : ones} AS rmembers
     FROM solved s JOIN ${open[one]} o ON o.row = s.one JOIN ${open[many]} m ON m.row = s.many GROUP BY s.place`,
  )
  await insertGroups(state, planned.index)
  await closeMatched(state, planned.index)
  return solved.length
}
