import { type Side, SIDES } from '../item.ts'
import type { RuleSet } from '../rule-schema.ts'
import type { Engine } from '../session/engine.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import type { WorkSql } from '../session/work-tables.ts'

/** One matching of the loaded rows. */
export type RunState = {
  readonly engine: Engine
  readonly ruleSet: RuleSet
  readonly rules: readonly PlannedRule[]
  /** Comparable fields of each side, in the order of the columns. */
  readonly fields: Readonly<Record<Side, readonly string[]>>
  /** Names of what holds the rows that are in no match and no break yet: first the view of all. */
  readonly open: Record<Side, string>
  readonly work: WorkSql
  /** Rows that nothing but their order decides, by the rule that found it; those that stay open become breaks. */
  ambiguous: Ambiguity[]
  /** Searches given up at their bound. */
  bounded: number
  /** Counts names of tables. */
  tables: number
  /** Throws once the caller has given up. */
  readonly check: () => void
}
export type Ambiguity = Readonly<{
  rule: number
  left: readonly number[]
  right: readonly number[]
  isBounded: boolean
}>

/**
 * One row for each pair of rows, or for each further row of a group: `first` is the smallest left row of the match, its number;
 * `diff` and `content` stand on its first line alone.
 */
export const CREATE_MATCH_LINES = `CREATE OR REPLACE TABLE match_lines (number INTEGER, rule INTEGER, lrow INTEGER, rrow INTEGER, diff HUGEINT, content UBIGINT)`

/** Takes rows off the open ones: `settled` is a query of their numbers. */
export async function closeRows(state: RunState, settled: Readonly<Record<Side, string>>): Promise<void> {
  for (const side of SIDES) {
    const before = state.open[side]
    state.tables += 1
    const after = `${side}_open_${state.tables}`
    const rest = `SELECT o.row FROM ${before} o ANTI JOIN (${settled[side]}) s ON s.row = o.row`
    // Few rows are left as a rule: what they say is computed for them alone.
    await state.engine.run(
      before === `${side}_work`
        ? `CREATE TABLE ${after} AS ${state.work(side, rest)}`
        : `CREATE TABLE ${after} AS SELECT o.* FROM ${before} o ANTI JOIN (${settled[side]}) s ON s.row = o.row`,
    )
    if (before !== `${side}_work`) await state.engine.run(`DROP TABLE ${before}`)
    state.open[side] = after
  }
}

export const closeMatched = (state: RunState, rule: number): Promise<void> =>
  closeRows(state, {
    left: `SELECT lrow AS row FROM match_lines WHERE rule = ${rule} AND lrow IS NOT NULL`,
    right: `SELECT rrow AS row FROM match_lines WHERE rule = ${rule} AND rrow IS NOT NULL`,
  })
