import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'
import type { ReportKind } from './report-period.ts'

export const reportNumberUnknown = (kind: ReportKind, number: number): DomainError =>
  problem(
    'refused',
    'REPORT_UNKNOWN',
    '没有这一期报告',
    'There is no such report',
    `A year has ${kind === 'half_year' ? '2 halves' : '4 quarters'}, no number ${number}.`,
    { kind, number },
  )

/** Figures stand at a day of the period that has come. */
export const reportDayUnfit = (on: string, from: string, last: string): DomainError =>
  problem(
    'refused',
    'REPORT_DAY_UNFIT',
    '日期不在统计期间内',
    'The day is not one of the period so far',
    last < from ? `The period begins on ${from}, after today.` : `${on} is not between ${from} and ${last}.`,
    { on, from, last },
  )
