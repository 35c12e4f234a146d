import { type Side, SIDES } from '../item.ts'
import { dateSql, equalitySql, keyEqualities, pairEquality, amountSql } from '../session/criteria-sql.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import { asNumber } from '../session/engine.ts'
import { closeSettled } from './write-findings.ts'
import type { RunState } from './run-state.ts'

/** A hash over what a finding of one or two rows says, whatever their places. */
const CONTENT = (left: string, right: string): string => `hash(${left}, ${right})`

/** What gives back the money of a left row, found by the fields of `returns`: the book has not posted it. */
export async function settleReturns(state: RunState): Promise<void> {
  const { returns } = state.ruleSet
  if (returns === undefined) return
  const { engine, rules } = state
  await engine.run(
    `CREATE OR REPLACE TABLE returning_rows AS
     SELECT r.row AS rrow, r.amount AS ramount, r.content AS rcontent, l.row AS lrow, l.amount AS lamount, l.day AS lday, l.content AS lcontent
     FROM ${state.open.right} r JOIN left_work l ON ${returns.map((pair) => equalitySql(pairEquality(pair))).join(' AND ')}
       AND sign(l.amount) = -sign(r.amount)`,
  )
  const [count] = await engine.rows('SELECT count(*) FROM returning_rows')
  if (asNumber(count?.[0]) === 0) return
  // What was paid, where more was paid than the book says; a batch line is the payment of none of its members.
  const pairs = ['-1', ...rules.filter(({ rule }) => rule.kind === 'one_to_one').map(({ index }) => String(index))]
  const paidBy = (table: string): string =>
    `SELECT lrow, rrow FROM ${table} WHERE rule IN (${pairs.join(', ')}) AND rrow IS NOT NULL AND lrow IN (SELECT lrow FROM returning_rows)`
  await engine.run(
    `CREATE OR REPLACE TABLE paid_rows AS SELECT p.lrow, w.amount FROM (${paidBy('match_lines')} UNION ${paidBy('findings')}) p
     JOIN right_work w ON w.row = p.rrow`,
  )
  await engine.run(
    `CREATE OR REPLACE TABLE found AS
     SELECT 'returned_unposted' AS kind, NULL::INTEGER AS lrow, rrow, ramount::HUGEINT AS diff, NULL::INTEGER AS rule, 'sign' AS failed,
            '{}' AS detail, lrow::VARCHAR AS lrel, '' AS rrel, ${CONTENT('lcontent', 'rcontent')} AS content
     FROM (SELECT b.*, p.paid FROM returning_rows b
           LEFT JOIN (SELECT lrow, sign(amount) AS way, max(abs(amount)) AS paid FROM paid_rows GROUP BY ALL) p ON p.lrow = b.lrow AND p.way = sign(b.lamount))
     WHERE abs(ramount) <= greatest(abs(lamount), coalesce(paid, 0))
     QUALIFY row_number() OVER (PARTITION BY rrow ORDER BY lday, lcontent, lrow) = 1`,
  )
  await takeFound(state)
}

/** Of rules whose keys do not identify: equal amounts of opposite sign, where each row has only the other. */
export async function settleReversed(state: RunState, { rule, index }: PlannedRule): Promise<void> {
  const conditions = [
    ...keyEqualities(rule).map(equalitySql),
    ...(rule.date === undefined ? [] : [dateSql(rule.date, ['l', 'l'], ['r', 'r'])]),
    'l.amount = -r.amount AND l.amount <> 0',
  ]
  await state.engine.run(
    `CREATE OR REPLACE TABLE found AS SELECT * EXCLUDE (lefts, rights) FROM (
       SELECT 'sign_reversed' AS kind, l.row AS lrow, r.row AS rrow, (r.amount - l.amount)::HUGEINT AS diff, ${index} AS rule, 'sign' AS failed,
              '{}' AS detail, '' AS lrel, '' AS rrel, ${CONTENT('l.content', 'r.content')} AS content,
              count(*) OVER (PARTITION BY l.row) AS lefts, count(*) OVER (PARTITION BY r.row) AS rights
       FROM ${state.open.left} l JOIN ${state.open.right} r ON ${conditions.join(' AND ')}
     ) WHERE lefts = 1 AND rights = 1`,
  )
  await takeFound(state)
}

