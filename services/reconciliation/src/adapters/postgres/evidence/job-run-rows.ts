import type { Transaction } from '@fundtrace/database'
import type { BreakRow, CaseSheet, MatchRow } from '@fundtrace/evidence'
import { cursorPages } from './cursor-pages.ts'

/** The matches of a job's run, lines of one number together. */
export async function* jobRunMatches(trx: Transaction, run: number): AsyncGenerator<readonly MatchRow[]> {
  const pages = cursorPages<MatchLine>(
    trx,
    'evidence_matches',
    `SELECT number, min(rule) AS rule, array_remove(array_agg(left_row ORDER BY left_row), NULL) AS "left",
            array_remove(array_agg(right_row ORDER BY right_row), NULL) AS "right", sum(difference)::text AS difference,
            bool_or(suggested) AS suggested, max(change) AS change, max(undone) AS undone
       FROM run_matches WHERE run = :run GROUP BY number ORDER BY number`,
    { run },
  )
  for await (const page of pages)
    yield page.map((match) => ({ ...match, left: match.left.map(String), right: match.right.map(String) }))
}

/** Its breaks with people masked, as they are shown. */
export async function* jobRunBreaks(trx: Transaction, run: number): AsyncGenerator<readonly BreakRow[]> {
  for (let after = 0; ; ) {
    const { rows } = await trx.raw<{ rows: BreakLine[] }>(
      `SELECT number, kind, rule, failed, difference, fund, left_row, left_amount, left_on, right_row, right_amount, right_on, change, settled, shown
         FROM run_breaks WHERE run = :run AND number > :after ORDER BY number LIMIT :limit`,
      { run, after, limit: BREAKS_PER_PAGE },
    )
    if (rows.length > 0) yield rows.map(toBreakRow)
    const last = rows.at(-1)
    if (last === undefined || rows.length < BREAKS_PER_PAGE) return
    after = last.number
  }
}

/** Cases of the breaks of a run, and those that it moved without finding them any more; each with all of its moves. */
export async function jobRunCases(trx: Transaction, run: number): Promise<CaseSheet[]> {
  const { rows } = await trx.raw<{ rows: CaseSheet[] }>(
    `WITH found AS (
       SELECT c.id, b.number AS break_number FROM run_breaks b
         JOIN job_runs r ON r.number = b.run JOIN cases c ON c.job_id = r.job_id AND c.identity = b.identity WHERE b.run = :run
       UNION
       SELECT m.id, NULL FROM audit_moves m
        WHERE m.thing = 'cases' AND m.run = :run
          AND NOT EXISTS (SELECT FROM cases c JOIN run_breaks b ON b.run = :run AND b.identity = c.identity WHERE c.id = m.id))
     SELECT c.id, c.number::int AS number, c.state, c.kind, c.fund, c.owner, c.difference::text AS difference, c.why, c.first_seen_on::text AS first_seen_on,
            c.last_seen_on::text AS last_seen_on, c.times_seen, min(f.break_number) AS break_number,
            coalesce((SELECT jsonb_agg(jsonb_build_object('place', m.place, 'from', m.from_state, 'to', m.to_state, 'by', m.moved_by, 'for', m.moved_for,
                                                          'run', m.run, 'why', m.why, 'detail', m.detail, 'at', ${instant('m.moved_at')}) ORDER BY m.place)
                        FROM audit_moves m WHERE m.thing = 'cases' AND m.id = c.id), '[]') AS history,
            coalesce((SELECT jsonb_agg(jsonb_build_object('kind', n.kind, 'note', n.note, 'by', n.noted_by, 'for', n.noted_for, 'at', ${instant('n.noted_at')})
                                       ORDER BY n.id) FROM case_notes n WHERE n.case_id = c.id), '[]') AS notes
       FROM found f JOIN cases c ON c.id = f.id GROUP BY c.id ORDER BY c.number`,
    { run },
  )
  return rows
}

export type ChangeRow = Readonly<{
  number: number
  kind: string
  match: number
  reason: string
  made_by: string
  made_for: string | null
  made_at: string
}>

/** What officers did to it by hand, in order. */
export async function jobRunChanges(trx: Transaction, run: number): Promise<ChangeRow[]> {
  const { rows } = await trx.raw<{ rows: ChangeRow[] }>(
    `SELECT number, kind, match, reason, made_by, made_for, ${instant('made_at')} AS made_at
       FROM run_changes WHERE run = :run ORDER BY number`,
    { run },
  )
  return rows
}

const BREAKS_PER_PAGE = 1_000

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

type MatchLine = Omit<MatchRow, 'left' | 'right'> & Readonly<{ left: readonly number[]; right: readonly number[] }>

type ShownItem = Readonly<{ id: string }> | null
type BreakLine = Readonly<{
  number: number
  kind: string
  rule: string | null
  failed: string | null
  difference: string
  fund: string | null
  left_row: number | null
  left_amount: string | null
  left_on: string | null
  right_row: number | null
  right_amount: string | null
  right_on: string | null
  change: number | null
  settled: number | null
  shown: Readonly<{ left: ShownItem; right: ShownItem; explanation: Readonly<{ zh: string; en: string }> }>
}>

const toBreakRow = ({ shown, ...row }: BreakLine): BreakRow => ({
  number: row.number,
  kind: row.kind,
  rule: row.rule,
  failed: row.failed,
  difference: row.difference,
  fund: row.fund,
  left: sideOf(row.left_row, shown.left, row.left_amount, row.left_on),
  right: sideOf(row.right_row, shown.right, row.right_amount, row.right_on),
  change: row.change,
  settled: row.settled,
  explanation: shown.explanation,
  detail: shown,
})

const sideOf = (row: number | null, item: ShownItem, amount: string | null, on: string | null): BreakRow['left'] =>
  row === null && item === null ? null : { row: row === null ? '' : String(row), id: item?.id ?? '', amount, on }
