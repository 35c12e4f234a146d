import { contentOf, type Item } from '@fundtrace/matching'

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
 * The same for one row, to find it again in the input of another run. A row that its source has a name for is that row, whatever became of its amount: a
 * case that was explained for ten fen and is now of a thousand yuan stays the same case, and is reopened. A row of a file is what stands in it.
 */
export const identityOfRow = (row: Item): string => (row.id === `L${row.row}` ? contentOf(row) : `name:${row.id}`)
