import { isNegative, type Money, parseAmount } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { BilingualTitle } from '@fundtrace/problem'
import type { BankLine } from './bank-line.ts'
import { coversDay, type StatementDays } from './statement-days.ts'

export type StatementColumn = 'booking_date' | 'bank_reference' | 'reference' | 'paid_out' | 'received' | 'balance'
/** A row as a file gives it: text, trimmed, never null. */
export type StatementRow = Readonly<{ line: number; cells: Readonly<Record<StatementColumn, string>> }>
export type RowFault = Readonly<{ line: number; column: StatementColumn; value: string; fault: BilingualTitle }>

/** Reads every row, and tells of everything that is wrong with any of them. */
export function readRows(
  rows: readonly StatementRow[],
  days: StatementDays,
): Readonly<{ lines: BankLine[]; faults: RowFault[] }> {
  const faults: RowFault[] = []
  const lines = rows.flatMap((row): BankLine[] => {
    const before = faults.length
    const read = readRow(row, days, (column, fault) =>
      faults.push({ line: row.line, column, value: row.cells[column], fault }),
    )
    return faults.length === before && read !== null ? [read] : []
  })
  return { lines, faults }
}

type Refuse = (column: StatementColumn, fault: BilingualTitle) => void

function readRow({ line, cells }: StatementRow, days: StatementDays, refuse: Refuse): BankLine | null {
  if (!isCalendarDay(cells.booking_date)) refuse('booking_date', FAULTS.notADay)
  else if (!coversDay([days], cells.booking_date)) refuse('booking_date', FAULTS.outsideDays)
  if (cells.bank_reference === '') refuse('bank_reference', FAULTS.empty)
  for (const column of ['bank_reference', 'reference'] as const)
    if (cells[column].length > REFERENCE_CHARACTERS_MAX) refuse(column, FAULTS.tooLong)

  const balance = readAmount(cells, 'balance', refuse)
  if (cells.paid_out !== '' && cells.received !== '') refuse('received', FAULTS.bothSides)
  if (cells.paid_out === '' && cells.received === '') refuse('paid_out', FAULTS.noSide)
  const direction = cells.paid_out === '' ? 'received' : 'paid_out'
  if (cells[direction] === '') return null
  const amount = readAmount(cells, direction, refuse)
  if (amount !== null && isNegative(amount)) refuse(direction, FAULTS.negative)
  if (amount === null || balance === null) return null
  return {
    line,
    bookingDate: cells.booking_date,
    bankReference: cells.bank_reference,
    reference: cells.reference === '' ? null : cells.reference,
    direction,
    amount,
    balance,
  }
}

function readAmount(cells: StatementRow['cells'], column: StatementColumn, refuse: Refuse): Money | null {
  try {
    return parseAmount(cells[column])
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    refuse(column, error.title)
    return null
  }
}

const isCalendarDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** As long as the longest document number that travels on a topic. */
const REFERENCE_CHARACTERS_MAX = 100

const FAULTS = {
  notADay: { zh: '日期应为 YYYY-MM-DD', en: 'A day is written YYYY-MM-DD' },
  outsideDays: { zh: '日期不在所报的流水期间内', en: 'The day is outside the days stated for the statement' },
  empty: { zh: '不能为空', en: 'This must not be empty' },
  tooLong: { zh: '不得超过 100 个字符', en: 'At most 100 characters' },
  bothSides: { zh: '支出与收入只能填一项', en: 'A line pays out or receives, not both' },
  noSide: { zh: '支出与收入须填一项', en: 'A line pays out or receives; both are empty' },
  negative: { zh: '支出与收入不得为负', en: 'What is paid out or received is never negative' },
} as const
