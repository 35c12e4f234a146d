import assert from 'node:assert/strict'

export type ReportSheet = Readonly<{
  /** As its tab shows it; what a spreadsheet does not allow in a name is written as an underscore, and 31 characters stay. */
  name: string
  columns: readonly ReportColumn[]
  /** One text for each column; '' leaves the cell empty. Read once, as they are written. */
  rows: Iterable<ReportRow> | AsyncIterable<ReportRow>
  /** Above the table. With one, the header stands in row 2. */
  title?: string
  /** Lines of text cells between title and header, as the forms of banks have them. */
  head?: readonly ReportRow[]
  /**
   * For a program that reads the sheet: a text that looks like a formula stays as it is, without an apostrophe in its value, and is kept from
   * running by its cell's type and style (quotePrefix, where Excel itself keeps the apostrophe that people type).
   */
  isExact?: boolean
  /** Below the table, each in a line of its own. */
  notes?: readonly string[]
}>

/**
 * What a column holds, and so how it is shown. A text that is not of its kind ('—') is written as text.
 *
 * - amount: yuan, two places; wan: 万元, two to six places; count: whole units. Digits grouped, to the right
 * - day: 'YYYY-MM-DD', a day that a spreadsheet can sort and filter by
 * - text: never anything else, whatever it looks like
 */
export type ReportColumn = Readonly<{
  header: string
  kind: 'text' | 'amount' | 'wan' | 'count' | 'day'
  /** In characters of a digit's width; a Chinese character takes two. Unless told: what the kind usually needs. */
  width?: number
}>

export type ReportRow = readonly string[]

export const headerRowOf = ({ title, head = [] }: Pick<ReportSheet, 'title' | 'head'>): number =>
  (title === undefined ? 1 : 2) + head.length

export const columnWidth = ({ header, kind, width }: ReportColumn): number =>
  width ?? Math.max(USUAL_WIDTH[kind], header.replaceAll(/[\u1100-\uFFFF]/g, '  ').length + 4)

const USUAL_WIDTH = { text: 20, amount: 18, wan: 16, count: 12, day: 12 } as const

/** Text of a number that its kind of column shows as one. */
export const isNumberOfKind = (cell: string, kind: ReportColumn['kind']): boolean =>
  (kind === 'amount' || kind === 'wan' || kind === 'count') && PLACES[kind].test(cell)

const PLACES = { amount: /^-?\d+(\.\d{1,2})?$/, wan: /^-?\d+(\.\d{1,6})?$/, count: /^-?\d+$/ } as const

/** The rows as they come, each seen to have a cell for every column. */
export async function* rowsOf({ name, columns, rows }: ReportSheet): AsyncGenerator<ReportRow> {
  for await (const row of rows) {
    assert.equal(row.length, columns.length, `a row of ${name} has a cell for every column`)
    yield row
  }
}
