import { contentOf, type Item, type Side } from '@fundtrace/matching'

export type ContentOfBreak = Readonly<{
  kind: string
  left: Item | null
  right: Item | null
  /** What a control calls it by beside its rows or in their place, such as a household and a year; '' where nothing. */
  named: string
}>

/**
 * What makes a break the same in another run: its kind and its rows, whatever line they stand in and whatever else was looked at. Breaks of one run that
 * are alike are told apart by how many there are. Names and accounts may be in it: it is kept only as a keyed hash.
 */
export const identityOf = ({ kind, left, right, named }: ContentOfBreak): string =>
  JSON.stringify([kind, left && identityOfRow(left), right && identityOfRow(right), named])

/**
 * The same for one row, to find it again in the input of another run. A row that its source has a name for is that row of its day, whatever became of its
 * amount: a case that was explained for ten fen and is now of a thousand yuan stays the same case, and is reopened. Next month's row of the same name is
 * another. A row of a file without names is what stands in it.
 */
export const identityOfRow = (row: Item): string =>
  row.id === `L${row.row}` ? contentOf(row) : `name:${row.on ?? ''}:${row.id}`

/**
 * All that the rows of a break say. What was agreed to of a break holds for these rows as they were: where this differs the case is reopened, also where
 * the difference is the same fen. Names and accounts are in it: it is kept only as a keyed hash.
 */
export const contentOfBreak = (
  left: Item | null,
  right: Item | null,
  related: readonly Readonly<{ side: Side; item: Item }>[],
): string =>
  JSON.stringify([
    left && contentOf(left),
    right && contentOf(right),
    related.map(({ side, item }) => `${side} ${contentOf(item)}`).sort(),
  ])
