import { writeCsv } from '@fundtrace/csv'
import { excelParts, wpsParts, zipFile } from '../../../packages/spreadsheet/test/foreign-workbook.ts'
import type { PlantedRegister, PlantedRow } from './planted-register.ts'

/** One register in each shape in which counties send it. */
export const FILE_SHAPES = {
  'CSV in UTF-8': (register) => Buffer.from(bareCsv(register)),
  'CSV in UTF-8 with a mark': (register) => Buffer.from(`\uFEFF${bareCsv(register)}`),
  'CSV in GB18030': (register) =>
    writeCsv(
      Object.fromEntries(register.header.map((column) => [column, column])),
      [...register.rows()].map(({ cells }) =>
        Object.fromEntries(register.header.map((column, index) => [column, cells[index] ?? ''])),
      ),
      { encoding: 'gb18030' },
    ),
  'XLSX as Excel writes it': (register) => zipFile(excelParts(sheetOf(register))),
  'XLSX as WPS writes it': (register) => zipFile(wpsParts(sheetOf(register))),
} as const satisfies Readonly<Record<string, (register: PlantedRegister) => Buffer | Promise<Buffer>>>

const bareCsv = (register: PlantedRegister): string =>
  [register.header, ...[...register.rows()].map(({ cells }) => cells)].map((cells) => `${cells.join(',')}\r\n`).join('')

/** Every text shared, as both programs write it; a number that was typed as one, where the register has it damaged. */
function sheetOf(register: PlantedRegister): { data: string; sharedStrings: string } {
  const shared = new Map<string, number>()
  return { data: [...sheetRows(register, shared)].join(''), sharedStrings: [...sharedItems(shared)].join('') }
}

/** Row by row; `shared` gets every text with its number. */
export function* sheetRows(register: PlantedRegister, shared: Map<string, number>): Generator<string> {
  const indexOf = (text: string): number => {
    const index = shared.get(text) ?? shared.size
    shared.set(text, index)
    return index
  }
  const cellXml = (text: string, place: string, isDamaged: boolean): string => {
    if (text === '') return `<c r="${place}" s="0"/>`
    return isDamaged ? `<c r="${place}"><v>4.41802E+17</v></c>` : `<c r="${place}" t="s"><v>${indexOf(text)}</v></c>`
  }
  const rowXml = ({ row, cells, damaged }: PlantedRow): string =>
    `<row r="${row}">${cells
      .map((text, column) => cellXml(text, `${String.fromCodePoint(65 + column)}${row}`, column === damaged))
      .join('')}</row>`
  yield rowXml({ row: 1, cells: register.header, damaged: null })
  for (const row of register.rows()) yield rowXml(row)
}

export function* sharedItems(shared: ReadonlyMap<string, number>): Generator<string> {
  for (const text of shared.keys()) yield `<si><t>${text}</t></si>`
}
