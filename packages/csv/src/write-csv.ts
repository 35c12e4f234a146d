import assert from 'node:assert/strict'
import { stringify } from 'csv-stringify/sync'
import { guardCell } from './cell-guard.ts'
import { textUnwritable } from './csv-problems.ts'
import { type CsvEncoding, decodeText, encodeText } from './text-encoding.ts'

/**
 * Writes a table with CRLF line ends: `columns` gives each column's header, in the order of the file.
 * Every cell is guarded against spreadsheets (see cell-guard.ts), so a negative amount stays a number and a card number text.
 *
 * @throws DomainError CSV_TEXT_UNWRITABLE when the bytes would not be read back as this text.
 */
export function writeCsv<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  rows: readonly Readonly<Record<Name, string>>[],
  { encoding }: Readonly<{ encoding: CsvEncoding }>,
): Buffer {
  // Object.keys forgets the names; the columns were built from them.
  const names = Object.keys(columns) as Name[]
  const headers = names.map((name) => columns[name])
  assert(headers.length > 0 && headers.every((header) => header.trim() !== ''), 'every column has a header')

  const text = toText([headers, ...rows.map((row) => names.map((name) => row[name]))])
  const bytes = encodeText(text, encoding)
  if (text.includes('\0') || decodeText(bytes) !== text) throw textUnwritable(encoding)
  return bytes
}

/** Records with guarded cells, each with its line end. */
export function toText(table: readonly (readonly string[])[]): string {
  const blank = new Set(table.flatMap((row, index) => (row.every((cell) => cell.trim() === '') ? [index] : [])))

  return stringify(
    table.map((row) => row.map(guardCell)),
    {
      record_delimiter: '\r\n',
      quote_record_delimiter: true,
      cast: {
        // A row of empty cells is still a row: quoted, so that a reader can tell it from leftover commas.
        string: (value, { records }) => (blank.has(records) ? { value, quoted: true, quoted_empty: true } : value),
      },
    },
  )
}
