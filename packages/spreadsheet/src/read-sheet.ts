import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { csvRows, isShifted } from './csv-rows.ts'
import { DEFAULT_LIMITS, type SheetLimits } from './sheet-limits.ts'
import { fileTooLarge, formatUnsupported, headerMissing, rowsTooMany } from './sheet-problems.ts'
import { type DamagedCell, filledWidth, type SheetRow, UNDAMAGED } from './sheet-row.ts'
import { isStoredFile, type StoredFile } from './stored-file.ts'
import { openWorkbook } from './workbook.ts'

/** A path, a file that is stored in pieces, or the bytes as they come. */
export type SheetInput = string | StoredFile | AsyncIterable<Uint8Array>

export type SheetFormat = 'xlsx' | 'csv'

export type ReadSheetOptions = Readonly<{
  format: SheetFormat | 'detect'
  /** The name of the sheet; unless told, the first visible one. Of a CSV file there is only one. */
  sheet?: string
  /**
   * As the spreadsheet numbers it, where a title stands above it, or the first of the 50 topmost rows whose cells this accepts (else the
   * first with something in it, where columns that are missing are told); unless told, the first row with something in it.
   */
  headerRow?: number | HeaderTest
  /** Of a CSV file; a comma unless told. */
  separator?: string
  limits?: Partial<SheetLimits>
}>

export type HeaderTest = (cells: readonly string[]) => boolean

/** Must be disposed of (`await using`), or its rows read to the end: a file is open. */
export type Sheet = AsyncDisposable &
  Readonly<{
    format: SheetFormat
    /** Trimmed, to the last one that is named. */
    header: readonly string[]
    headerRow: number
    /** Below the header and with something in them. To be read once. A broken place refuses the file when it is reached. */
    rows: AsyncIterable<SheetRow>
  }>

/**
 * Opens the sheet and reads its header; rows are read as they are asked for. Text is unguarded as by @fundtrace/csv; a number is
 * its decimal text of at most 15 significant digits, a day is YYYY-MM-DD (with HH:MM:SS where the cell has a time), a
 * truth value TRUE or FALSE, a formula the value it had when saved. Of merged cells the first has the value. Hidden rows
 * are read: hiding is how a filter shows, not what the table holds.
 *
 * @throws DomainError SHEET_..., and for a CSV file those of `streamCsv`. None of them repeats a cell: it may be a person's.
 */
export async function readSheet(
  input: SheetInput,
  { format: expected, sheet, headerRow, separator = ',', limits: given = {} }: ReadSheetOptions,
): Promise<Sheet> {
  const limits = { ...DEFAULT_LIMITS, ...given }
  const { start, chunks } = await peek(input, limits)
  const format = expected === 'detect' ? detectFormat(start) : expected
  refuseOtherFormats(start, format)

  const source =
    format === 'csv' ? csvRows(chunks(), limits, separator) : await openWorkbook(input, chunks, sheet, limits)
  try {
    const { header, below } = await readHeader(source.rows, headerRow)
    return {
      format,
      header: header.cells.slice(0, filledWidth(header.cells)),
      headerRow: header.row,
      rows: rowsBelow(below, header.cells, format, limits.maxRows),
      [Symbol.asyncDispose]: source[Symbol.asyncDispose],
    }
  } catch (error) {
    await source[Symbol.asyncDispose]()
    throw error
  }
}

type FoundHeader = Readonly<{ header: SheetRow; below: AsyncIterable<SheetRow> }>

async function readHeader(
  rows: AsyncGenerator<SheetRow>,
  headerRow: number | HeaderTest | undefined,
): Promise<FoundHeader> {
  if (typeof headerRow === 'function') return searchHeader(rows, headerRow)
  for (;;) {
    const next = await rows.next()
    if (next.done === true) throw headerMissing(headerRow ?? null)
    if (headerRow === undefined || next.value.row === headerRow) return { header: next.value, below: rows }
    if (next.value.row > headerRow) throw headerMissing(headerRow)
  }
}

