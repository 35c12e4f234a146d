import type { Transaction } from '@fundtrace/database'
import { toProblemRecord } from '@fundtrace/problem'
import {
  assignCases,
  type CasePlace,
  insertNote,
  lockCases,
  moveCases,
} from '../../adapters/postgres/case-repository.ts'
import { movedBy } from '../../adapters/postgres/moved-by.ts'
import { type CaseFailure, casesNotMoved } from '../../domain/case-errors.ts'
import type { OfficerState } from '../../domain/case-moves.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { judgeMove } from '../../domain/judge-move.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'

/** At once: more would hold their locks too long. */
export const CASES_AT_ONCE_MAX = 1000

export type CaseMoveOrder = Readonly<{ to: OfficerState; reason: string; allOrNothing: boolean }>
export type MovedCases = Readonly<{ moved: readonly string[]; failures: readonly CaseFailure[] }>

/**
 * Moves cases one by one as far as each may be moved; or, where all or nothing is asked for, all of them or none.
 * @throws DomainError CASES_NOT_MOVED in the second case, with the reason of each that could not be
 */
export async function moveManyCases(
  trx: Transaction,
  places: readonly CasePlace[],
  { to, reason, allOrNothing }: CaseMoveOrder,
  officer: Person,
): Promise<MovedCases> {
  requireNoPersonalNumber(reason)
  const judged = (await lockCases(trx, places)).map((each) => ({
    caseId: each.id,
    fault: judgeMove(each, to, officer),
  }))
  const failures = judged.flatMap(({ caseId, fault }) =>
    fault === null ? [] : [{ caseId, problem: toProblemRecord(fault) }],
  )
  if (allOrNothing && failures.length > 0) throw casesNotMoved(failures, judged.length)
  const moved = judged.flatMap(({ caseId, fault }) => (fault === null ? [caseId] : []))
  await movedBy(trx, officer)
  if (moved.length > 0) await moveCases(trx, moved, to, reason)
  return { moved, failures }
}

export type OneCaseMove = Readonly<{ to: OfficerState; reason: string }>

export async function moveOneCase(
  trx: Transaction,
  place: CasePlace,
  { to, reason }: OneCaseMove,
  officer: Person,
): Promise<void> {
  requireNoPersonalNumber(reason)
  for (const each of await lockCases(trx, [place])) {
    const fault = judgeMove(each, to, officer)
    if (fault !== null) throw fault
  }
  await movedBy(trx, officer)
  await moveCases(trx, [place.id], to, reason)
}

/** Whose they are from now on; also of a closed period, whose cases somebody still has to answer for. */
export async function assignManyCases(
  trx: Transaction,
  places: readonly CasePlace[],
  owner: string | null,
  officer: Person,
): Promise<void> {
  await lockCases(trx, places)
  await movedBy(trx, officer)
  await assignCases(
    trx,
    places.map(({ id }) => id),
    owner,
  )
}

export async function noteCase(trx: Transaction, caseId: string, note: string, officer: Person): Promise<void> {
  requireNoPersonalNumber(note)
  await insertNote(trx, caseId, note, officer)
}
