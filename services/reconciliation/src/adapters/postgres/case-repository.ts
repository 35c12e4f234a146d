import type { Database, Transaction } from '@fundtrace/database'
import { caseUnknown } from '../../domain/case-errors.ts'
import type { CaseState, OfficerState } from '../../domain/case-moves.ts'
import type { Person } from '../../domain/four-eyes.ts'
import type { MovedCase } from '../../domain/judge-move.ts'
import { shareCasesOfJobs } from './job-case-lock.ts'

/** Whose a case is: it never changes. */
export type CasePlace = Readonly<{ id: string; number: number; job_id: string; area_code: string }>

/** Of all of them, in the order asked for. @throws DomainError of kind not_found for the first that is not there */
export async function readCasePlaces(db: Database | Transaction, ids: readonly string[]): Promise<CasePlace[]> {
  const { rows } = await db.raw<{ rows: CasePlace[] }>(
    `SELECT c.id, c.number::int AS number, c.job_id, c.area_code FROM unnest(:ids::uuid[]) WITH ORDINALITY AS n (id, place) JOIN cases c USING (id) ORDER BY n.place`,
    { ids: [...ids] },
  )
  const found = new Set(rows.map(({ id }) => id))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) throw caseUnknown(missing)
  return rows
}

/** Locked until the end of the transaction, in one order for all, so that two who move several never wait for each other. */
export async function lockCases(trx: Transaction, places: readonly CasePlace[]): Promise<MovedCase[]> {
  await shareCasesOfJobs(
    trx,
    places.map(({ job_id }) => job_id),
  )
  const ids = places.map(({ id }) => id)
  await trx.raw('SELECT FROM cases WHERE id = ANY(:ids::uuid[]) ORDER BY id FOR UPDATE', { ids })
  // In a statement of its own: it sees what those who were waited for have written.
  const { rows } = await trx.raw<{ rows: MovedCaseRow[] }>(
    `SELECT c.id, c.job_id, c.state, c.hands, c.judged_on, closed_through(c.job_id) AS closed_through,
            EXISTS (SELECT FROM corrections k WHERE k.case_id = c.id AND k.state = 'done') AS is_corrected
       FROM cases c WHERE c.id = ANY(:ids::uuid[]) ORDER BY c.number`,
    { ids },
  )
  return rows.map((row) => ({
    id: row.id,
    jobId: row.job_id,
    state: row.state,
    hands: row.hands,
    judgedOn: row.judged_on,
    isCorrectionDone: row.is_corrected,
    closedThrough: row.closed_through,
  }))
}

/** Of cases that were locked and judged. `movedBy` says who. */
export async function moveCases(
  trx: Transaction,
  ids: readonly string[],
  to: OfficerState,
  why: string,
): Promise<void> {
  await trx.raw(`UPDATE cases SET state = :to, why = :why, detail = NULL WHERE id = ANY(:ids::uuid[])`, {
    ids: [...ids],
    to,
    why,
  })
}

/** `owner` null: nobody's. */
export async function assignCases(trx: Transaction, ids: readonly string[], owner: string | null): Promise<void> {
  await trx.raw(`UPDATE cases SET owner = :owner WHERE id = ANY(:ids::uuid[])`, { ids: [...ids], owner })
}

export async function insertNote(trx: Transaction, caseId: string, note: string, officer: Person): Promise<void> {
  await trx('case_notes').insert({
    case_id: caseId,
    kind: 'note',
    note,
    noted_by: officer.subject,
    noted_for: officer.actingFor,
  })
}

type MovedCaseRow = Readonly<{
  id: string
  job_id: string
  state: CaseState
  hands: string[]
  judged_on: string
  closed_through: string | null
  is_corrected: boolean
}>
