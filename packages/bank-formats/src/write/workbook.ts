import { type ReportSheet, workbookChunks } from '@fundtrace/spreadsheet'
import type { WorkbookPayments } from '../template/template-schema.ts'
import type { PaymentFileHeader, PaymentParcel } from './payment-order.ts'
import { lineCells, paymentCells } from './template-cells.ts'

/**
 * A workbook. Numbers of accounts are text cells, and so is what looks like a formula: its cell's type keeps it from running, and its value is what
 * the bank is to read, without an apostrophe.
 */
export async function* writeTemplateWorkbook(
  payments: WorkbookPayments,
  header: PaymentFileHeader,
  parcels: AsyncIterable<PaymentParcel>,
): AsyncGenerator<Buffer> {
  const { sheet, columns, head = [], tail = [], amount } = payments
  const asLine = (cells: readonly string[]): string[] => [
    ...cells,
    ...Array.from({ length: Math.max(0, columns.length - cells.length) }, () => ''),
  ]
  const table: ReportSheet = {
    name: sheet,
    isExact: true,
    columns: columns.map(({ header: name, field }) => ({
      header: name,
      kind: field === 'amount' && amount.cell === 'number' ? 'amount' : 'text',
      ...(field === 'payee_account' || field === 'reference' ? { width: 26 } : {}),
    })),
    head: head.map((line) => asLine(lineCells(payments, header, line))),
    rows: rowsOf(),
  }
  async function* rowsOf(): AsyncGenerator<string[]> {
    const cellsOf = paymentCells(payments, header)
    let place = 0
    for await (const parcel of parcels)
      for await (const page of parcel.pages) for (const line of page) yield cellsOf(line, (place += 1))
    for (const line of tail) yield asLine(lineCells(payments, header, line))
  }
  for await (const chunk of workbookChunks([table])) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}
