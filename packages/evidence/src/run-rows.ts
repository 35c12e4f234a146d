import type { HashedBreak, HashedMatch } from './rows-hash.ts'
import type { BreakRow, BreakSide, MatchRow } from './run-sheets.ts'

/** The columns of matches.csv and of breaks.csv. An empty cell says that there is none. */
export const MATCH_COLUMNS = [
  'number',
  'rule',
  'left_rows',
  'right_rows',
  'difference',
  'suggested',
  'change',
  'undone',
]
export const BREAK_COLUMNS = [
  'number',
  'kind',
  'rule',
  'failed',
  'difference',
  'fund',
  'left_row',
  'left_id',
  'left_amount',
  'left_on',
  'right_row',
  'right_id',
  'right_amount',
  'right_on',
  'change',
  'settled',
  'explanation_zh',
  'explanation_en',
]

export const matchCells = (match: MatchRow): string[] => [
  String(match.number),
  match.rule,
  match.left.join(' '),
  match.right.join(' '),
  match.difference,
  match.suggested ? 'yes' : 'no',
  numberCell(match.change),
  numberCell(match.undone),
]

export const breakCells = (each: BreakRow): string[] => [
  String(each.number),
  each.kind,
  each.rule ?? '',
  each.failed ?? '',
  each.difference,
  each.fund ?? '',
  ...sideCells(each.left),
  ...sideCells(each.right),
  numberCell(each.change),
  numberCell(each.settled),
  each.explanation.zh,
  each.explanation.en,
]

/** What a tally needs of a row, read back. */
export const talliedMatch = (cell: (column: string) => string) => ({
  left: rowsOf(cell('left_rows')),
  right: rowsOf(cell('right_rows')),
  difference: cell('difference'),
  suggested: cell('suggested') === 'yes',
  undone: cell('undone') !== '',
  isChange: cell('change') !== '',
})
export const talliedBreak = (cell: (column: string) => string) => ({
  kind: cell('kind'),
  difference: cell('difference'),
  settled: cell('settled') !== '',
  isChange: cell('change') !== '',
})

/** What a hash of the rows needs of one. */
export const hashedMatch = (cell: (column: string) => string): HashedMatch => ({
  number: cell('number'),
  rule: cell('rule'),
  left: namesOf(cell('left_rows')),
  right: namesOf(cell('right_rows')),
  difference: cell('difference'),
  suggested: cell('suggested') === 'yes',
})
export const hashedBreak = (cell: (column: string) => string): HashedBreak => ({
  number: cell('number'),
  kind: cell('kind'),
  rule: cell('rule'),
  failed: cell('failed'),
  difference: cell('difference'),
  fund: cell('fund'),
  left: [cell('left_row'), cell('left_amount'), cell('left_on')],
  right: [cell('right_row'), cell('right_amount'), cell('right_on')],
})

const rowsOf = (cell: string): number => namesOf(cell).length
const namesOf = (cell: string): string[] => (cell === '' ? [] : cell.split(' '))
const numberCell = (number: number | null): string => (number === null ? '' : String(number))
const sideCells = (side: BreakSide | null): string[] =>
  side === null ? ['', '', '', ''] : [side.row, side.id, side.amount ?? '', side.on ?? '']
