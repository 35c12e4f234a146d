import { isNegative, type Money, parseAmount } from '@fundtrace/money'
import { type BilingualTitle, DomainError } from '@fundtrace/problem'

/** A row as a file gives it: trimmed text under the names that the reader gave the columns; '' where a column is not there. */
export type SheetRow<Column extends string> = Readonly<{ row: number; cells: Readonly<Record<Column, string>> }>
export type RowFault = Readonly<{ row: number; column: string; value: string; fault: BilingualTitle }>
export type Refuse<Column extends string> = (column: Column, fault: BilingualTitle) => void

/** Reads every row, and tells of everything that is wrong with any of them; a row with a fault gives nothing. */
export function readRows<Column extends string, Read>(
  rows: readonly SheetRow<Column>[],
  readRow: (row: SheetRow<Column>, refuse: Refuse<Column>) => Read | null,
): Readonly<{ read: Read[]; faults: RowFault[] }> {
  const faults: RowFault[] = []
  const read = rows.flatMap((row): Read[] => {
    const before = faults.length
    const value = readRow(row, (column, fault) =>
      faults.push({ row: row.row, column, value: row.cells[column], fault }),
    )
    return faults.length === before && value !== null ? [value] : []
  })
  return { read, faults }
}

/** An amount as people write it, not below zero; null where it cannot be read, which is then a fault. */
export function readAmountCell<Column extends string>(
  cells: Readonly<Record<Column, string>>,
  column: Column,
  refuse: Refuse<Column>,
): Money | null {
  try {
    const amount = parseAmount(cells[column])
    if (!isNegative(amount)) return amount
    refuse(column, { zh: '金额不得为负', en: 'The amount must not be negative' })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    refuse(column, error.title)
  }
  return null
}
