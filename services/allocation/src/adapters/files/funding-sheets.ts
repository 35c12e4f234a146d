import { type CsvShape, findColumns } from '@fundtrace/csv'
import { type CellDamage, locateColumns, pickCells, readSheet } from '@fundtrace/spreadsheet'
import { sheetRowsInvalid } from '../../domain/funding/funding-errors.ts'
import type { OpeningColumn } from '../../domain/funding/opening-rows.ts'
import type { RowFault, SheetRow } from '../../domain/funding/sheet-row.ts'
import type { StatementColumn } from '../../domain/funding/statement-credits.ts'

/**
 * A bank statement of a dedicated account, CSV or XLSX, in the columns that reconciliation reads too, and who paid. Balances and any
 * other column are left out. A bank that names no payer, quotes nothing or remarks nothing has no such column.
 */
export const readStatementSheet = (bytes: Uint8Array): Promise<SheetRow<StatementColumn>[]> =>
  readRows(
    bytes,
    {
      booking_date: ['booking_date', '记账日期', '交易日期'],
      bank_reference: ['bank_reference', '银行流水号', '交易流水号'],
      received: ['received', '收入', '收入金额', '贷方发生额'],
    },
    {
      reference: ['reference', '付款编号', '文号', '指标文号'],
      payer: ['payer', '付款人', '对方户名', '付款单位'],
      remark: ['remark', '摘要', '备注', '附言', '用途'],
    },
  )

/** What a county had with its funders on the day it starts here: one row a funder, and the control row 合计. */
export const readOpeningSheet = (bytes: Uint8Array): Promise<SheetRow<OpeningColumn>[]> =>
  readRows<OpeningColumn, never>(
    bytes,
    {
      funder: ['funder', '出资方'],
      due: ['due', '应拨', '全年应拨', '应拨（元）'],
      arrived: ['arrived', '已到位', '到位', '已到位（元）'],
      spent: ['spent', '已支出', '支出', '已支出（元）'],
    },
    {},
  )

/** A year of the largest fund. */
const ROWS_MAX = 200_000

async function readRows<Required extends string, Optional extends string>(
  bytes: Uint8Array,
  required: CsvShape<Required>,
  optional: CsvShape<Optional>,
): Promise<SheetRow<Required | Optional>[]> {
  await using sheet = await readSheet(oneChunk(bytes), { format: 'detect', limits: { maxRows: ROWS_MAX } })
  const positions = [...locateColumns(sheet.header, required), ...findColumns(sheet.header, optional).positions]
  const absent: Record<string, string> = Object.fromEntries(Object.keys(optional).map((name) => [name, '']))
  const rows: SheetRow<Required | Optional>[] = []
  const faults: RowFault[] = []
  for await (const read of sheet.rows) {
    const { row, cells, damaged } = pickCells<string>(read, positions)
    for (const { column, damage } of damaged)
      faults.push({
        row,
        column: column ?? '',
        value: column === null ? '' : (cells[column] ?? ''),
        fault: DAMAGES[damage],
      })
    // Complete: required columns were located, optional ones are '' where they are not there.
    rows.push({ row, cells: { ...absent, ...cells } as Record<Required | Optional, string> })
  }
  if (faults.length > 0) throw sheetRowsInvalid(faults)
  return rows
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const DAMAGES: Readonly<Record<CellDamage, RowFault['fault']>> = {
  number_too_long: { zh: '长数字按数值保存，末尾数字已丢失', en: 'Stored as a number: digits are lost' },
  error_value: { zh: '单元格为错误值', en: 'The cell is an error of a formula' },
  formula_not_computed: { zh: '公式尚未计算', en: 'The formula has not been computed' },
  day_unknown: { zh: '日期无效', en: 'The day is none' },
  field_count_wrong: { zh: '列数与表头不符', en: 'Another number of fields than the header' },
}
