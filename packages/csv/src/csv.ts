/**
 * The file border: tables that bureaus and banks send and fetch as CSV. `readCsv` is strict and says where a file is wrong;
 * `writeCsv` writes what a spreadsheet shows unharmed and what `readCsv` reads back exactly. `streamCsv` reads and `writeCsvStream`
 * writes a file of any size row by row. What @fundtrace/spreadsheet shares with it: the guards of a cell and the search for columns.
 */
export { readCsv, type CsvLimits, type CsvRow } from './read-csv.ts'
export { streamCsv, type CsvRecordInSheet } from './stream-csv.ts'
export { writeCsv } from './write-csv.ts'
export { writeCsvStream } from './write-csv-stream.ts'
export { guardFormula, unguardCell } from './cell-guard.ts'
export { findColumns, type ColumnPosition, type CsvShape } from './find-columns.ts'
export { type CsvEncoding, decodeStream, encodePart } from './text-encoding.ts'
