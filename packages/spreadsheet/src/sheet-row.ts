export type SheetRow = Readonly<{
  /** As the spreadsheet program numbers it: the first row is 1, and blank and hidden rows count. */
  row: number
  /** As many as the header names. Trimmed text, '' where nothing is; whatever the cell was, it is for the caller to parse. */
  cells: readonly string[]
  /** Cells whose text must not be believed. Nearly always empty. */
  damaged: readonly DamagedCell[]
}>

/** `column` counts from 0; null when the whole row is meant. */
export type DamagedCell = Readonly<{ column: number | null; damage: CellDamage }>

/**
 * - number_too_long: stored as a number of more than 15 digits (an identity or card number was typed as one): digits are lost
 * - error_value: a formula's error, such as #N/A, which is the cell's text
 * - formula_not_computed: a formula that no spreadsheet program has computed yet; its text is empty
 * - day_unknown: shown as a day, but its number is no day; the number is the cell's text
 * - field_count_wrong: a row of a CSV file with another number of fields than its header: any cell may be another column's
 */
export type CellDamage =
  | 'number_too_long'
  | 'error_value'
  | 'formula_not_computed'
  | 'day_unknown'
  | 'field_count_wrong'

export const UNDAMAGED: readonly DamagedCell[] = []

/** Rows with something in them, as far to the right as they go. */
export type RowSource = AsyncDisposable & Readonly<{ rows: AsyncGenerator<SheetRow, void, void> }>

export const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1
