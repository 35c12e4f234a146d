import assert from 'node:assert/strict'
import { detectInFormat, type StatementFormat } from '@fundtrace/bank-formats'
import type { Item } from '@fundtrace/matching'
import type { ColumnMapping, TableFormat } from './column-mapping.ts'
import { hashFile, type ListFile } from './list-file.ts'
import type { ListFault } from './list-fault.ts'
import { amountUnmapped, formatUnreadable } from './list-problems.ts'
import type { PageProof } from './statement-pages.ts'
import { statementItems } from './statement-items.ts'
import { tableItems } from './table-items.ts'
import { inPages, newTally } from './tally.ts'

/** Of all that was read. `total` is in fen, signed as the items are. */
export type ListSummary = Readonly<{
  format: TableFormat | StatementFormat
  /** Of the file's bytes, in hexadecimal. */
  sha256: string
  rows: number
  total: bigint
  /** Of its rows, YYYY-MM-DD; null where no row has a day. */
  firstDay: string | null
  lastDay: string | null
  /** Of a statement: its pages, each with what it opens and closes with. Proven where nothing is among the faults. */
  pages: readonly PageProof[]
  /** In the order of the file, up to the bound; `faultCount` counts them all. A list with a fault is not to be compared. */
  faults: readonly ListFault[]
  faultCount: number
}>

export type ListReading = Readonly<{
  format: TableFormat | StatementFormat
  /** In the order of the file, up to 2,000 at a time. To be read once. */
  pages: AsyncIterable<readonly Item[]>
  /** Only when `pages` has ended. */
  summary: () => ListSummary
}>

/**
 * Opens a list. Rows with a fault are left out of the items and told in the summary. Lines of totals (合计, 小计) are no items: they are held against
 * the rows above them. A statement proves itself: balances, sums, pages and numbers.
 *
 * @param faultsMax how many faults are kept
 * @param needsAmounts whether a table's mapping has to say where its amounts stand: true unless told; a register's need not
 * @throws DomainError LIST_MAPPING_WRONG, LIST_COLUMNS_MISSING, LIST_FORMAT_UNREADABLE, SHEET_..., CSV_..., BANK_FILE_..., for what is no such list at all; those of a broken
 *   place when `pages` reaches it
 */
export async function openList(
  file: ListFile,
  mapping: ColumnMapping,
  { faultsMax = 100, needsAmounts = true }: Readonly<{ faultsMax?: number; needsAmounts?: boolean }> = {},
): Promise<ListReading> {
  const format = await formatOf(file, mapping)
  const isTable = format === 'csv' || format === 'xlsx'
  if (isTable && needsAmounts && mapping.amount === undefined) throw amountUnmapped()
  const tally = newTally(faultsMax)
  const items = isTable ? tableItems(file, format, mapping, tally) : statementItems(file, format, mapping, tally)
  let sha256: string | null = null
  async function* pages(): AsyncGenerator<readonly Item[]> {
    yield* inPages(items, tally)
    sha256 = await hashFile(file)
  }
  return {
    format,
    pages: pages(),
    summary: () => {
      assert(sha256 !== null, 'the summary is that of a list that was read to its end')
      const { rows, total, firstDay, lastDay, pages: proven, faults, faultCount } = tally
      return { format, sha256, rows, total, firstDay, lastDay, pages: proven, faults, faultCount }
    },
  }
}

async function formatOf(file: ListFile, { format = 'detect' }: ColumnMapping): Promise<TableFormat | StatementFormat> {
  if (format !== 'detect') return format
  const found = await detectInFormat(file)
  if (found === 'pain.002') throw formatUnreadable('a status report (pain.002), which has no bookings')
  return found === 'table' ? await tableFormat(file) : found
}

/** What begins like a packed file is a workbook. */
async function tableFormat(file: ListFile): Promise<TableFormat> {
  for await (const bytes of file.read(0, 2)) return Buffer.from(bytes).toString('latin1') === 'PK' ? 'xlsx' : 'csv'
  return 'csv'
}
