import { guardFormula } from '@fundtrace/csv'
import { numberOfDay } from './cell-day.ts'
import { escapeText } from './escaped-text.ts'
import {
  columnWidth,
  headerRowOf,
  isNumberOfKind,
  type ReportColumn,
  type ReportSheet,
  rowsOf,
} from './report-sheet.ts'
import { reportTooLong, textUnwritable } from './sheet-problems.ts'
import { DECLARATION, MAIN, STYLE } from './workbook-xml.ts'

/** A sheet of the report in chunks: title, header that stays in sight, table with filter, notes. Elements in the schema's order. */
export async function* worksheetXml(sheet: ReportSheet, isFirst: boolean): AsyncGenerator<Buffer> {
  const { name, columns, title, head = [], notes = [], isExact: isForProgram = false } = sheet
  const text = isForProgram ? STYLE.exactText : STYLE.text
  const headerRow = headerRowOf(sheet)
  let xml = beforeRows(sheet, isFirst)
  if (title !== undefined) xml += rowXml(1, [textCell('A', 1, title, STYLE.title, name)])
  const letters = columns.map((_, index) => columnLetters(index))
  const textsOf = (row: number, texts: readonly string[], style: number) =>
    rowXml(
      row,
      texts.map((text, index) => textCell(letters[index] ?? '', row, text, style, name)),
    )
  head.forEach((texts, index) => (xml += textsOf(headerRow - head.length + index, texts, text)))
  xml += textsOf(
    headerRow,
    columns.map(({ header }) => header),
    STYLE.header,
  )

  let row = headerRow
  for await (const cells of rowsOf(sheet)) {
    row += 1
    if (row + notes.length > ROWS_MAX) throw reportTooLong(name, ROWS_MAX)
    xml += rowXml(
      row,
      columns.map(({ kind }, index) => cellXml(letters[index] ?? '', row, cells[index] ?? '', kind, name, text)),
    )
    if (xml.length > CHUNK_LENGTH) {
      yield Buffer.from(xml)
      xml = ''
    }
  }

  const last = letters.at(-1) ?? 'A'
  const noteRows = notes.map((note, index) => ({ note, row: row + 1 + index }))
  xml += noteRows.map(({ note, row: at }) => rowXml(at, [textCell('A', at, note, STYLE.note, name)])).join('')
  xml += `</sheetData><autoFilter ref="A${headerRow}:${last}${row}"/>`
  yield Buffer.from(
    xml + mergedRows([...(title === undefined ? [] : [1]), ...noteRows.map(({ row: at }) => at)], last) + AFTER_ROWS,
  )
}

/** What a sheet has room for. */
const ROWS_MAX = 1_048_576
const CELL_LENGTH_MAX = 32_767
const CHUNK_LENGTH = 64 * 1024

function beforeRows(sheet: ReportSheet, isFirst: boolean): string {
  const headerRow = headerRowOf(sheet)
  const widths = sheet.columns
    .map(
      (column, index) => `<col min="${index + 1}" max="${index + 1}" width="${columnWidth(column)}" customWidth="1"/>`,
    )
    .join('')
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    `<pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths}</cols><sheetData>`
  )
}

const AFTER_ROWS =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'

/** Titles and notes run over the whole width. */
function mergedRows(rows: readonly number[], last: string): string {
  if (rows.length === 0 || last === 'A') return ''
  return `<mergeCells count="${rows.length}">${rows.map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`).join('')}</mergeCells>`
}

const rowXml = (row: number, cells: readonly string[]): string => `<row r="${row}">${cells.join('')}</row>`

function cellXml(
  letters: string,
  row: number,
  cell: string,
  kind: ReportColumn['kind'],
  sheet: string,
  textStyle: number,
): string {
  if (cell === '') return `<c r="${letters}${row}" s="${STYLE[kind]}"/>`
  const number = kind === 'day' ? numberOfDay(cell) : isNumberOfKind(cell, kind) && isExact(cell) ? cell : null
  if (number === null) return textCell(letters, row, cell, kind === 'text' ? textStyle : STYLE.otherText, sheet)
  return `<c r="${letters}${row}" s="${STYLE[kind]}"><v>${number}</v></c>`
}

/** A spreadsheet's number has 15 significant digits: a larger amount is written as text, to the fen. */
const isExact = (number: string): boolean => number.replaceAll(/\D/g, '').replace(/^0+/, '').length <= 15

/**
 * Within the sheet and not shared with others, so that nothing need be remembered. A text that would run if somebody saved
 * it as CSV or edited its cell gets the apostrophe of @fundtrace/csv, which `readSheet` takes off.
 */
function textCell(letters: string, row: number, text: string, style: number, sheet: string): string {
  const guarded = style === STYLE.exactText ? text : guardFormula(text)
  if (guarded.length > CELL_LENGTH_MAX) throw textUnwritable(sheet, row)
  return `<c r="${letters}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(guarded)}</t></is></c>`
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}
