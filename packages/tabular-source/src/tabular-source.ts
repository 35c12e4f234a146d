/**
 * Any list as Items: a CSV file or a workbook through a column mapping, a bank's statement through its own format. Read in memory that
 * does not grow with it; what is wrong is said with its line, column, value and what would be right. Nothing is guessed or rounded.
 */
export { ColumnMapping, parseColumnMapping, type TableFormat } from './column-mapping.ts'
export { fileAt, hashFile, type ListFile } from './list-file.ts'
export type { FaultCode, ListFault } from './list-fault.ts'
export { type ListReading, type ListSummary, openList } from './open-list.ts'
export { type PlainCsv, plainCsv } from './plain-csv.ts'
export type { PageProof } from './statement-pages.ts'
export { listFaulty } from './list-problems.ts'
