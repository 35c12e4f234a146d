/**
 * Tables that people keep in Excel and WPS. `readSheet` reads a sheet of a workbook or a CSV file row by row, in memory that
 * does not grow with it, and says which cells the spreadsheet has spoilt; `writeWorkbook` and `writeHtmlTables` write the
 * same description of a report as a workbook and as a page to print.
 */
export {
  type HeaderTest,
  readSheet,
  type ReadSheetOptions,
  type Sheet,
  type SheetFormat,
  type SheetInput,
} from './read-sheet.ts'
export type { SheetLimits } from './sheet-limits.ts'
export type { StoredFile } from './stored-file.ts'
export type { CellDamage, DamagedCell, SheetRow } from './sheet-row.ts'
export { type LocatedCells, locateColumns, pickCells } from './locate-columns.ts'
export type { ReportColumn, ReportRow, ReportSheet } from './report-sheet.ts'
export { sheetToBuffer, workbookChunks, writeWorkbook } from './write-workbook.ts'
export { htmlToBuffer, type HtmlReport, writeHtmlTables } from './write-html-tables.ts'
