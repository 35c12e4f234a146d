import assert from 'node:assert/strict'
import { type ColumnPosition, type CsvShape, findColumns } from '@fundtrace/csv'
import { columnsMismatched } from './sheet-problems.ts'
import type { CellDamage, SheetRow } from './sheet-row.ts'

/**
 * Where the columns of a shape stand, each found by any of its headers as by `readCsv`: full-width and half-width, capital
 * and small letters are the same, and other columns are left out.
 *
 * @throws DomainError SHEET_COLUMNS_MISMATCHED with every column that is missing or there more than once
 */
export function locateColumns<Name extends string>(
  header: readonly string[],
  shape: CsvShape<Name>,
): readonly ColumnPosition<Name>[] {
  const { positions, missing, duplicates } = findColumns(header, shape)
  if (missing.length > 0 || duplicates.length > 0) throw columnsMismatched(missing, duplicates)
  return positions
}

export type LocatedCells<Name extends string> = Readonly<{
  row: number
  cells: Readonly<Record<Name, string>>
  /** Of the located columns only; `column` is null when the whole row is meant. */
  damaged: readonly Readonly<{ column: Name | null; damage: CellDamage }>[]
}>

/** The cells of a row by the names of their columns, with what is wrong with them. */
export function pickCells<Name extends string>(
  { row, cells, damaged }: SheetRow,
  positions: readonly ColumnPosition<Name>[],
): LocatedCells<Name> {
  const picked: Partial<Record<Name, string>> = {}
  for (const { name, index } of positions) {
    const cell = cells[index]
    assert(cell !== undefined, 'a row has as many cells as its header')
    picked[name] = cell
  }
  return {
    row,
    // Complete: there is one position for every name of the shape.
    cells: picked as Record<Name, string>,
    damaged: damaged.flatMap<LocatedCells<Name>['damaged'][number]>(({ column, damage }) => {
      if (column === null) return [{ column, damage }]
      const position = positions.find(({ index }) => index === column)
      return position === undefined ? [] : [{ column: position.name, damage }]
    }),
  }
}
