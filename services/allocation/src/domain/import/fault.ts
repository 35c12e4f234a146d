import type { ImportColumn } from './columns.ts'
import type { FaultCode } from './fault-words.ts'

/**
 * One thing that is wrong in the file, or odd (a warning). It can be shown to anybody who may see the import: whatever could
 * be a person's is masked before a fault is made, so none is ever kept in clear.
 */
export type Fault = Readonly<{
  code: FaultCode
  /** As the spreadsheet program numbers it, the header being 1; 0 for the file as a whole. */
  row: number
  column: ImportColumn | null
  /** What stands there, masked; null for a cell that is empty or a fault of several cells. */
  value: string | null
  /** What would be right, where it can be said: a count, a list of words, the check character. */
  expected: string | null
  /** The other row of a fault between two. */
  otherRow: number | null
}>

export const fault = (
  code: FaultCode,
  row: number,
  column: ImportColumn | null,
  more: Readonly<{ value?: string | null; expected?: string | null; otherRow?: number | null }> = {},
): Fault => ({
  code,
  row,
  column,
  value: more.value ?? null,
  expected: more.expected ?? null,
  otherRow: more.otherRow ?? null,
})
