import type { DomainError } from '@fundtrace/problem'
import { caseNotByAnother, caseStateWrong, caseWithoutCorrection } from './case-errors.ts'
import { CASE_MOVES, type CaseState, type OfficerState } from './case-moves.ts'
import { isNoneOf, type Person } from './four-eyes.ts'
import { periodClosed } from './period-errors.ts'

/** What an officer's move of a case depends on. */
export type MovedCase = Readonly<{
  id: string
  jobId: string
  state: CaseState
  /** Who had a hand in it since it was last open or reopened. */
  hands: readonly string[]
  /** Cut-off day of the last run that looked at it, YYYY-MM-DD. */
  judgedOn: string
  isCorrectionDone: boolean
  /** Last day that is closed for its job; null where none is. */
  closedThrough: string | null
}>

/** Why an officer cannot move a case there; null where he can. In this order: the state, the period, the correction, the other pair of eyes. */
export function judgeMove(moved: MovedCase, to: OfficerState, officer: Person): DomainError | null {
  if (!CASE_MOVES.officer[moved.state].includes(to)) return caseStateWrong(moved.id, moved.state, to)
  if (isClosed(moved)) return periodClosed(moved.jobId, moved.judgedOn, moved.closedThrough ?? moved.judgedOn)
  if (to === 'corrected' && !moved.isCorrectionDone) return caseWithoutCorrection(moved.id)
  if (to === 'accepted' && !isNoneOf(officer, moved.hands)) return caseNotByAnother(moved.id, officer, moved.hands)
  return null
}

/** Days are texts of one form: their order is that of time. */
const isClosed = ({ judgedOn, closedThrough }: MovedCase): boolean =>
  closedThrough !== null && judgedOn <= closedThrough
