import type { ShownRow } from './break-table.ts'

/** Rows come as the service keeps them, without a shape in its OpenAPI file; this is the border where they get one. */
export function readRow(value: unknown): ShownRow | null {
  if (typeof value !== 'object' || value === null) return null
  const { row, id, amount, on, at, fields } = value as Readonly<Record<string, unknown>>
  if (typeof id !== 'string' || typeof amount !== 'string') return null
  return {
    row: typeof row === 'number' ? row : 0,
    id,
    amount,
    on: typeof on === 'string' ? on : null,
    at: typeof at === 'string' ? at : null,
    fields: textsOf(fields),
  }
}

/** A further row, and why it was not taken where it only came near. */
export type NearRow = Readonly<{
  side: 'left' | 'right'
  item: ShownRow
  failed: readonly string[]
  why: Readonly<{ zh: string; en: string }> | null
}>

export function readRows(values: unknown): readonly NearRow[] {
  if (!Array.isArray(values)) return []
  return (values as unknown[]).flatMap((value) => {
    if (typeof value !== 'object' || value === null) return []
    const { side, item, failed, why } = value as Readonly<Record<string, unknown>>
    const row = readRow(item)
    if (row === null || (side !== 'left' && side !== 'right')) return []
    return [{ side, item: row, failed: Array.isArray(failed) ? failed.map(String) : [], why: readWords(why) }]
  })
}

function readWords(value: unknown): NearRow['why'] {
  const { zh, en } = textsOf(value)
  return zh === undefined || en === undefined ? null : { zh, en }
}

const textsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {}
