import assert from 'node:assert/strict'

/** The columns a reader needs, each with every header it is known by: `{ reference: ['reference', '付款编号'] }`. */
export type CsvShape<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** `index` counts from 0. */
export type ColumnPosition<Name extends string> = Readonly<{ name: Name; index: number }>

export type ColumnSearch<Name extends string> = Readonly<{
  /** Of the columns that are there exactly once. */
  positions: ColumnPosition<Name>[]
  missing: readonly Readonly<{ column: Name; accepted: readonly string[] }>[]
  /** `headers` as the file writes them. */
  duplicates: readonly Readonly<{ column: Name; headers: readonly string[] }>[]
}>

/** Finds every column of the shape by any of its headers, in any order; what else the header row names is left out. */
export function findColumns<Name extends string>(
  headers: readonly string[],
  shape: CsvShape<Name>,
): ColumnSearch<Name> {
  const columns = columnNames(shape).map((name) => ({ name, accepted: new Set(shape[name].map(headerKey)) }))
  const acceptedCount = columns.reduce((count, column) => count + column.accepted.size, 0)
  const distinct = new Set(columns.flatMap((column) => [...column.accepted]))
  assert.equal(distinct.size, acceptedCount, 'a header may name one column of a shape only')

  const keys = headers.map(headerKey)
  const found = columns.map(({ name, accepted }) => ({ name, indexes: indexesOf(keys, accepted) }))

  return {
    positions: found.flatMap(({ name, indexes }) =>
      (indexes.length === 1 ? indexes : []).map((index) => ({ name, index })),
    ),
    missing: found
      .filter(({ indexes }) => indexes.length === 0)
      .map(({ name }) => ({ column: name, accepted: shape[name] })),
    duplicates: found
      .filter(({ indexes }) => indexes.length > 1)
      .map(({ name, indexes }) => ({ column: name, headers: headersAt(headers, indexes) })),
  }
}

// Object.keys forgets the names; the shape was built from them.
const columnNames = <Name extends string>(shape: CsvShape<Name>): Name[] => Object.keys(shape) as Name[]

/** People retype headers: `金额（元）` and `金额(元)`, `Reference` and `reference` are the same. */
const headerKey = (header: string): string => header.normalize('NFKC').trim().toLowerCase()

const indexesOf = (keys: readonly string[], accepted: ReadonlySet<string>): number[] =>
  keys.flatMap((key, index) => (accepted.has(key) ? [index] : []))

const headersAt = (headers: readonly string[], indexes: readonly number[]): string[] =>
  headers.filter((_, index) => indexes.includes(index))
