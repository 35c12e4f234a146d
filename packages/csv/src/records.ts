import { CsvError, parse } from 'csv-parse/sync'
import { quotingBroken, rowsTooMany } from './csv-problems.ts'

/** One row as it stands, header included; `line` is where it begins, the first line being 1. */
export type CsvRecord = Readonly<{ line: number; fields: readonly string[] }>

/** Blank rows are left out; the number of fields is not judged here. */
export function parseRecords(text: string, maxRows: number): CsvRecord[] {
  const bytes = Buffer.from(quoteFormulaGuards(text))
  const records: CsvRecord[] = []

  // csv-parse counts a CRLF inside quotes as two lines, so lines are counted here, from where each record ends.
  let line = 1
  let end = 0
  try {
    parse(bytes, {
      trim: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (fields: string[], info) => {
        const source = bytes.subarray(end, info.bytes)
        if (!isBlank(fields, source)) {
          if (records.length > maxRows) throw rowsTooMany(maxRows)
          records.push({ line, fields })
        }
        line += lineEnds(source)
        end = info.bytes
        return null
      },
    })
  } catch (error) {
    // Its message quotes the cell, which may be a person's data: only the place is passed on.
    if (error instanceof CsvError) throw quotingBroken(line)
    throw error
  }
  return records
}

/**
 * Some exports keep digits as text by writing ="6222..." bare, which is not CSV. Quoting it properly touches only what a
 * strict reader would refuse: in well-formed CSV a quote after = is doubled, or closes its field, and then no other quote
 * follows before the next comma or line end.
 */
export const quoteFormulaGuards = (text: string): string => text.replaceAll(BARE_FORMULA_GUARD, '"=""$1"""')

const BARE_FORMULA_GUARD = /="([^",\r\n]+)"/g

/** Spreadsheets leave lines of bare commas below a table. A row of cells that are empty on purpose has them quoted. */
const isBlank = (fields: readonly string[], source: Uint8Array): boolean =>
  fields.every((field) => field.trim() === '') && !source.includes(QUOTE)

const QUOTE = 0x22
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a

function lineEnds(source: Uint8Array): number {
  let count = 0
  for (let index = 0; index < source.length; index++) {
    if (source[index] === LINE_FEED) count++
    if (source[index] === CARRIAGE_RETURN && source[index + 1] !== LINE_FEED) count++
  }
  return count
}