async function searchHeader(rows: AsyncGenerator<SheetRow>, isHeader: HeaderTest): Promise<FoundHeader> {
  const seen: SheetRow[] = []
  while (seen.length < HEADER_SEARCH_ROWS) {
    const next = await rows.next()
    if (next.done === true) break
    if (isHeader(next.value.cells)) return { header: next.value, below: rows }
    seen.push(next.value)
  }
  const [first, ...others] = seen
  if (first === undefined) throw headerMissing(null)
  return { header: first, below: chain(others, rows) }
}

const HEADER_SEARCH_ROWS = 50

async function* chain(seen: readonly SheetRow[], rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  yield* seen
  yield* rows
}

async function* rowsBelow(
  rows: AsyncIterable<SheetRow>,
  headerCells: readonly string[],
  format: SheetFormat,
  maxRows: number,
): AsyncGenerator<SheetRow> {
  const width = filledWidth(headerCells)
  let count = 0
  for await (const { row, cells, damaged } of rows) {
    count += 1
    if (count > maxRows) throw rowsTooMany(maxRows)
    yield {
      row,
      cells: cells.length === width ? cells : Array.from({ length: width }, (_, index) => cells[index] ?? ''),
      damaged: format === 'csv' && isShifted(cells, headerCells) ? SHIFTED : damagesWithin(damaged, width),
    }
  }
}

const SHIFTED: readonly DamagedCell[] = [{ column: null, damage: 'field_count_wrong' }]

const damagesWithin = (damaged: readonly DamagedCell[], width: number): readonly DamagedCell[] =>
  damaged.length === 0 ? UNDAMAGED : damaged.filter(({ column }) => column === null || column < width)

type Peeked = Readonly<{ start: Uint8Array; chunks: () => AsyncIterable<Uint8Array> }>

const peek = (input: SheetInput, limits: SheetLimits): Promise<Peeked> => {
  if (typeof input === 'string') return peekFile(input, limits)
  return isStoredFile(input) ? peekStored(input, limits) : peekStream(input)
}

async function peekStored(file: StoredFile, { maxBytes }: SheetLimits): Promise<Peeked> {
  if (file.size > maxBytes) throw fileTooLarge(file.size, maxBytes)
  const { start } = await peekStream(file.read(0, Math.min(START_BYTES, file.size)))
  return { start, chunks: () => file.read(0, file.size) }
}

async function peekFile(path: string, { maxBytes }: SheetLimits): Promise<Peeked> {
  await using file = await open(path)
  const { size } = await file.stat()
  if (size > maxBytes) throw fileTooLarge(size, maxBytes)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0)
  return { start: buffer.subarray(0, bytesRead), chunks: () => createReadStream(path) }
}

async function peekStream(input: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = input[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let heldBytes = 0
  while (heldBytes < START_BYTES) {
    const next = await iterator.next()
    if (next.done === true) break
    held.push(next.value)
    heldBytes += next.value.byteLength
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* held.splice(0)
      yield* { [Symbol.asyncIterator]: () => iterator }
    } finally {
      await iterator.return?.()
    }
  }
  return { start: Buffer.concat(held).subarray(0, START_BYTES), chunks }
}

const START_BYTES = 512
const ZIP = Buffer.from('PK')
/** Compound files: workbooks of Excel 97 to 2003, and every workbook with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const detectFormat = (start: Uint8Array): SheetFormat => (startsWith(start, ZIP) ? 'xlsx' : 'csv')

function refuseOtherFormats(start: Uint8Array, format: SheetFormat): void {
  if (startsWith(start, COMPOUND)) throw formatUnsupported('an old .xls workbook or one with a password')
  const text = Buffer.from(start).toString('latin1').replace(/^ï»¿/, '').trimStart()
  if (/^<(\?xml|!doctype|html|head|table|meta)/i.test(text))
    throw formatUnsupported('a web page or XML under another name')
  if (format === 'xlsx' && !startsWith(start, ZIP)) throw formatUnsupported('not an .xlsx workbook')
}

const startsWith = (bytes: Uint8Array, prefix: Uint8Array): boolean =>
  Buffer.compare(bytes.subarray(0, prefix.length), prefix) === 0
