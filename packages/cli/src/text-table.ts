import Table from 'cli-table3'

/** A column's heading; amounts and counts stand to the right. */
export type Column = string | Readonly<{ right: string }>

export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '(无 / none)'
  const table = new Table({
    head: columns.map((column) => (typeof column === 'string' ? column : column.right)),
    colAligns: columns.map((column) => (typeof column === 'string' ? 'left' : 'right')),
    style: { ...PLAIN, compact: true },
  })
  table.push(...rows.map((row) => [...row]))
  return table.toString()
}

/** One thing, a line for each of its properties. */
export function textFields(fields: readonly (readonly [name: string, value: string])[]): string {
  const table = new Table({ chars: NO_LINES, style: { ...PLAIN, 'padding-left': 0, 'padding-right': 2 } })
  table.push(...fields.map((field) => [...field]))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** No colours: the output is read by people on a terminal, and kept in files. */
const PLAIN = { head: [], border: [] }

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
}
