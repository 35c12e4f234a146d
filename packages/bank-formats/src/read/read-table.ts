import { formatMoney, type Money, sumMoney } from '@fundtrace/money'
import type { TemplateResults } from '../template/template-schema.ts'
import { cellAmount } from './bank-amount.ts'
import { cellDay } from './bank-day.ts'
import { bankReason } from './bank-reason.ts'
import { type BankReason, type BankRecord, fault, saidExcerpt } from './bank-record.ts'
import type { FileSource } from './file-source.ts'
import { fileEmpty, resultColumnsMissing } from './read-problems.ts'
import { type TableRow, tableRows } from './table-rows.ts'

/**
 * An agent bank's result file (回盘) by its template. A row that cannot be read is a fault and the others are read; where the template says that the
 * file ends with its control figures and it does not, it was cut.
 *
 * @throws DomainError BANK_FILE_EMPTY, BANK_FILE_COLUMNS_MISSING; CSV_... and SHEET_... for what is no such table
 */
export async function* readTable(file: FileSource, template: TemplateResults): AsyncGenerator<BankRecord> {
  let columns: Columns | null = null
  let line = 0
  let hasEnded = false
  const sums = { count: 0, amounts: [] as Money[], isWhole: true }
  for await (const row of tableRows(file, template)) {
    line = row.row
    if (row.cells.every((cell) => cell === '')) continue
    if (columns === null) {
      columns = locate(template, row.cells)
      if (template.header_row) continue
    }
    if (template.total_line !== undefined && row.cells[0]?.startsWith(template.total_line.starts_with) === true) {
      yield* totals(row, template.total_line, template.amount_unit, sums)
      hasEnded = true
      continue
    }
    const record = readRow(row, columns, template)
    sums.count += 1
    if (record.kind === 'result' && record.amount !== null) sums.amounts = [sumMoney([...sums.amounts, record.amount])]
    else sums.isWhole = false
    yield record
  }
  if (columns === null) throw fileEmpty()
  if (template.total_line !== undefined && !hasEnded)
    yield fault(line, 'cut', 'The file has no line of control figures at its end; its rows are taken')
}

type ColumnName = 'reference' | 'amount' | 'result' | 'reason' | 'reason_code' | 'date'
type Columns = Readonly<{ places: Readonly<Partial<Record<ColumnName, number>>>; width: number }>
const COLUMN_NAMES = ['reference', 'amount', 'result', 'reason', 'reason_code', 'date'] as const

function locate({ columns, header_row: hasHeader }: TemplateResults, first: readonly string[]): Columns {
  const headers = first.map(headerKey)
  const places: Partial<Record<ColumnName, number>> = {}
  const missing: string[] = []
  for (const name of COLUMN_NAMES) {
    const where = columns[name]
    if (where === undefined) continue
    if (typeof where === 'number') {
      places[name] = where - 1
      continue
    }
    const accepted = new Set(where.map(headerKey))
    const found = headers.flatMap((header, index) => (accepted.has(header) ? [index] : []))
    const [place] = found
    if (place === undefined || found.length > 1) missing.push(where.join(' / '))
    else places[name] = place
  }
  if (missing.length > 0) throw resultColumnsMissing(missing)
  return { places, width: hasHeader ? filledWidth(first) : Math.max(...Object.values(places)) + 1 }
}

const headerKey = (header: string): string => header.normalize('NFKC').trim().toLowerCase()
const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1

function readRow(
  { row: line, cells, spoilt }: TableRow,
  { places, width }: Columns,
  template: TemplateResults,
): BankRecord {
  const cell = (name: ColumnName): string | null => {
    const place = places[name]
    return place === undefined ? null : (cells[place] ?? '') || null
  }
  // A separator too few or too many puts values under other headers; a row of a file that was cut has too few.
  if (template.kind === 'delimited' && (cells.length < width || (template.header_row && filledWidth(cells) > width)))
    return fault(line, 'row_unreadable', `The row has ${cells.length} cells, ${width} were to be read`)
  const needed = [places.reference, places.amount, places.result, places.date]
  if (spoilt.some((place) => place === null || needed.includes(place)))
    return fault(line, 'row_unreadable', 'A spreadsheet has destroyed a cell of the row')
  const reference = cell('reference')
  const said = cell('result')
  if (reference === null || said === null)
    return fault(line, 'row_unreadable', 'The row has no reference or no result', reference)
  const amount = cellAmount(cell('amount') ?? '', template.amount_unit)
  if (amount === null) return fault(line, 'amount_unreadable', 'The amount is not one of yuan and fen', reference)
  const written = cell('date')
  const on = written === null ? null : cellDay(written)
  if (places.date !== undefined && on === null)
    return fault(line, 'day_unreadable', 'The day is not one of the calendar', reference)
  return {
    kind: 'result',
    line,
    of: 'payment',
    reference: reference.slice(0, REFERENCE_MAX),
    amount,
    count: null,
    outcome: template.outcomes[said] ?? 'unknown',
    said: saidExcerpt(said),
    on,
    reason: reasonIn(cell('reason_code'), cell('reason'), template),
  }
}
const REFERENCE_MAX = 100

function reasonIn(code: string | null, words: string | null, { reasons }: TemplateResults): BankReason | null {
  const mapped = code === null ? undefined : reasons?.[code]
  return mapped === undefined ? bankReason(code, words) : bankReason(mapped, words)
}

function* totals(
  { row: line, cells }: TableRow,
  { count, total }: NonNullable<TemplateResults['total_line']>,
  unit: 'yuan' | 'fen',
  sums: Readonly<{ count: number; amounts: readonly Money[]; isWhole: boolean }>,
): Generator<BankRecord> {
  if (count !== undefined)
    yield {
      kind: 'total',
      line,
      figure: 'count',
      stated: saidExcerpt((cells[count - 1] ?? '').replace(/^0+(?=\d)/, '')),
      found: String(sums.count),
    }
  if (total === undefined) return
  const stated = cellAmount(cells[total - 1] ?? '', unit)
  yield {
    kind: 'total',
    line,
    figure: 'total',
    stated: stated === null ? saidExcerpt(cells[total - 1] ?? '') : formatMoney(stated),
    found: `${formatMoney(sumMoney(sums.amounts))}${sums.isWhole ? '' : ' and rows without a readable amount'}`,
  }
}
