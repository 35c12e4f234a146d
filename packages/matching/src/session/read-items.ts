import { type Item, type Side, SIDES } from '../item.ts'
import type { RunState } from '../steps/run-state.ts'
import { asNumber, type Engine, text } from './engine.ts'
import { itemColumns, itemOf, itemTable } from './item-tables.ts'
import type { OutOfRun } from './open-matching.ts'
import type { ItemFields } from './read-results.ts'

export async function readItems(
  engine: Engine,
  side: Side,
  fields: readonly string[],
  rows: readonly number[],
): Promise<readonly Item[]> {
  if (rows.length === 0) return []
  const found = await engine.rows(
    `SELECT ${itemColumns(fields, 'i')} FROM ${itemTable(side)} i WHERE i.row IN (${rows.map((row) => Math.trunc(row)).join(', ')}) ORDER BY i.row`,
  )
  return itemsOf(found, fields)
}

export async function* readOutOfRun({ engine }: RunState, fields: ItemFields): AsyncGenerator<readonly OutOfRun[]> {
  for (const side of SIDES)
    for await (const page of engine.pages(
      `SELECT ${itemColumns(fields[side], 'i')} FROM ${itemTable(side)} i SEMI JOIN ${side}_out o ON o.row = i.row ORDER BY i.row`,
    ))
      yield itemsOf(page, fields[side]).map((item) => ({ side, item }))
}

const itemsOf = (rows: Parameters<typeof itemOf>[0][], fields: readonly string[]): Item[] =>
  rows.map((values) => itemOf(values, 0, fields)).filter((item) => item !== null)

export async function writeMatchesCsv(
  { engine, ruleSet }: RunState,
  path: string,
): Promise<Readonly<{ lines: number }>> {
  const rules = ruleSet.rules.map(({ id, suggest = false }, index) => `(${index}, ${text(id)}, ${suggest})`)
  await engine.run(
    `CREATE OR REPLACE TABLE rule_names AS SELECT * FROM (VALUES ${rules.join(', ')}) AS rules (rule, id, suggested)`,
  )
  // Of the fen 7 come 0.07 and of -7 -0.07: a DECIMAL of two places writes both, and 36 digits hold any sum.
  await engine.run(
    `COPY (SELECT m.number, n.id, m.lrow, m.rrow,
             CASE WHEN m.diff = 0 THEN '0.00' ELSE (m.diff::DECIMAL(36, 0) * 0.01)::DECIMAL(38, 2)::VARCHAR END, n.suggested
           FROM match_lines m JOIN rule_names n USING (rule) ORDER BY m.number, m.lrow NULLS LAST, m.rrow)
     TO ${text(path)} (FORMAT csv, HEADER false)`,
  )
  const [count] = await engine.rows('SELECT count(*) FROM match_lines')
  return { lines: asNumber(count?.[0]) }
}
