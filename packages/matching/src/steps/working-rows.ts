import type { Row } from '../decide/row.ts'
import type { Side } from '../item.ts'
import { keyColumn } from '../session/criteria-sql.ts'
import { asBigInt, asNumber, asNumberOrNull, asTextOrNull, type Value } from '../session/engine.ts'

/** Columns of a working row in the order in which `rowOf` reads them; `of` is the table's alias. */
export const rowColumns = (fields: readonly string[], of: string): string =>
  [
    `${of}.row`,
    `${of}.amount`,
    `${of}.day`,
    `${of}.workday`,
    `${of}.content`,
    ...fields.map((field) => `${of}.${keyColumn(field)}`),
  ].join(', ')

export const rowWidth = (fields: readonly string[]): number => 5 + fields.length

export const rowOf = (
  values: readonly Value[],
  { side, from, fields, taken }: Readonly<{ side: Side; from: number; fields: readonly string[]; taken: boolean }>,
): Row => ({
  side,
  row: asNumber(values[from]),
  amount: asBigInt(values[from + 1]),
  day: asNumberOrNull(values[from + 2]),
  workday: asNumberOrNull(values[from + 3]),
  content: asBigInt(values[from + 4]),
  values: Object.fromEntries(fields.map((field, place) => [field, asTextOrNull(values[from + 5 + place])])),
  taken,
})
