import { type Side, SIDES } from '../item.ts'
import { dayNumber } from '../session/item-tables.ts'
import type { RunState } from './run-state.ts'

/**
 * Rows before the first day of a run are looked at, for the other half of a later row may stand there; what is found of them alone is of an
 * earlier run. A row of no day is never before. Makes `<side>_late`: the rows that are not.
 */
export async function leaveEarlierFindings({ engine }: RunState, from: string): Promise<void> {
  for (const side of SIDES)
    await engine.run(
      `CREATE OR REPLACE TABLE ${side}_late AS SELECT row FROM ${side}_work WHERE coalesce(day >= ${dayNumber(from)}, true)`,
    )
  const listed = (side: Side): string =>
    `SELECT id FROM (SELECT rowid AS id, unnest(string_split(${column(side)}rel, ' ')) AS text FROM findings WHERE ${column(side)}rel <> '')
     WHERE text::INTEGER IN (SELECT row FROM ${side}_late)`
  await engine.run(
    `DELETE FROM findings WHERE rowid NOT IN (
       SELECT rowid FROM findings WHERE lrow IN (SELECT row FROM left_late) OR rrow IN (SELECT row FROM right_late)
       UNION ALL ${listed('left')} UNION ALL ${listed('right')})`,
  )
}

/** After candidates are listed: what is matched is none. Makes `<side>_of_run`: later rows, and those before that are in what was found. */
export async function leaveEarlierMatches({ engine }: RunState): Promise<void> {
  await engine.run(
    `DELETE FROM match_lines WHERE number NOT IN (
       SELECT number FROM match_lines WHERE lrow IN (SELECT row FROM left_late) OR rrow IN (SELECT row FROM right_late))`,
  )
  for (const side of SIDES) {
    const own = `${column(side)}row`
    await engine.run(
      `CREATE OR REPLACE TABLE ${side}_of_run AS
       SELECT row FROM ${side}_late
       UNION SELECT ${own} FROM match_lines WHERE ${own} IS NOT NULL
       UNION SELECT ${own} FROM breaks WHERE ${own} IS NOT NULL
       UNION SELECT row FROM (SELECT unnest(string_split(${column(side)}rel, ' '))::INTEGER AS row FROM breaks WHERE ${column(side)}rel <> '') r
              SEMI JOIN (SELECT row FROM broken WHERE side = '${side}') b USING (row)`,
    )
  }
}

const column = (side: Side): string => (side === 'left' ? 'l' : 'r')
