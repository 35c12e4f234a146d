import type { Database, Transaction } from '@fundtrace/database'
import type { FindingState } from '../../domain/file-moves.ts'
import { findingUnknown } from '../../domain/finding-errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { timeText } from './case-view.ts'

export type NewFinding = Readonly<{
  id: string
  areaCode: string
  title: string
  statement: string
  requirement: string
  /** Who is audited. */
  office: string
  /** YYYY-MM-DD, included. */
  deadline: string
  caseIds: readonly string[]
}>

/** The hash of a file that the office keeps. */
export type Evidence = Readonly<{ name: string; sha256: string; bytes: number }>
export type FindingAnswer = Readonly<{ answer: string; answeredOn: string; evidence: readonly Evidence[] }>

/** `movedBy` says who. */
export async function insertFinding(trx: Transaction, finding: NewFinding, officer: Person): Promise<void> {
  const { id, areaCode, caseIds, ...written } = finding
  await trx('findings').insert({
    id,
    area_code: areaCode,
    ...written,
    why: finding.title,
    made_by: officer.subject,
    made_for: officer.actingFor,
  })
  await trx.raw(
    `INSERT INTO finding_cases (finding_id, case_id) SELECT :id, case_id FROM unnest(:caseIds::uuid[]) AS n (case_id)`,
    {
      id,
      caseIds: [...caseIds],
    },
  )
}

/** Of a finding that is locked. Answers count from 1. */
export async function insertFindingAnswer(
  trx: Transaction,
  id: string,
  given: FindingAnswer,
  officer: Person,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: { place: number }[] }>(
    `INSERT INTO finding_answers (finding_id, place, answer, answered_on, recorded_by, recorded_for)
     SELECT :id, coalesce(max(place), 0) + 1, :answer, :answeredOn, :by, :for FROM finding_answers WHERE finding_id = :id
     RETURNING place`,
    { id, answer: given.answer, answeredOn: given.answeredOn, by: officer.subject, for: officer.actingFor },
  )
  const answer = rows[0]?.place
  if (given.evidence.length === 0) return
  await trx('finding_evidence').insert(
    given.evidence.map((file, index) => ({ finding_id: id, answer, place: index + 1, ...file })),
  )
}

export type LockedFinding = Readonly<{
  id: string
  state: FindingState
  hands: readonly string[]
  has_evidence: boolean
}>

export async function lockFinding(trx: Transaction, id: string): Promise<LockedFinding> {
  await trx('findings').where({ id }).forUpdate().first('id')
  // In a statement of its own: it sees what those who were waited for have written.
  const { rows } = await trx.raw<{ rows: LockedFinding[] }>(
    `SELECT id, state, hands, EXISTS (SELECT FROM finding_evidence e WHERE e.finding_id = f.id) AS has_evidence FROM findings f WHERE id = :id`,
    { id },
  )
  const [found] = rows
  if (found === undefined) throw findingUnknown(id)
  return found
}

/** `movedBy` says who. */
export async function moveFinding(trx: Transaction, id: string, to: FindingState, why: string): Promise<void> {
  await trx('findings').where({ id }).update({ state: to, why })
}

export type FindingView = Readonly<{
  id: string
  number: number
  area_code: string
  title: string
  statement: string
  requirement: string
  office: string
  deadline: string
  state: FindingState
  /** Past its deadline, and neither verified nor at an end. */
  is_overdue: boolean
  why: string
  /** Of its cases, and the sum of their differences without the signs. */
  case_count: number
  amount: string
  made_by: string
  made_for: string | null
  made_at: string
}>

export type FindingFilter = Readonly<{
  /** As `areaPrefixes` gives them. */
  areas: readonly string[]
  state: string | null
  office: string | null
  isOverdue: boolean | null
  /** Only what waits for the word of somebody who is none of these people; null: whatever it waits for. */
  awaitedBy: readonly string[] | null
  /** YYYY-MM-DD in Shanghai. */
  today: string
}>

export async function readFinding(db: Database | Transaction, id: string, today: string): Promise<FindingView> {
  const { rows } = await db.raw<{ rows: FindingView[] }>(`${FINDINGS} WHERE f.id = :id`, { id, today })
  const [found] = rows
  if (found === undefined) throw findingUnknown(id)
  return found
}

/** By number, after the cursor. */
export async function listFindings(
  db: Database,
  filter: FindingFilter,
  page: Readonly<{ after: number; limit: number }>,
): Promise<FindingView[]> {
  const { rows } = await db.raw<{ rows: FindingView[] }>(
    `${FINDINGS} WHERE ${WHERE} AND f.number > :after ORDER BY f.number LIMIT :limit`,
    { ...bound(filter), ...page },
  )
  return rows
}

export type FindingSums = Readonly<{
  states: readonly Readonly<{ state: FindingState; count: number }>[]
  overdue: number
  awaitsMe: number
}>

