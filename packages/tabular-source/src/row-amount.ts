import type { SheetRow } from '@fundtrace/spreadsheet'
import { cellFen } from './cell-fen.ts'
import { headerKey, type Place, type Roles } from './find-roles.ts'
import { listFault, type ListFault } from './list-fault.ts'

/** `fen` as the list writes it: what comes in above zero. `parts` as its columns have it, for their totals: one, or in and out. */
export type RowAmount =
  | Readonly<{ fen: bigint; parts: readonly bigint[]; fault: null }>
  | Readonly<{ fault: ListFault }>

export function rowAmount(row: SheetRow, { amount, unit }: Roles): RowAmount {
  if (amount === null) return { fen: 0n, parts: [], fault: null }
  if (amount.kind === 'pair') return pairAmount(row, amount, unit)
  const fen = amountAt(row, amount.place, unit)
  if (typeof fen !== 'bigint') return { fault: fen ?? listFault('amount_missing', row.row, amount.place.header) }
  if (amount.direction === null) return { fen, parts: [fen], fault: null }
  const { place, negative, positive } = amount.direction
  const text = row.cells[place.index] ?? ''
  const word = headerKey(text)
  if (negative.has(word)) return { fen: -fen, parts: [fen], fault: null }
  if (positive.has(word)) return { fen, parts: [fen], fault: null }
  const expected = [...negative, ...positive].join(', ')
  return { fault: listFault('direction_unknown', row.row, place.header, { value: text, expected }) }
}

function pairAmount(row: SheetRow, pair: Readonly<{ in: Place; out: Place }>, unit: Roles['unit']): RowAmount {
  const [came, went] = [amountAt(row, pair.in, unit), amountAt(row, pair.out, unit)]
  if (came !== null && typeof came !== 'bigint') return { fault: came }
  if (went !== null && typeof went !== 'bigint') return { fault: went }
  const path = `${pair.in.header} / ${pair.out.header}`
  if (came === null && went === null) return { fault: listFault('amount_missing', row.row, path) }
  const parts = [came ?? 0n, went ?? 0n] as const
  if (parts[0] !== 0n && parts[1] !== 0n)
    return { fault: listFault('amount_twice', row.row, path, { expected: '只填一列 / one of the two' }) }
  return { fen: parts[0] - parts[1], parts, fault: null }
}

/** null for a cell with nothing in it, or the dash of bookkeepers. */
export function amountAt(
  { row, cells }: SheetRow,
  { index, header }: Place,
  unit: Roles['unit'],
): bigint | ListFault | null {
  const text = cells[index] ?? ''
  if (text === '' || /^[-－—–]{1,2}$/u.test(text)) return null
  const fen = cellFen(text, unit)
  return typeof fen === 'bigint' ? fen : listFault(fen, row, header, { value: text, expected: EXPECTED[unit] })
}

const EXPECTED = { yuan: '1250.00', fen: '125000', wan: '0.125' } as const