/** What the other side has, but only after its cut-off: it will be there in the next run. */
export async function settleCutOff(state: RunState, { rule, index }: PlannedRule): Promise<void> {
  const { engine, open, ruleSet } = state
  for (const side of SIDES) {
    const other: Side = side === 'left' ? 'right' : 'left'
    if (ruleSet[other].cut_off === undefined) continue
    const [left, right] = side === 'left' ? [open.left, 'right_out'] : ['left_out', open.right]
    const of = side === 'left' ? 'l' : 'r'
    const conditions = [
      ...keyEqualities(rule).map(equalitySql),
      amountSql(rule, 'l.amount', 'r.amount'),
      ...(rule.date === undefined ? [] : [dateSql(rule.date, ['l', 'l'], ['r', 'r'])]),
    ]
    await engine.run(
      `CREATE OR REPLACE TABLE found AS
       SELECT 'date_out_of_window' AS kind, ${side === 'left' ? 'l.row' : 'NULL::INTEGER'} AS lrow, ${side === 'right' ? 'r.row' : 'NULL::INTEGER'} AS rrow,
              (${side === 'left' ? '-l.amount' : 'r.amount'})::HUGEINT AS diff, ${index} AS rule, 'cut_off' AS failed, '{}' AS detail,
              ${other === 'left' ? 'l.row::VARCHAR' : "''"} AS lrel, ${other === 'right' ? 'r.row::VARCHAR' : "''"} AS rrel,
              ${CONTENT('l.content', 'r.content')} AS content
       FROM ${left} l JOIN ${right} r ON ${conditions.join(' AND ')}
       QUALIFY row_number() OVER (PARTITION BY ${of}.row ORDER BY l.day, r.day, l.content, r.content, l.row, r.row) = 1`,
    )
    await takeFound(state)
  }
}

/** What is still open of the ambiguities, each once, under the first rule that found it. */
export async function settleAmbiguous(state: RunState): Promise<void> {
  const { engine, open } = state
  if (state.ambiguous.length === 0) return
  await engine.run(
    'CREATE OR REPLACE TABLE ambiguities (block INTEGER, rule INTEGER, bounded BOOLEAN, side VARCHAR, row INTEGER)',
  )
  const appender = await engine.appender('ambiguities')
  for (const [block, ambiguity] of state.ambiguous.entries())
    for (const side of SIDES)
      for (const row of ambiguity[side]) {
        appender.appendInteger(block)
        appender.appendInteger(ambiguity.rule)
        appender.appendBoolean(ambiguity.isBounded)
        appender.appendVarchar(side)
        appender.appendInteger(row)
        appender.endRow()
      }
  appender.closeSync()
  const rows = (side: Side): string =>
    `SELECT a.*, o.amount, o.content FROM ambiguities a JOIN ${open[side]} o ON o.row = a.row WHERE a.side = '${side}'`
  const list = (side: Side): string => `string_agg(row::VARCHAR, ' ' ORDER BY row) FILTER (WHERE side = '${side}')`
  const only = (side: Side): string =>
    `CASE WHEN count(*) FILTER (WHERE side = '${side}') = 1 THEN min(row) FILTER (WHERE side = '${side}') END`
  await engine.run(
    `CREATE OR REPLACE TABLE blocks AS SELECT * FROM (${rows('left')} UNION ALL ${rows('right')})
     QUALIFY block = min(block) OVER (PARTITION BY side, row)`,
  )
  await engine.run(
    `CREATE OR REPLACE TABLE found AS
     SELECT 'ambiguous' AS kind, ${only('left')} AS lrow, ${only('right')} AS rrow,
            sum(CASE WHEN side = 'left' THEN -amount ELSE amount END)::HUGEINT AS diff, min(rule) AS rule, 'unique' AS failed,
            CASE WHEN bool_or(bounded) THEN '{"bounded":"true"}' ELSE '{}' END AS detail,
            CASE WHEN count(*) FILTER (WHERE side = 'left') = 1 THEN '' ELSE ${list('left')} END AS lrel,
            CASE WHEN count(*) FILTER (WHERE side = 'right') = 1 THEN '' ELSE ${list('right')} END AS rrel,
            hash(sum(hash(content, side))) AS content
     FROM blocks GROUP BY block HAVING count(DISTINCT side) = 2 OR bool_or(bounded)`,
  )
  await takeFound(state)
}

/** What nothing else speaks of: the other side has not got it. */
export async function settleMissing(state: RunState): Promise<void> {
  const { engine, open } = state
  await engine.run(
    `INSERT INTO findings
     SELECT 'missing_left', row, NULL, -amount::HUGEINT, NULL, NULL, '{}', '', '', hash(content, 0) FROM ${open.left}
     UNION ALL SELECT 'missing_right', NULL, row, amount::HUGEINT, NULL, NULL, '{}', '', '', hash(content, 1) FROM ${open.right}`,
  )
}

async function takeFound(state: RunState): Promise<void> {
  const { engine } = state
  const [count] = await engine.rows('SELECT count(*) FROM found')
  if (count?.[0] === 0n) return
  await engine.run('INSERT INTO findings FROM found')
  const list = (side: 'l' | 'r', row: string): string => {
    const name = side === 'l' ? 'left' : 'right'
    return `SELECT '${name}' AS side, ${row} AS row FROM found`
  }
  const related = (side: 'l' | 'r'): string =>
    `SELECT '${side === 'l' ? 'left' : 'right'}', unnest(string_split(${side}rel, ' '))::INTEGER FROM found WHERE kind = 'ambiguous' AND ${side}rel <> ''`
  await engine.run(
    `CREATE OR REPLACE TABLE settled AS SELECT DISTINCT side, row FROM (
       ${list('l', 'lrow')} WHERE lrow IS NOT NULL UNION ALL ${list('r', 'rrow')} WHERE rrow IS NOT NULL
       UNION ALL ${related('l')} UNION ALL ${related('r')})`,
  )
  await closeSettled(state)
}
