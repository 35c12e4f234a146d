import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'
import { named } from './case-errors.ts'
import type { Person } from './four-eyes.ts'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export const periodUnknown = (periodId: string): DomainError =>
  problem('not_found', 'PERIOD_UNKNOWN', '期间不存在', 'There is no such period', `No period ${periodId} is known.`, {
    period_id: periodId,
  })

/** `day` and `closedThrough`: YYYY-MM-DD, days in Shanghai. */
export const periodClosed = (jobId: string, day: string, closedThrough: string): DomainError =>
  problem(
    'conflict',
    'PERIOD_CLOSED',
    '该期间已结账',
    'The period is closed',
    `Job ${jobId} is closed through ${closedThrough}, and ${day} lies in it: a closed period stays closed, and new facts go to the next one.`,
    { job_id: jobId, day, closed_through: closedThrough },
  )

export const periodDayWrong = (jobId: string, through: string, today: string): DomainError =>
  problem(
    'refused',
    'PERIOD_DAY_WRONG',
    '结账日须早于今日',
    'Only a day that is over can be closed',
    `Job ${jobId} cannot be closed through ${through}: today is ${today}, and a period is closed when its last day is over.`,
    { job_id: jobId, through, today },
  )

export const periodAsked = (jobId: string, periodId: string): DomainError =>
  problem(
    'conflict',
    'PERIOD_ASKED',
    '已有待复核的结账申请',
    'A closing waits to be agreed to',
    `Period ${periodId} of job ${jobId} waits for another officer: agree to it or reject it first.`,
    { job_id: jobId, period_id: periodId },
  )

export const periodDecided = (periodId: string, state: string): DomainError =>
  problem('conflict', 'PERIOD_DECIDED', '该结账申请已处理', 'It is decided', `Period ${periodId} is ${state}.`, {
    period_id: periodId,
    state,
  })

export const periodNotByAnother = (periodId: string, officer: Person, maker: Person): DomainError =>
  problem(
    'forbidden',
    'PERIOD_OFFICER_NOT_ANOTHER',
    '须由另一人复核',
    'Another officer must agree',
    `${named(maker)} asked for the closing of period ${periodId}; ${named(officer)} cannot decide on it.`,
    {
      period_id: periodId,
      officer: officer.subject,
      acting_for: officer.actingFor,
      before: maker.subject,
      before_for: maker.actingFor,
    },
  )
