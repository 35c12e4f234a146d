import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { wpsParts, zipChunks } from '../../../packages/spreadsheet/test/foreign-workbook.ts'
import { writeCsv } from '@fundtrace/csv'
import type { PlantedRegister } from './planted-register.ts'
import { sharedItems, sheetRows } from './register-file.ts'

/** Each writes the register into the folder, row by row, and answers where. */
export const SHAPES = {
  'csv-gb18030': async (register: PlantedRegister, folder: string) => {
    const file = newFile(folder, 'csv')
    await pipeline(Readable.from(guardedPages(register)), createWriteStream(file))
    return file
  },
  'csv-utf8': async (register: PlantedRegister, folder: string) => {
    const file = newFile(folder, 'csv')
    await pipeline(Readable.from(csvLines(register)), createWriteStream(file))
    return file
  },
  /** As WPS writes it: every text shared, and the shared texts behind the sheet. */
  'xlsx-wps': async (register: PlantedRegister, folder: string) => {
    const file = newFile(folder, 'xlsx')
    const shared = new Map<string, number>()
    const empty = wpsParts({ data: MARK, sharedStrings: MARK })
    const parts = {
      ...empty,
      'xl/worksheets/sheet3.xml': filled(empty['xl/worksheets/sheet3.xml'], () => sheetRows(register, shared)),
      'xl/sharedStrings.xml': filled(empty['xl/sharedStrings.xml'], () => sharedItems(shared)),
    }
    await pipeline(zipChunks(parts), createWriteStream(file))
    return file
  },
} as const

let files = 0
const newFile = (folder: string, extension: string): string => join(folder, `register-${(files += 1)}.${extension}`)

const MARK = '<!-- filled while it is written -->'

async function* filled(part: string, fill: () => Generator<string>): AsyncGenerator<string> {
  const [before = '', after = ''] = part.split(MARK)
  yield before
  let text = ''
  for (const each of fill()) {
    text += each
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield `${text}${after}`
}

function* csvLines(register: PlantedRegister): Generator<string> {
  let lines = `${register.header.join(',')}\r\n`
  for (const { cells } of register.rows()) {
    lines += `${cells.join(',')}\r\n`
    if (lines.length < 65_536) continue
    yield lines
    lines = ''
  }
  yield lines
}

/** In GB18030, digits guarded as Chinese exports do it. */
function* guardedPages(register: PlantedRegister): Generator<Buffer> {
  const columns = Object.fromEntries(register.header.map((column) => [column, column]))
  const pageOf = (rows: readonly Record<string, string>[]): Buffer => writeCsv(columns, rows, { encoding: 'gb18030' })
  const header = pageOf([])
  yield header
  let rows: Record<string, string>[] = []
  for (const { cells } of register.rows()) {
    rows.push(Object.fromEntries(register.header.map((column, index) => [column, cells[index] ?? ''])))
    if (rows.length < 2_000) continue
    yield pageOf(rows).subarray(header.length)
    rows = []
  }
  yield pageOf(rows).subarray(header.length)
}
