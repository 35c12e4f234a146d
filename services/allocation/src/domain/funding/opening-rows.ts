import { compareMoney, isZero, type Money, sameMoney, subtractMoney, sumMoney } from '@fundtrace/money'
import { readAmountCell, readRows, type Refuse, type RowFault, type SheetRow } from './sheet-row.ts'

export type OpeningColumn = 'funder' | 'due' | 'arrived' | 'spent'
/** What a county had with one funder on the day it starts here, gross of the year. */
export type OpeningShare = Readonly<{ funderId: string; due: Money; arrived: Money; spent: Money }>
export type OpeningTotals = Readonly<{ due: Money; arrived: Money; spent: Money }>

type ReadRow = Readonly<{ row: number; share: OpeningShare }>

/**
 * The shares of an opening and everything that is wrong with its rows. A funder is named by its id or its name; the row 合计 or total is
 * the control and must be the sum of the others, and so must the totals that were stated beside the file.
 */
export function readOpening(
  rows: readonly SheetRow<OpeningColumn>[],
  funders: readonly Readonly<{ id: string; name: string }>[],
  stated: Partial<OpeningTotals>,
): Readonly<{ shares: OpeningShare[]; totals: OpeningTotals; faults: RowFault[] }> {
  const ids = new Map([
    ...funders.map(({ id, name }) => [name, id] as const),
    ...funders.map(({ id }) => [id, id] as const),
  ])
  const { read, faults } = readRows(
    rows.filter((row) => !isControl(row)),
    (row, refuse) => readShare(row, ids, refuse),
  )
  for (const [index, { row, share }] of read.entries())
    if (read.findIndex((other) => other.share.funderId === share.funderId) < index)
      faults.push({ row, column: 'funder', value: share.funderId, fault: FAULTS.twice })

  const shares = read.map(({ share }) => share)
  const totals = totalsOf(shares)
  const controls = rows.filter(isControl)
  if (controls.length === 0 && COLUMNS.some((column) => stated[column] === undefined))
    faults.push({ row: 1, column: 'funder', value: '', fault: FAULTS.noControl })
  // With a bad row left out the totals must differ: what is wrong is told once.
  if (faults.length === 0) {
    faults.push(...readRows(controls, (row, refuse) => compareControl(row, totals, refuse)).faults)
    for (const column of COLUMNS) {
      const control = stated[column]
      if (control !== undefined && !sameMoney(control, totals[column]))
        faults.push({ row: 1, column, value: control.toFixed(2), fault: controlDiffers(totals[column]) })
    }
  }
  return { shares, totals, faults }
}

const COLUMNS = ['due', 'arrived', 'spent'] as const
const CONTROL_NAMES: ReadonlySet<string> = new Set(['合计', '总计', 'total'])
const isControl = ({ cells }: SheetRow<OpeningColumn>): boolean =>
  CONTROL_NAMES.has(cells.funder.replaceAll(/\s/gu, '').toLowerCase())

function readShare(
  { row, cells }: SheetRow<OpeningColumn>,
  ids: ReadonlyMap<string, string>,
  refuse: Refuse<OpeningColumn>,
): ReadRow | null {
  const funderId = ids.get(cells.funder)
  if (funderId === undefined) refuse('funder', FAULTS.unknownFunder)
  const [due, arrived, spent] = COLUMNS.map((column) => readAmountCell(cells, column, refuse))
  if (funderId === undefined || due == null || arrived == null || spent == null) return null
  if (compareMoney(spent, arrived) > 0) refuse('spent', FAULTS.spentBeyondArrived)
  if (compareMoney(spent, due) > 0) refuse('spent', FAULTS.spentBeyondDue)
  if (isZero(due) && isZero(arrived)) refuse('due', FAULTS.nothing)
  return { row, share: { funderId, due, arrived, spent } }
}

function compareControl(
  { cells }: SheetRow<OpeningColumn>,
  totals: OpeningTotals,
  refuse: Refuse<OpeningColumn>,
): null {
  for (const column of COLUMNS) {
    const stated = readAmountCell(cells, column, refuse)
    if (stated !== null && !sameMoney(stated, totals[column])) refuse(column, controlDiffers(totals[column]))
  }
  return null
}

const totalsOf = (shares: readonly OpeningShare[]): OpeningTotals => ({
  due: sumMoney(shares.map((share) => share.due)),
  arrived: sumMoney(shares.map((share) => share.arrived)),
  spent: sumMoney(shares.map((share) => share.spent)),
})

/** What the funder still owes by plan, and its cash, when the ledger begins: gross less what is spent. */
export const whatIsLeft = ({ due, arrived, spent }: OpeningShare): Readonly<{ owed: Money; cash: Money }> => ({
  owed: subtractMoney(due, spent),
  cash: subtractMoney(arrived, spent),
})

const controlDiffers = (sum: Money) => ({
  zh: `合计与各行之和 ${sum.toFixed(2)} 不符`,
  en: `The control total is not the sum of the rows, ${sum.toFixed(2)}`,
})

const FAULTS = {
  unknownFunder: { zh: '出资方未登记', en: 'The funder is not recorded' },
  twice: { zh: '出资方重复', en: 'The funder stands in the file twice' },
  spentBeyondArrived: { zh: '支出大于到位', en: 'More was spent than had arrived' },
  spentBeyondDue: { zh: '支出大于应拨', en: 'More was spent than is due' },
  nothing: { zh: '应拨与到位均为零', en: 'Nothing is due and nothing has arrived' },
  noControl: {
    zh: '缺少合计行或合计参数',
    en: 'A control total is missing: a row 合计, or all three totals in the query',
  },
} as const
