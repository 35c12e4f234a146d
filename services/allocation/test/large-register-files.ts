import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '@fundtrace/csv'
import { writeWorkbook } from '@fundtrace/spreadsheet'
import type { PlantedRegister } from './planted-register.ts'

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
  xlsx: async (register: PlantedRegister, folder: string) => {
    const file = newFile(folder, 'xlsx')
    const columns = register.header.map((header) => ({ header, kind: 'text' as const }))
    const rows = (function* () {
      for (const { cells } of register.rows()) yield cells
    })()
    await writeWorkbook([{ name: '建档立卡', columns, rows }], file)
    return file
  },
} as const

let files = 0
const newFile = (folder: string, extension: string): string => join(folder, `register-${(files += 1)}.${extension}`)

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
