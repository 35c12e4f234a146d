import { createHash } from 'node:crypto'
import { canonicalJson } from '@fundtrace/seal'
import { BREAK_KINDS } from '../break.ts'
import type { Side } from '../item.ts'
import type { RuleSet } from '../rule-schema.ts'
import { ruleSetHash } from '../rule-set.ts'
import { leaveEarlierFindings, leaveEarlierMatches } from '../steps/leave-earlier.ts'
import { listCandidates } from '../steps/list-candidates.ts'
import { runRules } from '../steps/run-rules.ts'
import { CREATE_MATCH_LINES, type RunState } from '../steps/run-state.ts'
import { CREATE_BROKEN, CREATE_FINDINGS } from '../steps/write-findings.ts'
import { asBigInt, asNumber, asText, type Engine } from './engine.ts'
import type { MatchOptions, MatchResult, SideResult } from './open-matching.ts'
import { fieldsAsked, planRules } from './planned-rule.ts'
import { makeWorkTables, type SideState } from './work-tables.ts'

export async function matchSides(
  engine: Engine,
  ruleSet: RuleSet,
  states: Readonly<Record<Side, SideState>>,
  {
    onProgress,
    signal,
    from,
  }: Readonly<{
    onProgress: NonNullable<MatchOptions['onProgress']>
    signal: AbortSignal | undefined
    from: string | null
  }>,
): Promise<Readonly<{ state: RunState; result: MatchResult }>> {
  await dropOpenTables(engine)
  const work = await makeWorkTables(engine, ruleSet, states)
  await engine.run(CREATE_MATCH_LINES)
  await engine.run(CREATE_FINDINGS)
  await engine.run(CREATE_BROKEN)
  const state: RunState = {
    engine,
    ruleSet,
    rules: planRules(ruleSet),
    fields: { left: fieldsAsked(ruleSet, 'left'), right: fieldsAsked(ruleSet, 'right') },
    open: { left: 'left_work', right: 'right_work' },
    work,
    ambiguous: [],
    bounded: 0,
    tables: 0,
    check: () => signal?.throwIfAborted(),
  }
  await runRules(state, onProgress)
  if (from !== null) await leaveEarlierFindings(state, from)
  await engine.run(
    `CREATE OR REPLACE TABLE breaks AS SELECT (row_number() OVER (ORDER BY lrow NULLS LAST, rrow NULLS LAST, kind, lrel, rrel))::INTEGER AS number, *
     FROM findings`,
  )
  await listCandidates(state)
  if (from !== null) await leaveEarlierMatches(state)
  return { state, result: await sumUp(state, from !== null) }
}

/** Of a matching before, or of one that was given up. */
async function dropOpenTables(engine: Engine): Promise<void> {
  const tables = await engine.rows(
    `SELECT table_name FROM duckdb_tables() WHERE regexp_full_match(table_name, '(left|right)_open_[0-9]+')`,
  )
  for (const [table] of tables) await engine.run(`DROP TABLE ${asText(table)}`)
}

async function sumUp(state: RunState, isPart: boolean): Promise<MatchResult> {
  const { engine, ruleSet } = state
  const perRule = await engine.rows(
    `SELECT rule, count(*) FILTER (WHERE lrow = number), count(lrow), count(rrow), sum(diff)::HUGEINT, sum(hash(content)) FILTER (WHERE lrow = number)
     FROM match_lines GROUP BY rule ORDER BY rule`,
  )
  const perKind = await engine.rows(
    `SELECT kind, count(*), sum(diff)::HUGEINT, sum(hash(diff, rule, failed, content)) FROM breaks GROUP BY kind ORDER BY kind`,
  )
  const rules = ruleSet.rules.map(({ id }, index) => {
    const found = perRule.find(([rule]) => asNumber(rule) === index)
    return {
      rule: id,
      matches: asNumber(found?.[1] ?? 0n),
      left: asNumber(found?.[2] ?? 0n),
      right: asNumber(found?.[3] ?? 0n),
      difference: asBigInt(found?.[4] ?? 0n),
    }
  })
  const sum = (of: (rule: (typeof rules)[number]) => number): number =>
    rules.reduce((total, rule) => total + of(rule), 0)
  const left = await sumUpSide(
    engine,
    'left',
    sum((rule) => rule.left),
    isPart,
  )
  const right = await sumUpSide(
    engine,
    'right',
    sum((rule) => rule.right),
    isPart,
  )
  const kinds = BREAK_KINDS.flatMap((kind) => {
    const found = perKind.find(([name]) => name === kind)
    return found === undefined ? [] : [[kind, asNumber(found[1])] as const]
  })
  const hash = ruleSetHash(ruleSet)
  return {
    ruleSetHash: hash,
    resultHash: hashResult({
      hash,
      left,
      right,
      matches: perRule.map(([rule, , , , , content]) => [rule, content].join(' ')),
      breaks: perKind.map((values) => values.join(' ')),
    }),
    left,
    right,
    matches: sum((rule) => rule.matches),
    breaks: kinds.reduce((total, [, count]) => total + count, 0),
    breaksByKind: Object.fromEntries(kinds),
    rules,
    matchedDifference: rules.reduce((total, { difference }) => total + difference, 0n),
    breakDifference: perKind.reduce((total, [, , difference]) => total + asBigInt(difference), 0n),
    bounded: state.bounded,
  }
}

async function sumUpSide(engine: Engine, side: Side, matched: number, isPart: boolean): Promise<SideResult> {
  const [own] = await engine.rows(
    `SELECT count(*), coalesce(sum(amount), 0)::HUGEINT FROM ${side}_work ${isPart ? `SEMI JOIN ${side}_of_run USING (row)` : ''}`,
  )
  const [out] = await engine.rows(`SELECT count(*), coalesce(sum(amount), 0)::HUGEINT FROM ${side}_out`)
  const rows = asNumber(own?.[0])
  return {
    rows,
    total: asBigInt(own?.[1]),
    matched,
    broken: rows - matched,
    outOfRun: asNumber(out?.[0]),
    outOfRunTotal: asBigInt(out?.[1]),
  }
}

type Hashed = Readonly<{
  hash: string
  left: SideResult
  right: SideResult
  matches: readonly string[]
  breaks: readonly string[]
}>

function hashResult({ hash, left, right, matches, breaks }: Hashed): string {
  const sides = [left, right].map((side) => Object.values(side).map(String))
  return createHash('sha256')
    .update(canonicalJson({ rules: hash, sides, matches, breaks }))
    .digest('hex')
}
