import { unguardCell } from '@fundtrace/csv'
import { dayOfNumber } from './cell-day.ts'
import { cellNumber } from './cell-number.ts'
import { unescapeText } from './escaped-text.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { SheetLimits } from './sheet-limits.ts'
import { cellTooLong, columnsTooMany, fileDamaged } from './sheet-problems.ts'
import { type CellDamage, type DamagedCell, type RowSource, type SheetRow, UNDAMAGED } from './sheet-row.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { stepThroughXml, type XmlAttributes, type XmlHandlers } from './xml.ts'

export type WorksheetContext = Readonly<{
  sharedStrings: SharedStrings
  /** By the number of a cell's style. */
  isDayFormat: readonly boolean[]
  isFrom1904: boolean
  limits: SheetLimits
}>

/** The rows of a worksheet with something in them, as they are unpacked. */
export async function* worksheetRows(parts: WorkbookParts, part: string, context: WorksheetContext): RowSource['rows'] {
  const ready: SheetRow[] = []
  try {
    for await (const _ of stepThroughXml(
      parts,
      part,
      gatherRows(part, context, (row) => ready.push(row)),
    )) {
      yield* ready.splice(0)
    }
  } finally {
    parts.close()
  }
}

/** Rows and cells may leave out where they stand: then they follow the one before. */
function gatherRows(part: string, context: WorksheetContext, emit: (row: SheetRow) => void): XmlHandlers {
  const { limits } = context
  let row = 0
  let cells: string[] = []
  let damaged: DamagedCell[] = []
  let column = -1
  let cell: WrittenCell = emptyCell({})
  let isText = false
  let isPhonetic = false

  const openRow = (attributes: XmlAttributes) => {
    const number = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
    if (!(number > row && number <= ROWS_MAX)) throw fileDamaged(part, `has rows out of order after row ${row}`)
    row = number
    cells = []
    damaged = []
    column = -1
  }
  const openCell = (attributes: XmlAttributes) => {
    const at = attributes['r'] === undefined ? column + 1 : columnIndex(attributes['r'])
    if (!(at > column)) throw fileDamaged(part, `has cells out of order in row ${row}`)
    column = at
    cell = emptyCell(attributes)
  }
  const closeCell = () => {
    const { text, damage } = readCell(cell, context)
    if (text === null) throw fileDamaged(part, `has a cell in row ${row} that cannot be read`)
    if (text === '' && damage === undefined) return
    if (column >= limits.maxColumns) throw columnsTooMany(row, limits.maxColumns)
    if (text.length > limits.maxCellLength) throw cellTooLong(row, limits.maxCellLength)
    while (cells.length < column) cells.push('')
    cells.push(text)
    if (damage !== undefined) damaged.push({ column, damage })
  }

  return {
    open: (name, attributes) => {
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'f') cell.isFormula = true
      else if (name === 'rPh') isPhonetic = true
      else if (name === 'v' || name === 't') isText = !isPhonetic
    },
    text: (piece) => {
      if (isText) cell.written += piece
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c') closeCell()
      else if (name === 'row' && cells.length > 0) {
        emit({ row, cells, damaged: damaged.length === 0 ? UNDAMAGED : damaged })
      }
    },
  }
}

type WrittenCell = { type: string; style: number; written: string; isFormula: boolean }

const emptyCell = ({ t: type = 'n', s: style = '0' }: XmlAttributes): WrittenCell => ({
  type,
  style: Number(style),
  written: '',
  isFormula: false,
})

type ReadCell = Readonly<{ text: string | null; damage?: CellDamage }>

/** The kinds of cells of ECMA-376 part 1, 18.18.11; `text` is null for one that breaks it. */
function readCell({ type, style, written, isFormula }: WrittenCell, context: WorksheetContext): ReadCell {
  if (written === '') return isFormula && type !== 'str' ? { text: '', damage: 'formula_not_computed' } : EMPTY
  switch (type) {
    case 's':
      return { text: sharedText(written, context.sharedStrings) }
    case 'inlineStr':
    case 'str':
      return { text: unguardCell(unescapeText(written)) }
    case 'b':
      return { text: written.trim() === '1' || written.trim() === 'true' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { text: written.trim(), damage: 'error_value' }
    case 'd':
      return {
        text: written
          .trim()
          .replace(/T00:00(:00(\.0+)?)?Z?$/, '')
          .replace('T', ' '),
      }
    case 'n':
      return readNumber(written.trim(), context.isDayFormat[style] ?? false, context.isFrom1904)
    default:
      return { text: null }
  }
}

const EMPTY: ReadCell = { text: '' }

function sharedText(written: string, sharedStrings: SharedStrings): string | null {
  const shared = /^\s*\d+\s*$/.test(written) ? sharedStrings.at(Number(written)) : undefined
  return shared === undefined ? null : unguardCell(shared)
}

function readNumber(written: string, isDay: boolean, isFrom1904: boolean): ReadCell {
  if (written === '') return EMPTY
  const number = cellNumber(written)
  if (number === null || !isDay) return number ?? { text: null }
  const day = dayOfNumber(number.text, isFrom1904)
  return day === null ? { text: number.text, damage: 'day_unknown' } : { text: day }
}

const ROWS_MAX = 1_048_576

/** 'AB12' is 27; -1 for what names no column. */
function columnIndex(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) & ~0x20) - 0x40
    if (letter < 1 || letter > 26) break
    index = index * 26 + letter
  }
  return index - 1
}
