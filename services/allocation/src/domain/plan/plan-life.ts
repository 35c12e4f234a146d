import type { DomainError } from '@fundtrace/problem'
import {
  noticeNotOver,
  objectionOutOfTime,
  objectionsOpen,
  planApprovedByMaker,
  planMoveForbidden,
} from './plan-life-errors.ts'

/**
 * draft: being computed. computed: to be looked at and compared. noticed: in public notice (公示). approved: the ledger is asked.
 * posted: in force. failed, withdrawn, refused and superseded are ends.
 */
export const PLAN_STATES = [
  'draft',
  'computed',
  'failed',
  'submitted',
  'noticed',
  'approved',
  'posted',
  'refused',
  'withdrawn',
  'superseded',
] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Which state follows which; the database has the same rows (plan_transitions). */
export const TRANSITIONS: Readonly<Record<PlanState, readonly PlanState[]>> = {
  draft: ['computed', 'failed', 'withdrawn'],
  computed: ['submitted', 'approved', 'withdrawn'],
  failed: [],
  submitted: ['noticed', 'approved', 'withdrawn'],
  noticed: ['approved', 'withdrawn'],
  approved: ['posted', 'refused'],
  posted: ['superseded'],
  refused: [],
  withdrawn: [],
  superseded: [],
}

/** What a decision about a plan looks at. Days are YYYY-MM-DD in Shanghai. */
export type PlanStanding = Readonly<{
  id: string
  state: PlanState
  madeBy: string
  submittedBy: string | null
  /** 0 where its programme asks for no notice. */
  noticeDays: number
  noticeFrom: string | null
  noticeTo: string | null
}>

/** @throws DomainError ALLOCATION_PLAN_STATE_WRONG unless the plan can go there from where it is. */
export function requireMove(plan: Pick<PlanStanding, 'id' | 'state'>, to: PlanState): void {
  if (!TRANSITIONS[plan.state].includes(to)) throw planMoveForbidden(plan.id, plan.state, to, statesBefore(to))
}

const statesBefore = (to: PlanState): PlanState[] => PLAN_STATES.filter((from) => TRANSITIONS[from].includes(to))

/**
 * Another officer than whoever made or submitted it says yes, and where the programme asks for a public notice, after its last day, with
 * every objection answered (001 part 5 (10); 003 2.4.2). Submitting is implied where there is no notice.
 */
export function refuseApproval(
  plan: PlanStanding,
  officer: string,
  today: string,
  openObjections: number,
): DomainError | null {
  if (plan.madeBy === officer || plan.submittedBy === officer) return planApprovedByMaker(plan.id, officer)
  if (!TRANSITIONS[plan.state].includes('approved'))
    return planMoveForbidden(plan.id, plan.state, 'approved', statesBefore('approved'))
  if (plan.noticeDays === 0) return null
  if (plan.state !== 'noticed' || plan.noticeTo === null)
    return planMoveForbidden(plan.id, plan.state, 'approved', ['noticed'])
  if (today <= plan.noticeTo) return noticeNotOver(plan.id, plan.noticeTo, today)
  return openObjections > 0 ? objectionsOpen(plan.id, openObjections) : null
}

/** The last day of a notice that begins on this one; both days count. */
export function lastNoticeDay(firstDay: string, noticeDays: number): string {
  const last = new Date(`${firstDay}T00:00:00Z`)
  last.setUTCDate(last.getUTCDate() + noticeDays - 1)
  return last.toISOString().slice(0, 10)
}

/** Objections are raised from the first day of the notice to the last, both included. */
export function refuseObjection(plan: PlanStanding, today: string): DomainError | null {
  if (plan.state !== 'noticed' || plan.noticeFrom === null || plan.noticeTo === null)
    return planMoveForbidden(plan.id, plan.state, 'objected', ['noticed'])
  if (today < plan.noticeFrom || today > plan.noticeTo)
    return objectionOutOfTime(plan.id, { from: plan.noticeFrom, to: plan.noticeTo }, today)
  return null
}
