import { DomainError, type ProblemKind, type ProblemRecord, type ProblemValues } from '@fundtrace/problem'
import type { Person } from './four-eyes.ts'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export const caseUnknown = (caseId: string): DomainError =>
  problem('not_found', 'CASE_UNKNOWN', '差异不存在', 'There is no such case', `No case ${caseId} is followed.`, {
    case_id: caseId,
  })

export const caseStateWrong = (caseId: string, state: string, wanted: string): DomainError =>
  problem(
    'conflict',
    'CASE_STATE_WRONG',
    '差异当前状态不允许此操作',
    'The case is not in a state for this',
    `Case ${caseId} is ${state}; it cannot become ${wanted}.`,
    { case_id: caseId, state, wanted },
  )

/** `hands`: everybody who explained, corrected or proposed since the case was last open, and those in whose place. */
export const caseNotByAnother = (caseId: string, officer: Person, hands: readonly string[]): DomainError =>
  problem(
    'forbidden',
    'CASE_OFFICER_NOT_ANOTHER',
    '须由另一人认可',
    'Another officer must accept it',
    `${named(officer)} or whom he stands in for has explained case ${caseId} or proposed its correction; another officer accepts it.`,
    { case_id: caseId, officer: officer.subject, acting_for: officer.actingFor, before: [...hands] },
  )

export const caseWithoutCorrection = (caseId: string): DomainError =>
  problem(
    'refused',
    'CASE_CORRECTION_MISSING',
    '没有已办结的更正',
    'No correction of it has been carried out',
    `No correction of case ${caseId} is done: propose one, send it and say when it is done, or explain the case.`,
    { case_id: caseId },
  )

export const casesTooMany = (most: number): DomainError =>
  problem(
    'refused',
    'CASES_TOO_MANY',
    '一次办理的差异过多',
    'Too many cases at once',
    `The filter names more than ${most} cases, which is the most that is done at once: narrow it.`,
    { most },
  )

/** A filter names others than the officer saw and decided about: nothing was done. */
export const casesOtherThanSeen = (expected: number, found: number): DomainError =>
  problem(
    'conflict',
    'CASES_OTHER_THAN_SEEN',
    '筛选出的差异已有变化，未办理',
    'The filter names other cases by now, so nothing was done',
    `The filter named ${expected} cases when they were looked at and names ${found} now: look at them again.`,
    { expected, found },
  )

/** Nothing was moved; of which cases, and why not, the first hundred. */
export const casesNotMoved = (failures: readonly CaseFailure[], count: number): DomainError =>
  problem(
    'conflict',
    'CASES_NOT_MOVED',
    '部分差异不能办理,全部未办理',
    'Some cases cannot be moved, so none was',
    `${failures.length} of ${count} cases cannot be moved, the first: ${failures[0]?.problem.detail ?? ''}`,
    {
      count,
      failed: failures.length,
      failures: failures.slice(0, FAILURES_SHOWN_MAX).map(({ caseId, problem: { code, detail } }) => ({
        case_id: caseId,
        code,
        detail,
      })),
    },
  )

export type CaseFailure = Readonly<{ caseId: string; problem: ProblemRecord }>

const FAILURES_SHOWN_MAX = 100

/** An officer as a sentence names him. */
export const named = ({ subject, actingFor }: Person): string =>
  actingFor === null ? subject : `${subject} in the place of ${actingFor}`
