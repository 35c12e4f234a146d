/** A column of an export: where its text stands in a row of the service's answer. */
export type ExportColumn = Readonly<{
  title: string
  /** RFC 6901, from the row. */
  pointer: string
  kind: 'text' | 'amount' | 'count' | 'day'
  /** What is written for a value that officers know by another word. */
  words?: Readonly<Record<string, string>>
}>

/** The text of a cell; several values of a list with commas between. Whole objects are no cell. */
export function cellOf(row: unknown, { pointer, words }: Pick<ExportColumn, 'pointer' | 'words'>): string {
  const value = valueAt(row, pointer)
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .map((each) => {
      const text = typeof each === 'string' ? each : isPlain(each) ? String(each) : ''
      return words !== undefined && Object.hasOwn(words, text) ? (words[text] ?? text) : text
    })
    .join(', ')
}

export function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? Reflect.get(value, step)
          : undefined,
      document,
    )
}

const isPlain = (value: unknown): value is number | boolean => typeof value === 'number' || typeof value === 'boolean'
