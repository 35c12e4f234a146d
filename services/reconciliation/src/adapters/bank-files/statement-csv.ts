import { type CsvShape, readCsv } from '@fundtrace/csv'
import type { StatementColumn, StatementRow } from '../../domain/statement-rows.ts'

/**
 * The rows of a bank statement in CSV, UTF-8 or GB18030. Its description column (摘要) and any other are left out: they name
 * people, and nothing is compared by them.
 */
export const readStatementCsv = (bytes: Uint8Array): StatementRow[] => readCsv(bytes, SHAPE, { maxRows: ROWS_MAX })

const SHAPE: CsvShape<StatementColumn> = {
  booking_date: ['booking_date', '记账日期'],
  bank_reference: ['bank_reference', '银行流水号'],
  reference: ['reference', '付款编号'],
  paid_out: ['paid_out', '支出'],
  received: ['received', '收入'],
  balance: ['balance', '余额'],
}

/** Above the largest fund of one statement there is: 100,000 people paid and a tenth of them sent back. */
const ROWS_MAX = 200_000
