import { isZero, type Money, parseAmount } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import { type Day, isCalendarDay } from './calendar-day.ts'
import { findDocumentNumber } from './document-number.ts'
import { readAmountCell, readRows, type Refuse, type RowFault, type SheetRow } from './sheet-row.ts'

export type StatementColumn = 'booking_date' | 'bank_reference' | 'received' | 'reference' | 'payer' | 'remark'

/** Money that came in, as one line of a dedicated account's bank statement says it. */
export type StatementCredit = Readonly<{
  row: number
  bookedOn: Day
  bankReference: string
  amount: Money
  payer: string | null
  /** Found in what the line quotes or remarks. */
  documentNumber: string | null
}>

/** The credits of a statement and everything that is wrong with any of its rows; lines that only pay out are passed over. */
export function readStatementCredits(
  rows: readonly SheetRow<StatementColumn>[],
  today: Day,
): Readonly<{ credits: StatementCredit[]; faults: RowFault[] }> {
  const { read, faults } = readRows(rows.filter(receives), (row, refuse) => readCredit(row, today, refuse))
  const seen = new Set<string>()
  for (const { row, bankReference } of read) {
    if (seen.has(bankReference))
      faults.push({ row, column: 'bank_reference', value: bankReference, fault: FAULTS.twice })
    seen.add(bankReference)
  }
  return { credits: read, faults }
}

const receives = ({ cells: { received } }: SheetRow<StatementColumn>): boolean => {
  if (received === '') return false
  try {
    return !isZero(parseAmount(received))
  } catch (error) {
    if (error instanceof DomainError) return true
    throw error
  }
}

function readCredit(
  { row, cells }: SheetRow<StatementColumn>,
  today: Day,
  refuse: Refuse<StatementColumn>,
): StatementCredit | null {
  if (!isCalendarDay(cells.booking_date)) refuse('booking_date', FAULTS.notADay)
  else if (cells.booking_date > today) refuse('booking_date', FAULTS.inFuture)
  if (cells.bank_reference === '') refuse('bank_reference', FAULTS.empty)
  if (cells.bank_reference.length > REFERENCE_CHARACTERS_MAX) refuse('bank_reference', FAULTS.tooLong)
  const amount = readAmountCell(cells, 'received', refuse)
  if (amount === null) return null
  return {
    row,
    bookedOn: cells.booking_date,
    bankReference: cells.bank_reference,
    amount,
    payer: cells.payer === '' ? null : cells.payer,
    documentNumber: findDocumentNumber(cells.reference) ?? findDocumentNumber(cells.remark),
  }
}

/** As long as the longest document number that travels on a topic. */
const REFERENCE_CHARACTERS_MAX = 100

const FAULTS = {
  notADay: { zh: '日期应为 YYYY-MM-DD', en: 'A day is written YYYY-MM-DD' },
  inFuture: { zh: '日期晚于今天', en: 'The day is after today' },
  empty: { zh: '不能为空', en: 'This must not be empty' },
  tooLong: { zh: '不得超过 100 个字符', en: 'At most 100 characters' },
  twice: { zh: '银行流水号在文件中重复', en: 'The bank reference stands in the file twice' },
} as const
