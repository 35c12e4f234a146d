import { exportTooLong, exportUnreadable } from '../domain/console-errors.ts'
import { cellOf, type ExportColumn, valueAt } from '../domain/export-order.ts'

export const EXPORT_ROWS_MAX = 200_000
const PAGE_ROWS = 1_000

/** How a list goes on: by the query parameter, with what the answer says under `next`, else with what stands at `from` in its last row. */
export type NextPage = Readonly<{ parameter: string; from?: string | undefined }>

export type ListOrder = Readonly<{
  query: Readonly<Record<string, string>>
  /** The name of the array in the service's answer. */
  list: string
  columns: readonly ExportColumn[]
  next: NextPage
  /** Whether the list is asked for in pages at all; one that is not comes whole. */
  isPaged: boolean
}>

/** The answer of one page, for the query. */
export type ReadPage = (query: Readonly<Record<string, string>>) => Promise<unknown>

/**
 * Every row of a list as it is filtered, page by page.
 *
 * @throws DomainError CONSOLE_EXPORT_TOO_LONG above 200,000 rows, CONSOLE_EXPORT_UNREADABLE
 */
export async function* exportedRows(
  { query, list, columns, next, isPaged }: ListOrder,
  read: ReadPage,
  rowsMax = EXPORT_ROWS_MAX,
): AsyncGenerator<readonly string[]> {
  let written = 0
  let cursor: string | undefined
  for (;;) {
    const asked = isPaged ? { ...query, limit: String(PAGE_ROWS) } : query
    const answer = await read(cursor === undefined ? asked : { ...asked, [next.parameter]: cursor })
    const rows = valueAt(answer, `/${list}`)
    if (!Array.isArray(rows)) throw exportUnreadable(list)
    written += rows.length
    if (written > rowsMax) throw exportTooLong(rowsMax)
    for (const row of rows) yield columns.map((column) => cellOf(row, column))
    const following = isPaged ? cursorAfter(answer, rows, next) : undefined
    if (following === undefined) return
    // One that stands still would be asked for for ever.
    if (following === cursor) throw exportUnreadable(list)
    cursor = following
  }
}

function cursorAfter(answer: unknown, rows: readonly unknown[], { from }: NextPage): string | undefined {
  const said = valueAt(answer, '/next')
  if (said === null) return undefined
  if (typeof said === 'string' || typeof said === 'number') return String(said)
  if (rows.length < PAGE_ROWS || from === undefined) return undefined
  const last = valueAt(rows.at(-1), from)
  return typeof last === 'string' || typeof last === 'number' ? String(last) : undefined
}
