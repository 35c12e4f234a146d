import type { Client } from 'pg'
import type { BreakKind } from '@fundtrace/matching'
import { breakKey, type PlantedLists } from './planted-lists.ts'

/** `found` of the `planted`, and what was `invented`: as the rows of the database have them, with the first few of what is wrong. */
export type Audit = Readonly<{
  planted: number
  found: number
  invented: number
  examples: readonly string[]
  checks: Readonly<Record<string, boolean>>
}>

/** Counted by the database, not by who wrote. */
export async function auditResults(owner: Client, lists: PlantedLists): Promise<Audit> {
  const { rows } = await owner.query<{ kind: BreakKind; left_row: number | null; right_row: number | null }>(
    'SELECT kind, left_row, right_row FROM run_breaks WHERE run = 2',
  )
  const found = new Set(
    rows.map(({ kind, left_row: left, right_row: right }) =>
      // A further row names no left one of its own: it is known by itself.
      kind === 'duplicate'
        ? breakKey(kind, null, right === null ? null : (lists.alike.get(right) ?? right))
        : breakKey(kind, kind === 'returned_unposted' ? null : left, right),
    ),
  )
  const missed = [...lists.planted].filter((key) => !found.has(key))
  const invented = [...found].filter((key) => !lists.planted.has(key))
  return {
    planted: lists.planted.size,
    found: lists.planted.size - missed.length,
    invented: invented.length + (rows.length - found.size),
    examples: [
      ...missed.slice(0, 5).map((key) => `not found: ${key}`),
      ...invented.slice(0, 5).map((key) => `invented: ${key}`),
    ],
    checks: await readChecks(owner, lists),
  }
}

async function readChecks(owner: Client, { rows }: PlantedLists): Promise<Readonly<Record<string, boolean>>> {
  const { rows: found } = await owner.query<Record<string, boolean>>(
    `WITH broken AS (
       SELECT 'L' AS side, left_row AS row FROM run_breaks WHERE run = 2 AND left_row IS NOT NULL
       UNION SELECT 'R', right_row FROM run_breaks WHERE run = 2 AND right_row IS NOT NULL
       UNION SELECT CASE side WHEN 'left' THEN 'L' ELSE 'R' END, jsonb_array_elements_text(shown->'related'->side)::integer
               FROM run_breaks, unnest(ARRAY['left', 'right']) AS side WHERE run = 2 AND kind = 'ambiguous'),
     only_broken AS (
       SELECT count(*) AS rows FROM broken
        WHERE NOT EXISTS (SELECT FROM run_matches WHERE run = 2 AND undone IS NULL AND side = 'L' AND left_row = row)
          AND NOT EXISTS (SELECT FROM run_matches WHERE run = 2 AND undone IS NULL AND side = 'R' AND right_row = row)),
     matched AS (
       SELECT count(left_row) + count(right_row) AS rows, count(DISTINCT left_row) + count(DISTINCT right_row) AS distinct_rows
         FROM run_matches WHERE run = 2)
     SELECT matched.rows = matched.distinct_rows AS no_row_in_two_matches,
            matched.rows + only_broken.rows = $1::bigint AS every_row_has_a_match_or_a_break,
            (SELECT bool_and(length(shown->'explanation'->>'zh') > 0 AND length(shown->'explanation'->>'en') > 0) FROM run_breaks WHERE run = 2)
              AS every_break_says_why
       FROM matched, only_broken`,
    [rows.left + rows.right],
  )
  return found[0] ?? {}
}
