import { DomainError } from '@fundtrace/problem'
import type { Month } from './period.ts'

export const monthClosed = (fundId: string, month: Month, closedAt: string, closedBy: string): DomainError =>
  new DomainError({
    code: 'LEDGER_MONTH_CLOSED',
    kind: 'conflict',
    title: { zh: '该月份已结账', en: 'The month is closed already' },
    detail: `${month} of ${fundId} was closed at ${closedAt} by ${closedBy}. A closed month is never opened again; what comes late counts in the open one.`,
    values: { fund_id: fundId, month, closed_at: closedAt, closed_by: closedBy },
  })

export const monthNotOver = (fundId: string, month: Month, overAt: string): DomainError =>
  new DomainError({
    code: 'LEDGER_MONTH_NOT_OVER',
    kind: 'refused',
    title: { zh: '该月份尚未结束', en: 'The month is not over' },
    detail: `${month} of ${fundId} is over at ${overAt}, at midnight in Shanghai; it cannot be closed before.`,
    values: { fund_id: fundId, month, over_at: overAt },
  })

export const monthOutOfOrder = (fundId: string, month: Month, next: Month): DomainError =>
  new DomainError({
    code: 'LEDGER_MONTH_OUT_OF_ORDER',
    kind: 'refused',
    title: { zh: '须按月份顺序结账', en: 'Months are closed in their order' },
    detail: `${month} of ${fundId} cannot be closed now: the next month to close is ${next}.`,
    values: { fund_id: fundId, month, next_month: next },
  })

export const nothingToClose = (fundId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_FUND_EMPTY',
    kind: 'refused',
    title: { zh: '尚无可结账的记录', en: 'Nothing was posted yet' },
    detail: `Nothing was posted to ${fundId} yet, so there is no month to close.`,
    values: { fund_id: fundId },
  })

export const monthUnknown = (fundId: string, month: Month): DomainError =>
  new DomainError({
    code: 'LEDGER_MONTH_UNKNOWN',
    kind: 'not_found',
    title: { zh: '该月份未结账', en: 'The month is not closed' },
    detail: `${month} of ${fundId} is not among its closed months.`,
    values: { fund_id: fundId, month },
  })
