import type { Database, Transaction } from '@fundtrace/database'
import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { caseUnknown } from '../../domain/case-errors.ts'
import { type CaseState, UNSETTLED_STATES } from '../../domain/case-moves.ts'

export type CaseFilter = Readonly<{
  /** As `areaPrefixes` gives them. */
  areas: readonly string[]
  jobId: string | null
  states: readonly CaseState[] | null
  kind: string | null
  owner: string | null
  fund: string | null
  /** Days, both ends included; counted up to `today`. */
  ageFrom: number | null
  ageTo: number | null
  /** Yuan, of the difference without its sign. */
  amountFrom: string | null
  amountTo: string | null
  /** Only what waits for the word of somebody who is none of these people; null: whatever it waits for. */
  awaitedBy: readonly string[] | null
  /** YYYY-MM-DD in Shanghai. */
  today: string
}>

export type CaseView = Readonly<{
  id: string
  number: number
  job_id: string
  area_code: string
  kind: string
  fund: string | null
  state: CaseState
  owner: string | null
  /** Right minus left. */
  difference: string
  left_amount: string | null
  right_amount: string | null
  left_on: string | null
  right_on: string | null
  first_seen_on: string
  last_seen_on: string
  judged_on: string
  times_seen: number
  /** Days since the cut-off of the first run that saw it. */
  age_days: number
  why: string
  detail: Readonly<Record<string, string | number | boolean>> | null
  run_id: string
  break: number
  explanation: Readonly<{ zh: string; en: string }> | null
}>

export async function readCase(db: Database | Transaction, id: string, today: string): Promise<CaseView> {
  const { rows } = await db.raw<{ rows: CaseView[] }>(`${CASES} WHERE c.id = :id`, { id, today })
  const [found] = rows
  if (found === undefined) throw caseUnknown(id)
  return found
}

/** By number, after the cursor. */
export async function listCases(
  db: Database | Transaction,
  filter: CaseFilter,
  page: Readonly<{ after: number; limit: number }>,
): Promise<CaseView[]> {
  const { rows } = await db.raw<{ rows: CaseView[] }>(
    `${CASES} WHERE ${WHERE} AND c.number > :after ORDER BY c.number LIMIT :limit`,
    { ...bound(filter), ...page },
  )
  return rows
}

