import { DomainError } from '@fundtrace/problem'
import type { Month } from './period.ts'

export const cursorMalformed = (cursor: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CURSOR_MALFORMED',
    kind: 'malformed',
    title: { zh: '翻页标记不正确', en: 'Not a cursor of this list' },
    detail: `"${cursor.slice(0, 80)}" was not given as the "next" of a page of this list.`,
    values: { after: cursor.slice(0, 80) },
  })

export const accountNotThere = (fundId: string, account: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_NOT_FOUND',
    kind: 'not_found',
    title: { zh: '没有该账户', en: 'There is no such account' },
    detail: `Fund ${fundId} has no account ${account}.`,
    values: { fund_id: fundId, account },
  })

export const monthsTurned = (from: Month, to: Month): DomainError =>
  new DomainError({
    code: 'LEDGER_MONTHS_TURNED',
    kind: 'malformed',
    title: { zh: '起止月份颠倒', en: 'It ends before it begins' },
    detail: `From ${from} to ${to} is no time: the first month is after the last.`,
    values: { from, to },
  })

/** A sheet has so many rows and no more. */
export const workbookTooLong = (lines: number, maximum: number): DomainError =>
  new DomainError({
    code: 'LEDGER_WORKBOOK_TOO_LONG',
    kind: 'refused',
    title: { zh: '行数超过工作表上限', en: 'More lines than a sheet can hold' },
    detail: `The account has ${lines} lines, a sheet holds ${maximum}: ask for CSV, or for less of it in recorded_from and recorded_to.`,
    values: { lines, maximum },
  })