/** How many a filter names, by state; how many are past their deadline, and how many wait for the word of these people. */
export async function sumFindings(
  db: Database,
  filter: FindingFilter,
  people: readonly string[],
): Promise<FindingSums> {
  const { rows } = await db.raw<{ rows: { state: FindingState; count: number; overdue: number; awaited: number }[] }>(
    `SELECT f.state, count(*)::int AS count, (count(*) FILTER (WHERE ${OVERDUE}))::int AS overdue,
            (count(*) FILTER (WHERE ${awaitedOf(':people')}))::int AS awaited
       FROM findings f WHERE ${WHERE} GROUP BY f.state`,
    { ...bound(filter), people: [...people] },
  )
  return {
    states: rows.map(({ state, count }) => ({ state, count })),
    overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
    awaitsMe: rows.reduce((sum, row) => sum + row.awaited, 0),
  }
}

export type FindingParts = Readonly<{
  cases: Readonly<{
    id: string
    number: number
    job_id: string
    kind: string
    state: string
    difference: string
  }>[]
  answers: Readonly<{
    place: number
    answer: string
    answered_on: string
    recorded_by: string
    recorded_for: string | null
    recorded_at: string
    evidence: Evidence[]
  }>[]
  moves: Readonly<{
    place: number
    from_state: string | null
    to_state: string
    moved_by: string
    moved_for: string | null
    why: string
    moved_at: string
  }>[]
}>

export async function readFindingParts(db: Database, id: string): Promise<FindingParts> {
  const [cases, answers, moves] = await Promise.all([
    db.raw<{ rows: FindingParts['cases'] }>(
      `SELECT c.id, c.number::int AS number, c.job_id, c.kind, c.state, c.difference
         FROM finding_cases n JOIN cases c ON c.id = n.case_id WHERE n.finding_id = :id ORDER BY c.number`,
      { id },
    ),
    db.raw<{ rows: FindingParts['answers'] }>(
      `SELECT a.place, a.answer, a.answered_on, a.recorded_by, a.recorded_for, ${timeText('a.recorded_at')} AS recorded_at,
              (SELECT coalesce(json_agg(json_build_object('name', e.name, 'sha256', e.sha256, 'bytes', e.bytes) ORDER BY e.place), '[]')
                 FROM finding_evidence e WHERE e.finding_id = a.finding_id AND e.answer = a.place) AS evidence
         FROM finding_answers a WHERE a.finding_id = :id ORDER BY a.place`,
      { id },
    ),
    db.raw<{ rows: FindingParts['moves'] }>(
      `SELECT place, from_state, to_state, moved_by, moved_for, why, ${timeText('moved_at')} AS moved_at
         FROM audit_moves WHERE thing = 'findings' AND id = :id ORDER BY place`,
      { id },
    ),
  ])
  return { cases: cases.rows, answers: answers.rows, moves: moves.rows }
}

export async function listFindingsOfCase(
  db: Database,
  caseId: string,
): Promise<{ id: string; number: number; state: FindingState; title: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; number: number; state: FindingState; title: string }[] }>(
    `SELECT f.id, f.number::int AS number, f.state, f.title
       FROM finding_cases n JOIN findings f ON f.id = n.finding_id WHERE n.case_id = :caseId ORDER BY f.number`,
    { caseId },
  )
  return rows
}

/** Answered or verified, and none of the people has issued it or recorded an answer. */
const awaitedOf = (people: string): string =>
  `(f.state IN ('answered', 'verified') AND NOT f.hands && ${people}::text[])`

const OVERDUE = `(f.deadline < :today::date AND f.state IN ('issued', 'answered', 'returned'))`

const FINDINGS = `
  SELECT f.id, f.number::int AS number, f.area_code, f.title, f.statement, f.requirement, f.office, f.deadline, f.state, ${OVERDUE} AS is_overdue, f.why,
         n.count AS case_count, n.amount, f.made_by, f.made_for, ${timeText('f.made_at')} AS made_at
    FROM findings f, LATERAL (SELECT count(*)::int AS count, coalesce(sum(abs(c.difference)), 0)::numeric(31,2)::text AS amount
                                FROM finding_cases n JOIN cases c ON c.id = n.case_id WHERE n.finding_id = f.id) n`

const WHERE = `
  f.area_code LIKE ANY(:areas::text[]) AND (:state::text IS NULL OR f.state = :state)
  AND (:office::text IS NULL OR f.office = :office) AND (:isOverdue::boolean IS NULL OR ${OVERDUE} = :isOverdue)
  AND (:awaitedBy::text[] IS NULL OR ${awaitedOf(':awaitedBy')})`

const bound = ({ areas, awaitedBy, ...filter }: FindingFilter) => ({
  ...filter,
  areas: areas.map((area) => `${area}%`),
  awaitedBy: awaitedBy === null ? null : [...awaitedBy],
})
