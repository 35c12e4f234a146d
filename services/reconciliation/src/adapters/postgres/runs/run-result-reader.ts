import type { Database, Transaction } from '@fundtrace/database'
import type { BreakKind } from '@fundtrace/matching'
import type { BreakContent } from '../../../domain/job/shown-break.ts'

/** A break as it is shown: people masked, amounts in yuan. */
export type BreakView = Readonly<{
  number: number
  kind: BreakKind
  rule: string | null
  failed: string | null
  difference: string
  fund: string | null
  identity: string
  change: number | null
  settled: number | null
}> &
  BreakContent

export type BreakFilter = Readonly<{ kinds?: readonly string[] | undefined; open: boolean }>

/** By number, after the cursor. `open`: only those that no officer has settled. */
export async function readBreaks(
  db: Database | Transaction,
  run: number,
  filter: BreakFilter,
  page: Readonly<{ after: number; limit: number }>,
): Promise<BreakView[]> {
  const { rows } = await db.raw<{ rows: BreakRow[] }>(
    `SELECT number, kind, rule, failed, difference, fund, identity, change, settled, shown
       FROM run_breaks
      WHERE run = :run AND number > :after AND (:kinds::text[] IS NULL OR kind = ANY (:kinds::text[])) AND (NOT :open OR settled IS NULL)
      ORDER BY number LIMIT :limit`,
    { run, ...page, kinds: filter.kinds === undefined ? null : [...filter.kinds], open: filter.open },
  )
  return rows.map(({ shown, ...row }) => ({ ...row, ...shown }))
}

/** All of them, in pages. */
export async function* streamBreaks(db: Database, run: number, filter: BreakFilter): AsyncGenerator<BreakView> {
  for (let after = 0; ; ) {
    const page = await readBreaks(db, run, filter, { after, limit: PAGE })
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.number
  }
}
const PAGE = 2_000

export async function readSealedBreak(
  trx: Transaction,
  run: number,
  number: number,
): Promise<Readonly<{ kind: string; sealed: Buffer }> | undefined> {
  return trx('run_breaks').where({ run, number }).first('kind', 'sealed')
}

/** A match with all of its rows. `undone`: the change that undid it. */
export type MatchView = Readonly<{
  number: number
  rule: string
  left: number[]
  right: number[]
  difference: string
  suggested: boolean
  change: number | null
  undone: number | null
}>

/** Those of officers first, then by number, after the cursor. */
export async function readMatches(
  db: Database | Transaction,
  run: number,
  page: Readonly<{ after: number; limit: number; rule?: string | undefined; suggested?: boolean | undefined }>,
): Promise<MatchView[]> {
  const { rows } = await db.raw<{ rows: MatchView[] }>(
    `SELECT number, min(rule) AS rule, array_agg(left_row ORDER BY left_row) FILTER (WHERE left_row IS NOT NULL) AS left,
            array_agg(right_row ORDER BY right_row) FILTER (WHERE right_row IS NOT NULL) AS right,
            sum(difference)::numeric(21,2) AS difference, bool_or(suggested) AS suggested, min(change) AS change, min(undone) AS undone
       FROM run_matches
      WHERE run = :run AND number IN (
              SELECT DISTINCT number FROM run_matches
               WHERE run = :run AND number > :after AND (:rule::text IS NULL OR rule = :rule) AND (:suggested::boolean IS NULL OR suggested = :suggested)
               ORDER BY number LIMIT :limit)
      GROUP BY number ORDER BY number`,
    {
      run,
      after: page.after,
      limit: page.limit,
      rule: page.rule ?? null,
      suggested: page.suggested ?? null,
    },
  )
  return rows.map(withRows)
}

/** One match; of one that was undone and made anew by the same number there is none: officers' matches have numbers of their own. */
export async function findMatch(
  db: Database | Transaction,
  run: number,
  number: number,
): Promise<MatchView | undefined> {
  const { rows } = await db.raw<{ rows: MatchView[] }>(
    `SELECT number, min(rule) AS rule, array_agg(left_row ORDER BY left_row) FILTER (WHERE left_row IS NOT NULL) AS left,
            array_agg(right_row ORDER BY right_row) FILTER (WHERE right_row IS NOT NULL) AS right,
            sum(difference)::numeric(21,2) AS difference, bool_or(suggested) AS suggested, min(change) AS change, min(undone) AS undone
       FROM run_matches
      WHERE run = :run AND number = :number GROUP BY number`,
    { run, number },
  )
  return rows.map(withRows)[0]
}

/** The lines of the rules alone, as they were written, in the order of their rows. */
export async function* streamMatchLines(
  db: Database,
  run: number,
): AsyncGenerator<Readonly<{ number: number; left_row: number | null; right_row: number | null }>[]> {
  for (let after = { number: 0, left: -1, right: -1 }; ; ) {
    const { rows } = await db.raw<{ rows: { number: number; left_row: number | null; right_row: number | null }[] }>(
      `SELECT number, left_row, right_row FROM run_matches
        WHERE run = :run AND change IS NULL AND (number, coalesce(left_row, 0), coalesce(right_row, 0)) > (:number, :left, :right)
        ORDER BY number, coalesce(left_row, 0), coalesce(right_row, 0) LIMIT ${LINES}`,
      { run, ...after },
    )
    yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < LINES) return
    after = { number: last.number, left: last.left_row ?? 0, right: last.right_row ?? 0 }
  }
}
const LINES = 20_000

export type ChangeView = Readonly<{
  number: number
  kind: 'undo' | 'manual_match' | 'confirm'
  match: number
  reason: string
  made_by: string
  made_for: string | null
  made_at: string
}>

export async function readChanges(db: Database, run: number): Promise<ChangeView[]> {
  const rows: (Omit<ChangeView, 'made_at'> & { made_at: Date })[] = await db('run_changes')
    .where({ run })
    .orderBy('number')
    .select('number', 'kind', 'match', 'reason', 'made_by', 'made_for', 'made_at')
  return rows.map((row) => ({ ...row, made_at: row.made_at.toISOString() }))
}

/** So many breaks of each kind, settled ones too. */
export async function countBreaks(db: Database, run: number): Promise<Record<string, number>> {
  const { rows } = await db.raw<{ rows: { kind: string; count: string }[] }>(
    `SELECT kind, count(*) FROM run_breaks WHERE run = ? GROUP BY kind ORDER BY kind`,
    [run],
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]))
}

type BreakRow = Omit<BreakView, keyof BreakContent> & { shown: BreakContent }
type Rows = Omit<MatchView, 'left' | 'right'> & { left: number[] | null; right: number[] | null }
const withRows = (row: Rows): MatchView => ({ ...row, left: row.left ?? [], right: row.right ?? [] })
