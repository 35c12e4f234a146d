import { formatMoney, type Money } from '@fundtrace/money'
import { maskBankAccount } from '@fundtrace/personal-data'
import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'
import type { RowFault } from './statement-rows.ts'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export const unknown = (thing: 'fund' | 'statement' | 'run', id: string): DomainError =>
  problem(
    'not_found',
    `${thing.toUpperCase()}_UNKNOWN`,
    '未找到',
    `There is no such ${thing}`,
    `Reconciliation knows no ${thing} ${id}.`,
    { [`${thing}_id`]: id },
  )

export const statementEmpty = (): DomainError =>
  problem(
    'refused',
    'STATEMENT_EMPTY',
    '银行流水没有明细',
    'The statement has no lines',
    'The file has a header and no line below it: there is no balance to prove.',
    {},
  )

/** Everything that is wrong with the rows, so that a bureau corrects its file once. */
export const statementRowsInvalid = (faults: readonly RowFault[]): DomainError =>
  problem(
    'refused',
    'STATEMENT_ROWS_INVALID',
    '银行流水有不合格的行',
    'Rows of the statement cannot be read',
    `${faults.length} cells of the statement are wrong, the first on line ${faults[0]?.line}: ${faults[0]?.fault.en}.`,
    {
      fault_count: faults.length,
      faults: faults.slice(0, FAULTS_SHOWN_MAX).map(({ line, column, value, fault }) => ({
        line,
        column,
        value: showCell(value),
        fault_zh: fault.zh,
        fault_en: fault.en,
      })),
    },
  )

export const statementBalanceBroken = (line: number, expected: Money, found: Money): DomainError =>
  problem(
    'refused',
    'STATEMENT_BALANCE_BROKEN',
    '银行流水余额不连续',
    'The balance does not follow from the line before',
    `Line ${line}: the balance before and this entry make ${formatMoney(expected)}, the file says ${formatMoney(found)}. A line is missing, added or changed.`,
    { line, expected: formatMoney(expected), found: formatMoney(found) },
  )

export const statementDaysReversed = (from: string, to: string): DomainError =>
  problem(
    'malformed',
    'STATEMENT_DAYS_REVERSED',
    '流水期间起止颠倒',
    'The first day is after the last',
    `A statement cannot be from ${from} to ${to}.`,
    { from, to },
  )

export const statementDaysDiffer = (statementId: string, stored: string, stated: string): DomainError =>
  problem(
    'conflict',
    'STATEMENT_DAYS_DIFFER',
    '该流水已按另一期间上传',
    'This file is already stored for other days',
    `The same file is statement ${statementId}, for ${stored}; now it is said to be for ${stated}.`,
    { statement_id: statementId, stored, stated },
  )

/** Lines of a day that stands in two statements would look as if the bank had booked them twice. */
export const statementsOverlap = (fundId: string, ids: readonly string[], day: string): DomainError =>
  problem(
    'refused',
    'RUN_STATEMENTS_OVERLAP',
    '同一资金的流水期间重叠',
    'Statements of one fund overlap',
    `Statements ${ids.join(' and ')} of ${fundId} both speak for ${day}; compare one of them.`,
    { fund_id: fundId, statement_ids: [...ids], day },
  )

const FAULTS_SHOWN_MAX = 100
const CELL_CHARACTERS_MAX = 60

/** A cell as it may be repeated: in a file whose columns are shifted it may be anybody's account. */
const showCell = (value: string): string =>
  value.slice(0, CELL_CHARACTERS_MAX).replaceAll(/\d{12,}/g, (digits) => maskBankAccount(digits))
