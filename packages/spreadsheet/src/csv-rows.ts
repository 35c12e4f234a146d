import { streamCsv } from '@fundtrace/csv'
import type { SheetLimits } from './sheet-limits.ts'
import { cellTooLong, columnsTooMany } from './sheet-problems.ts'
import { type DamagedCell, filledWidth, type RowSource, UNDAMAGED } from './sheet-row.ts'

/** The rows of a CSV file with something in them, with the damage that a spreadsheet did when it saved them. */
export function csvRows(chunks: AsyncIterable<Uint8Array>, limits: SheetLimits, separator: string): RowSource {
  const rows = filledRows(chunks, limits, separator)
  return { rows, [Symbol.asyncDispose]: async () => void (await rows.return(undefined)) }
}

async function* filledRows(
  chunks: AsyncIterable<Uint8Array>,
  limits: SheetLimits,
  separator: string,
): RowSource['rows'] {
  for await (const { row, fields } of streamCsv(chunks, { maxBytes: limits.maxBytes, separator })) {
    const width = filledWidth(fields)
    if (width === 0) continue
    if (width > limits.maxColumns) throw columnsTooMany(row, limits.maxColumns)
    if (fields.some((field) => field.length > limits.maxCellLength)) throw cellTooLong(row, limits.maxCellLength)
    yield { row, cells: fields, damaged: damagedFields(fields) }
  }
}

/** Excel saves a long number as 4.41802E+17, and so it went into the file: the digits are lost. */
function damagedFields(fields: readonly string[]): readonly DamagedCell[] {
  if (!fields.some((field) => LOST_DIGITS.test(field))) return UNDAMAGED
  return fields.flatMap((field, column) => (LOST_DIGITS.test(field) ? [{ column, damage: 'number_too_long' }] : []))
}

const LOST_DIGITS = /^-?\d(\.\d+)?E\+\d+$/

/** A comma too few or too many puts values under other headers. Leftover commas at the end do not. */
export function isShifted(cells: readonly string[], headerCells: readonly string[]): boolean {
  if (cells.length === headerCells.length) return false
  return cells.length < filledWidth(headerCells) || filledWidth(cells) > filledWidth(headerCells)
}
