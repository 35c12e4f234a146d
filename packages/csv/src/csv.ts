/**
 * The file border: tables that bureaus and banks send and fetch as CSV. `readCsv` is strict and says where a file is wrong;
 * `writeCsv` writes what a spreadsheet shows unharmed and what `readCsv` reads back exactly.
 */
export { readCsv, type CsvLimits, type CsvRow, type CsvShape } from './read-csv.ts'
export { writeCsv } from './write-csv.ts'
export type { CsvEncoding } from './text-encoding.ts'
