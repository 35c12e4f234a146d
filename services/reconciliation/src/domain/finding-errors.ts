import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'
import { named } from './case-errors.ts'
import { FINDING_MOVES, type FindingState } from './file-moves.ts'
import type { Person } from './four-eyes.ts'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export function requireFindingMove(id: string, from: FindingState, to: FindingState): void {
  if (!FINDING_MOVES[from].includes(to)) throw findingStateWrong(id, from, to)
}

export const findingUnknown = (id: string): DomainError =>
  problem('not_found', 'FINDING_UNKNOWN', '审计发现不存在', 'There is no such finding', `No finding ${id} was made.`, {
    finding_id: id,
  })

const findingStateWrong = (id: string, state: string, wanted: string): DomainError =>
  problem(
    'conflict',
    'FINDING_STATE_WRONG',
    '审计发现当前状态不允许此操作',
    'The finding is not in a state for this',
    `Finding ${id} is ${state}; it cannot become ${wanted}.`,
    { finding_id: id, state, wanted },
  )

/** `hands`: who made it and who recorded its answers, and in whose places. */
export const findingNotByAnother = (
  id: string,
  officer: Person,
  hands: readonly string[],
  wanted: string,
): DomainError =>
  problem(
    'forbidden',
    'FINDING_OFFICER_NOT_ANOTHER',
    '须由另一人办理',
    'Another officer must do this',
    `${named(officer)} or whom he stands in for made finding ${id} or recorded an answer to it; for ${wanted} it takes another officer.`,
    { finding_id: id, officer: officer.subject, acting_for: officer.actingFor, before: [...hands] },
  )

export const findingWithoutEvidence = (id: string): DomainError =>
  problem(
    'refused',
    'FINDING_EVIDENCE_MISSING',
    '没有整改证明材料',
    'Nothing shows the rectification',
    `No evidence came with the answers to finding ${id}: it cannot be verified.`,
    { finding_id: id },
  )

/** The cases of a finding belong to one office's area. */
export const findingOfSeveralAreas = (areas: readonly string[]): DomainError =>
  problem(
    'refused',
    'FINDING_OF_SEVERAL_AREAS',
    '一项审计发现只能涉及一个行政区划',
    'A finding is of one area',
    `The cases lie in ${areas.join(', ')}: make a finding for each.`,
    { areas: [...areas] },
  )

export const findingDeadlineWrong = (deadline: string, today: string): DomainError =>
  problem(
    'refused',
    'FINDING_DEADLINE_WRONG',
    '整改期限不得早于今日',
    'The deadline is past',
    `The deadline ${deadline} lies before today, ${today}.`,
    { deadline, today },
  )
