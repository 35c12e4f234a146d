import type { Item } from '@fundtrace/matching'
import { readSheet, type SheetRow } from '@fundtrace/spreadsheet'
import { cellMoment, cellTime, instantOf } from './cell-moment.ts'
import type { ColumnMapping, TableFormat } from './column-mapping.ts'
import { findRoles, namesEveryColumn, type Place, type Roles, separatorOfHeader } from './find-roles.ts'
import type { ListFile } from './list-file.ts'
import { listFault } from './list-fault.ts'
import { explainBrokenRow } from './other-separator.ts'
import { pageSequence } from './page-sequence.ts'
import { rowAmount } from './row-amount.ts'
import { runningBalance } from './running-balance.ts'
import { type Tally, tellFault } from './tally.ts'
import { totalRows } from './total-rows.ts'

/** The rows of a CSV file or workbook as items; what is wrong goes into the tally. */
export async function* tableItems(
  file: ListFile,
  format: TableFormat,
  mapping: ColumnMapping,
  tally: Tally,
): AsyncGenerator<Item> {
  let separator: string | null = null
  const isHeader = (cells: readonly string[]): boolean => {
    if (namesEveryColumn(cells, mapping)) return true
    separator ??= format === 'csv' ? separatorOfHeader(cells, mapping.separator ?? ',', mapping) : null
    return false
  }
  const opened = readSheet(file, {
    format,
    headerRow: mapping.header_row ?? isHeader,
    ...(mapping.sheet !== undefined && { sheet: mapping.sheet }),
    ...(mapping.separator !== undefined && { separator: mapping.separator }),
    limits: { maxBytes: file.size, maxRows: ROWS_MAX },
  })
  await using sheet = await opened.catch((error: unknown) => explainBrokenRow(error, file, mapping))
  const roles = findRoles(sheet.header, mapping, separator)
  const totals = totalRows(roles, tally)
  const pages = pageSequence(roles.page, tally)
  const balance = runningBalance(roles.balance, tally)

  for await (const row of sheet.rows) {
    // Exports that were made to be printed say their header and page again.
    if (isHeaderAgain(row, sheet.header) || pages.takeMark(row) || totals.take(row)) continue
    if (isDamaged(row, roles, tally)) continue
    pages.take(row)
    const reading = rowAmount(row, roles)
    const moment = rowMoment(row, roles, tally)
    if (reading.fault !== null) {
      tellFault(tally, reading.fault)
      balance.skip()
      continue
    }
    totals.count(reading.parts)
    balance.take(row, reading.fen)
    if (moment === null) continue
    yield {
      row: row.row,
      id: (roles.id !== null && cellAt(row, roles.id)) || `L${row.row}`,
      amount: roles.isTurned ? -reading.fen : reading.fen,
      on: moment.on,
      at: moment.at,
      fields: Object.fromEntries(roles.fields.map(([name, place]) => [name, cellAt(row, place)])),
    }
  }
  totals.end()
  pages.end()
  balance.end()
}

/** Of a CSV file; a workbook's sheet has room for 1,048,575. */
const ROWS_MAX = 50_000_000

const cellAt = ({ cells }: SheetRow, { index }: Place): string => cells[index] ?? ''

/** The program that wrote the header wrote it the same way again. */
const isHeaderAgain = ({ cells }: SheetRow, header: readonly string[]): boolean =>
  header.every((name, index) => cells[index] === name)

/** Cells that a spreadsheet has spoilt, in the columns that are read. An identity number whose digits are lost is nobody's. */
function isDamaged({ row, damaged }: SheetRow, roles: Roles, tally: Tally): boolean {
  if (damaged.length === 0) return false
  const read = placesOf(roles)
  const faults = damaged.flatMap(({ column, damage }) => {
    if (column === null) return [listFault('field_count_wrong', row, '/')]
    const place = read.find(({ index }) => index === column)
    return place === undefined
      ? []
      : [listFault('cell_damaged', row, place.header, { expected: DAMAGES[damage] ?? 'a cell that can be read' })]
  })
  for (const fault of faults) tellFault(tally, fault)
  return faults.length > 0
}

const DAMAGES: Readonly<Record<string, string>> = {
  number_too_long: '文本格式,保留全部数字 / text, with all its digits',
  error_value: '公式的结果而非错误值 / the result of the formula, not an error',
  formula_not_computed: '先计算公式再保存 / a formula that was computed before the file was saved',
  day_unknown: '2016-09-12',
}

const placesOf = ({ id, amount, day, time, balance, page, fields }: Roles): readonly Place[] =>
  [
    id,
    ...(amount === null
      ? []
      : amount.kind === 'pair'
        ? [amount.in, amount.out]
        : [amount.place, amount.direction?.place ?? null]),
    day,
    time,
    balance,
    page,
    ...fields.map(([, place]) => place),
  ].filter((place) => place !== null)

/** The day, and the instant where the list says a time; null, with its fault told, where they cannot be read. */
function rowMoment(row: SheetRow, { day, time }: Roles, tally: Tally): Pick<Item, 'on' | 'at'> | null {
  if (day === null) return { on: null, at: null }
  const text = cellAt(row, day)
  if (text === '') {
    if (!day.isRequired) return { on: null, at: null }
    tellFault(tally, listFault('day_missing', row.row, day.header, { expected: day.formats.join(', ') }))
    return null
  }
  const moment = cellMoment(text, day.formats)
  if (moment === null) {
    tellFault(
      tally,
      listFault('day_unreadable', row.row, day.header, { value: text, expected: day.formats.join(', ') }),
    )
    return null
  }
  const clock = time === null ? '' : cellAt(row, time)
  if (time === null || clock === '')
    return { on: moment.day, at: moment.time === null ? null : instantOf(moment.day, moment.time) }
  // A workbook keeps a time of day as one of its first days.
  const read = cellTime(clock.replace(/^1(?:899|900)-\d{2}-\d{2} /, ''))
  if (read !== null) return { on: moment.day, at: instantOf(moment.day, read) }
  tellFault(
    tally,
    listFault('time_unreadable', row.row, time.header, { value: clock, expected: 'HH:MM:SS, HH:MM, HHMMSS' }),
  )
  return null
}
