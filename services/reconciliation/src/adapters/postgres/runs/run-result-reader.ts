import type { Database, Transaction } from '@fundtrace/database'
import type { BreakKind } from '@fundtrace/matching'
import type { CaseState } from '../../../domain/case-moves.ts'
import type { BreakContent } from '../../../domain/job/shown-break.ts'
import { cursorPages } from '../evidence/cursor-pages.ts'

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
  /** As it is followed from run to run; null while its run is not carried yet. */
  case: CaseOfBreak | null
}> &
  BreakContent

export type CaseOfBreak = Readonly<{
  id: string
  number: number
  state: CaseState
  owner: string | null
  age_days: number
}>

/** `amount`: yuan, of the difference without its sign; owner, state and age: of the break's case, the age counted up to `today`. */
export type BreakFilter = Readonly<{
  kinds?: readonly string[] | undefined
  open: boolean
  amountFrom?: string | undefined
  amountTo?: string | undefined
  owner?: string | undefined
  state?: CaseState | undefined
  ageFrom?: number | undefined
  ageTo?: number | undefined
  /** YYYY-MM-DD in Shanghai. */
  today: string
}>

/** By number, after the cursor. `open`: only those that no officer has settled. */
export async function readBreaks(
  db: Database | Transaction,
  run: number,
  filter: BreakFilter,
  page: Readonly<{ after: number; limit: number }>,
): Promise<BreakView[]> {
  const { rows } = await db.raw<{ rows: BreakRow[] }>(
    `SELECT b.number, b.kind, b.rule, b.failed, b.difference, b.fund, b.identity, b.change, b.settled, b.shown,
            CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'number', c.number, 'state', c.state, 'owner', c.owner,
              'age_days', greatest(0, :today::date - c.first_seen_on)) END AS "case"
       FROM run_breaks b JOIN job_runs r ON r.number = b.run LEFT JOIN cases c ON c.job_id = r.job_id AND c.identity = b.identity
      WHERE b.run = :run AND b.number > :after AND (:kinds::text[] IS NULL OR b.kind = ANY (:kinds::text[])) AND (NOT :open OR b.settled IS NULL)
        AND (:amountFrom::numeric IS NULL OR abs(b.difference) >= :amountFrom::numeric)
        AND (:amountTo::numeric IS NULL OR abs(b.difference) <= :amountTo::numeric)
        AND (:owner::text IS NULL OR c.owner = :owner) AND (:state::text IS NULL OR c.state = :state)
        AND (:ageFrom::int IS NULL OR c.first_seen_on <= :today::date - :ageFrom::int)
        AND (:ageTo::int IS NULL OR c.first_seen_on >= :today::date - :ageTo::int)
      ORDER BY b.number LIMIT :limit`,
    {
      run,
      ...page,
      kinds: filter.kinds === undefined ? null : [...filter.kinds],
      open: filter.open,
      amountFrom: filter.amountFrom ?? null,
      amountTo: filter.amountTo ?? null,
      owner: filter.owner ?? null,
      state: filter.state ?? null,
      ageFrom: filter.ageFrom ?? null,
      ageTo: filter.ageTo ?? null,
      today: filter.today,
    },
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

/** The highest number of a break that the run itself found; 0 where it found none. */
export async function lastBreakNumber(db: Database, run: number): Promise<number> {
  const { rows } = await db.raw<{ rows: { last: number | null }[] }>(
    'SELECT max(number)::int AS last FROM run_breaks WHERE run = ? AND change IS NULL',
    [run],
  )
  return rows[0]?.last ?? 0
}

/** Which of these identities are those of breaks that the run itself found, and their numbers. */
export async function findBreakNumbers(
  db: Database,
  run: number,
  identities: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.raw<{ rows: { identity: string; number: number }[] }>(
    'SELECT identity, number FROM run_breaks WHERE run = ? AND change IS NULL AND identity = ANY (?::text[])',
    [run, [...identities]],
  )
  return new Map(rows.map(({ identity, number }) => [identity, number]))
}

export type BreakHead = Readonly<{ number: number; kind: string; difference: string }>

/** What the run itself found, in short, by number. */
export async function* streamBreakHeads(db: Database, run: number): AsyncGenerator<BreakHead> {
  for (let after = 0; ; ) {
    const { rows } = await db.raw<{ rows: BreakHead[] }>(
      `SELECT number, kind, difference FROM run_breaks WHERE run = ? AND change IS NULL AND number > ? ORDER BY number LIMIT ?`,
      [run, after, PAGE],
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.number
  }
}

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

export type MatchLine = Readonly<{ number: number; left_row: number | null; right_row: number | null }>

/** The lines of the rules alone, in the order in which they were written, in pages. */
export const matchLines = (trx: Transaction, run: number): AsyncIterable<readonly MatchLine[]> =>
  cursorPages<MatchLine>(
    trx,
    'match_lines_of_run',
    `SELECT number, left_row, right_row FROM run_matches WHERE run = :run AND change IS NULL
      ORDER BY number, left_row NULLS LAST, right_row NULLS LAST`,
    { run },
  )

export type ChangeView = Readonly<{
  number: number
  kind: 'undo' | 'manual_match' | 'confirm'
  match: number
  reason: string
  made_by: string
  made_for: string | null
  made_at: string
}>

/** By number, after the cursor. */
export async function readChanges(
  db: Database,
  run: number,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Promise<ChangeView[]> {
  const rows: (Omit<ChangeView, 'made_at'> & { made_at: Date })[] = await db('run_changes')
    .where({ run })
    .andWhere('number', '>', after)
    .orderBy('number')
    .limit(limit)
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
