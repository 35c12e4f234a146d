import assert from 'node:assert/strict'
import { unguardCell } from './cell-guard.ts'
import { type ColumnPosition, type CsvShape, findColumns } from './find-columns.ts'
import { columnDuplicate, columnMissing, fieldCountWrong, fileEmpty, fileTooLarge } from './csv-problems.ts'
import { parseRecords } from './records.ts'
import { decodeText } from './text-encoding.ts'

export type CsvRow<Name extends string> = Readonly<{
  /** Where the row begins in the file as an editor counts; the first line is 1. */
  line: number
  /** Trimmed text, never null; a number is for the caller to parse. */
  cells: Readonly<Record<Name, string>>
}>

/** `maxBytes` is 64 MiB unless told. `maxRows` counts rows below the header; unlimited unless told. */
export type CsvLimits = Readonly<{ maxBytes?: number; maxRows?: number }>

/**
 * Reads a whole table: UTF-8 with or without a mark, else GB18030; a header row, then rows of as many fields.
 * Columns that the shape does not name are left out, and so are lines of nothing but commas and white space.
 *
 * @throws DomainError CSV_FILE_TOO_LARGE, CSV_ROWS_TOO_MANY, CSV_FILE_BINARY, CSV_ENCODING_UNKNOWN, CSV_FILE_EMPTY,
 *   CSV_COLUMN_MISSING, CSV_COLUMN_DUPLICATE, CSV_ROW_MALFORMED. None of them repeats a cell: it may be a person's.
 */
export function readCsv<Name extends string>(
  bytes: Uint8Array,
  shape: CsvShape<Name>,
  { maxBytes = DEFAULT_MAX_BYTES, maxRows = Number.POSITIVE_INFINITY }: CsvLimits = {},
): CsvRow<Name>[] {
  if (bytes.byteLength > maxBytes) throw fileTooLarge(bytes.byteLength, maxBytes)

  const [header, ...records] = parseRecords(decodeText(bytes), maxRows)
  if (header === undefined) throw fileEmpty()
  const positions = locateColumns(header.fields.map(unguardCell), shape)

  return records.map(({ line, fields }) => {
    if (fields.length !== header.fields.length) throw fieldCountWrong(line, header.fields.length, fields.length)
    return { line, cells: pickCells(fields, positions) }
  })
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024

function locateColumns<Name extends string>(headers: readonly string[], shape: CsvShape<Name>): ColumnPosition<Name>[] {
  const { positions, missing, duplicates } = findColumns(headers, shape)
  if (missing.length > 0) throw columnMissing(missing)
  const [duplicate] = duplicates
  if (duplicate) throw columnDuplicate(duplicate.column, duplicate.headers)
  return positions
}

function pickCells<Name extends string>(
  fields: readonly string[],
  positions: readonly ColumnPosition<Name>[],
): CsvRow<Name>['cells'] {
  const cells: Partial<Record<Name, string>> = {}
  for (const { name, index } of positions) {
    const field = fields[index]
    assert(field !== undefined, 'the field count was compared with the header')
    cells[name] = unguardCell(field)
  }
  // Complete: there is one position for every name of the shape.
  return cells as Record<Name, string>
}
