import type { Transaction } from '@fundtrace/database'
import type { Person } from '../../../domain/four-eyes.ts'

export type NewChange = Readonly<{
  kind: 'undo' | 'manual_match' | 'confirm'
  /** Null for a match that the change makes: it gets the number of the change, below zero. */
  match: number | null
  reason: string
  officer: Person
}>

/** Under the lock of the run, so that the numbers count. */
export async function insertChange(trx: Transaction, run: number, change: NewChange): Promise<number> {
  const { rows } = await trx.raw<{ rows: { number: number }[] }>(
    `INSERT INTO run_changes (run, number, kind, match, reason, made_by, made_for)
     SELECT :run, last + 1, :kind, coalesce(:match::integer, -(last + 1)), :reason, :by, :for
       FROM (SELECT coalesce(max(number), 0) AS last FROM run_changes WHERE run = :run) known
  RETURNING number`,
    {
      run,
      kind: change.kind,
      match: change.match,
      reason: change.reason,
      by: change.officer.subject,
      for: change.officer.actingFor,
    },
  )
  const [row] = rows
  if (row === undefined) throw new Error('a change has a number')
  return row.number
}

export async function undoLines(trx: Transaction, run: number, match: number, change: number): Promise<void> {
  await trx('run_matches').where({ run, number: match }).update({ undone: change })
}

/** One line for each pair of rows, as the engine writes them. */
export async function insertManualMatch(
  trx: Transaction,
  run: number,
  match: Readonly<{ change: number; left: readonly number[]; right: readonly number[]; difference: string }>,
): Promise<void> {
  await trx.raw(
    `INSERT INTO run_matches (run, number, rule, left_row, right_row, difference, change)
     SELECT :run, -(:change::integer), 'manual', n.left_row, n.right_row, CASE n.place WHEN 1 THEN :difference::numeric ELSE 0 END, :change
       FROM unnest(:left::integer[], :right::integer[]) WITH ORDINALITY AS n (left_row, right_row, place)`,
    { run, ...match, left: [...match.left], right: [...match.right] },
  )
}

export type SideRows = Readonly<{ left: readonly number[]; right: readonly number[] }>
/** `rows`: its own; `related`: those that it speaks for besides. */
export type OpenBreak = Readonly<{ number: number; rows: SideRows; related: SideRows }>

/** Breaks that nobody has settled and that are of one of these rows, or speak for one. */
export async function unsettledBreaksOf(trx: Transaction, run: number, rows: SideRows): Promise<OpenBreak[]> {
  const { rows: found } = await trx.raw<{ rows: OpenBreak[] }>(
    `SELECT number, json_build_object('left', array_remove(ARRAY[left_row], NULL), 'right', array_remove(ARRAY[right_row], NULL)) AS rows,
            json_build_object('left', shown -> 'related' -> 'left', 'right', shown -> 'related' -> 'right') AS related
       FROM run_breaks
      WHERE run = :run AND settled IS NULL
        AND (left_row = ANY (:left::integer[]) OR right_row = ANY (:right::integer[])
             OR EXISTS (SELECT FROM jsonb_array_elements(shown -> 'related' -> 'left') AS e WHERE e::integer = ANY (:left::integer[]))
             OR EXISTS (SELECT FROM jsonb_array_elements(shown -> 'related' -> 'right') AS e WHERE e::integer = ANY (:right::integer[])))`,
    { run, left: [...rows.left], right: [...rows.right] },
  )
  return found
}

/** Those of the rows that are in a match that stands. */
export async function matchedRows(trx: Transaction, run: number, rows: SideRows): Promise<SideRows> {
  const { rows: found } = await trx.raw<{ rows: { left_row: number | null; right_row: number | null }[] }>(
    `SELECT left_row, NULL::integer AS right_row FROM run_matches WHERE run = :run AND undone IS NULL AND left_row = ANY (:left::integer[])
     UNION ALL
     SELECT NULL, right_row FROM run_matches WHERE run = :run AND undone IS NULL AND right_row = ANY (:right::integer[])`,
    { run, left: [...rows.left], right: [...rows.right] },
  )
  return {
    left: found.flatMap((row) => row.left_row ?? []),
    right: found.flatMap((row) => row.right_row ?? []),
  }
}

export async function knownIdentities(
  trx: Transaction,
  run: number,
  identities: readonly string[],
): Promise<Set<string>> {
  const found: string[] = await trx('run_breaks')
    .where({ run })
    .whereIn('identity', [...identities])
    .pluck('identity')
  return new Set(found)
}

export async function settleBreaks(
  trx: Transaction,
  run: number,
  numbers: readonly number[],
  change: number,
): Promise<void> {
  await trx.raw(`UPDATE run_breaks SET settled = :change WHERE run = :run AND number = ANY (:numbers::integer[])`, {
    run,
    numbers: [...numbers],
    change,
  })
}

/** 0 where the run has none. */
export async function lastBreakNumber(trx: Transaction, run: number): Promise<number> {
  const { rows } = await trx.raw<{ rows: { last: number }[] }>(
    `SELECT coalesce(max(number), 0) AS last FROM run_breaks WHERE run = ?`,
    [run],
  )
  return rows[0]?.last ?? 0
}