/** In the order of their numbers; no more than asked for, so that a filter that names too many is found out cheaply. */
export async function findCaseIds(db: Transaction, filter: CaseFilter, limit: number): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT c.id FROM cases c WHERE ${WHERE} ORDER BY c.number LIMIT :limit`,
    {
      ...bound(filter),
      limit,
    },
  )
  return rows.map(({ id }) => id)
}

export type StateSum = Readonly<{ state: CaseState; count: number; amount: string }>
export type CaseSums = Readonly<{ states: readonly StateSum[]; awaitsMe: Readonly<{ count: number; amount: string }> }>

/** How many a filter names, by state, and how many of them wait for the word of these people; `amount`: their differences without the signs. */
export async function sumCases(db: Database, filter: CaseFilter, people: readonly string[]): Promise<CaseSums> {
  const { rows } = await db.raw<{ rows: (StateSum & Readonly<{ awaited: number; awaited_amount: string }>)[] }>(
    `SELECT c.state, count(*)::int AS count, sum(abs(c.difference)) AS amount, (count(*) FILTER (WHERE ${AWAITED}))::int AS awaited,
            coalesce(sum(abs(c.difference)) FILTER (WHERE ${AWAITED}), 0)::numeric(21,2) AS awaited_amount
       FROM cases c WHERE ${WHERE} GROUP BY c.state`,
    { ...bound(filter), people: [...people] },
  )
  return {
    states: rows.map(({ state, count, amount }) => ({ state, count, amount })),
    awaitsMe: {
      count: rows.reduce((sum, { awaited }) => sum + awaited, 0),
      amount: formatMoney(rows.reduce((sum, row) => addMoney(sum, parseMoney(row.awaited_amount)), ZERO)),
    },
  }
}

export type UnsettledCount = Readonly<{
  job_id: string
  kind: string
  first_seen_on: string
  count: number
  amount: string
}>

/** Cases that are neither agreed to nor gone, by job, kind and the day they were first seen; `amount`: their differences without the signs. */
export async function countUnsettled(
  db: Database,
  areas: readonly string[],
  jobId: string | null,
): Promise<UnsettledCount[]> {
  const { rows } = await db.raw<{ rows: UnsettledCount[] }>(
    `SELECT job_id, kind, first_seen_on, count(*)::int AS count, sum(abs(difference)) AS amount FROM cases
      WHERE area_code LIKE ANY(:areas::text[]) AND (:jobId::text IS NULL OR job_id = :jobId) AND state = ANY(:states::text[])
      GROUP BY job_id, kind, first_seen_on ORDER BY job_id, kind, first_seen_on DESC`,
    { areas: areas.map((area) => `${area}%`), jobId, states: [...UNSETTLED_STATES] },
  )
  return rows
}

export type CaseMove = Readonly<{
  place: number
  from_state: CaseState | null
  to_state: CaseState
  moved_by: string
  moved_for: string | null
  run: number | null
  why: string
  detail: Readonly<Record<string, string | number | boolean>> | null
  moved_at: string
}>

export async function listCaseMoves(db: Database | Transaction, id: string): Promise<CaseMove[]> {
  const { rows } = await db.raw<{ rows: CaseMove[] }>(
    `SELECT place, from_state, to_state, moved_by, moved_for, run::int AS run, why, detail, ${timeText('moved_at')} AS moved_at
       FROM audit_moves WHERE thing = 'cases' AND id = :id ORDER BY place`,
    { id },
  )
  return rows
}

export type CaseNote = Readonly<{
  kind: 'note' | 'owner'
  note: string
  noted_by: string
  noted_for: string | null
  noted_at: string
}>

export async function listCaseNotes(db: Database | Transaction, id: string): Promise<CaseNote[]> {
  const { rows } = await db.raw<{ rows: CaseNote[] }>(
    `SELECT kind, note, noted_by, noted_for, ${timeText('noted_at')} AS noted_at FROM case_notes WHERE case_id = :id ORDER BY case_notes.id`,
    { id },
  )
  return rows
}

/** ISO in UTC, to the millisecond. */
export const timeText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const CASES = `
  SELECT c.id, c.number::int AS number, c.job_id, c.area_code, c.kind, c.fund, c.state, c.owner, c.difference, c.left_amount, c.right_amount,
         c.left_on, c.right_on, c.first_seen_on, c.last_seen_on, c.judged_on, c.times_seen,
         greatest(0, :today::date - c.first_seen_on) AS age_days, c.why, c.detail, r.id AS run_id, c.last_break AS break, b.shown->'explanation' AS explanation
    FROM cases c JOIN job_runs r ON r.number = c.last_run JOIN run_breaks b ON b.run = c.last_run AND b.number = c.last_break`

/** An explanation or a correction that none of the people had a hand in. */
const awaitedOf = (people: string): string =>
  `(c.state IN ('explained', 'corrected') AND NOT c.hands && ${people}::text[])`
const AWAITED = awaitedOf(':people')

/** Ages are days: a case is at least so old if it was first seen on that day or before. */
const WHERE = `
  c.area_code LIKE ANY(:areas::text[])
  AND (:jobId::text IS NULL OR c.job_id = :jobId)
  AND (:states::text[] IS NULL OR c.state = ANY(:states))
  AND (:kind::text IS NULL OR c.kind = :kind)
  AND (:owner::text IS NULL OR c.owner = :owner)
  AND (:fund::text IS NULL OR c.fund = :fund)
  AND (:ageFrom::int IS NULL OR c.first_seen_on <= :today::date - :ageFrom::int)
  AND (:ageTo::int IS NULL OR c.first_seen_on >= :today::date - :ageTo::int)
  AND (:amountFrom::numeric IS NULL OR abs(c.difference) >= :amountFrom::numeric)
  AND (:amountTo::numeric IS NULL OR abs(c.difference) <= :amountTo::numeric)
  AND (:awaitedBy::text[] IS NULL OR ${awaitedOf(':awaitedBy')})`

const bound = ({ areas, states, awaitedBy, ...filter }: CaseFilter) => ({
  ...filter,
  awaitedBy: awaitedBy === null ? null : [...awaitedBy],
  areas: areas.map((area) => `${area}%`),
  states: states === null ? null : [...states],
})
