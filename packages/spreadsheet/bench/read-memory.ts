/**
 * What it costs to read a register: 100,000 rows of 25 columns, half of whose texts occur once, as WPS writes it (shared
 * strings), as CSV in GB18030, and what it costs to write it. Each in a process of its own; memory is the peak over what
 * the process had before. Run: node packages/spreadsheet/bench/read-memory.ts
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { writeCsv } from '@fundtrace/csv'
import { readSheet, writeWorkbook } from '../src/spreadsheet.ts'
import { wpsParts, zipChunks } from '../test/foreign-workbook.ts'

const ROWS = 100_000
const COLUMNS = 25
const text = (row: number, column: number): string =>
  column % 2 === 0 ? `44182319${String(row * COLUMNS + column).padStart(10, '0')}` : `青城县第${row % 97}村${column}`

function* rows(): Generator<string[]> {
  for (let row = 1; row <= ROWS; row += 1) yield Array.from({ length: COLUMNS }, (_, column) => text(row, column))
}

async function* sheetData(): AsyncGenerator<string> {
  const [before = '', after = ''] = wpsParts({ data: '|' })['xl/worksheets/sheet3.xml'].split('|')
  yield before
  let shared = 0
  for (const row of rows()) yield `<row>${row.map(() => `<c t="s"><v>${shared++}</v></c>`).join('')}</row>`
  yield after
}

async function* sharedStrings(): AsyncGenerator<string> {
  const [before = '', after = ''] = wpsParts({ data: '', sharedStrings: '|' })['xl/sharedStrings.xml'].split('|')
  yield before
  for (const row of rows()) yield row.map((cell) => `<si><t>${cell}</t></si>`).join('')
  yield after
}

const columns = Array.from({ length: COLUMNS }, (_, column) => ({ header: `列${column}`, kind: 'text' as const }))

async function* csv(): AsyncGenerator<Buffer> {
  for (const row of rows()) {
    const record = Object.fromEntries(row.map((cell, column) => [column, cell]))
    // The first row of each is the header of a file that has no other: the bytes of one record.
    yield writeCsv(record, [], { encoding: 'gb18030' })
  }
}

const MAKE: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'wps.xlsx': (path) =>
    pipeline(
      Readable.from(
        zipChunks({
          ...wpsParts({ data: '' }),
          'xl/worksheets/sheet3.xml': sheetData(),
          'xl/sharedStrings.xml': sharedStrings(),
        }),
      ),
      createWriteStream(path),
    ),
  'ours.xlsx': (path) => writeWorkbook([{ name: '名册', columns, rows: rows() }], path),
  'gb18030.csv': (path) => pipeline(Readable.from(csv()), createWriteStream(path)),
}

async function read(path: string, isStreamed: boolean): Promise<void> {
  await using sheet = await readSheet(isStreamed ? createReadStream(path) : path, {
    format: 'detect',
    limits: { maxBytes: 256 * 1024 * 1024 },
  })
  let cells = 0
  for await (const row of sheet.rows) cells += row.cells.length
  console.log(`${cells} cells`)
}

const [, , action, path] = process.argv
if (action === undefined || path === undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'spreadsheet-bench-'))
  for (const name of Object.keys(MAKE)) {
    const file = join(folder, name)
    run('make', file)
    console.log(`${name}: ${((await stat(file)).size / 1024 / 1024).toFixed(1)} MiB`)
    run('read', file)
    run('read-stream', file)
  }
  await rm(folder, { recursive: true })
} else {
  const baseMib = process.memoryUsage().rss / 1024 / 1024
  const startedAt = performance.now()
  if (action === 'make') await MAKE[path.split('/').at(-1) ?? '']?.(path)
  else await read(path, action === 'read-stream')
  const seconds = (performance.now() - startedAt) / 1000
  const peakMib = process.resourceUsage().maxRSS / 1024
  console.log(
    `${action}: ${seconds.toFixed(1)} s, ${(peakMib - baseMib).toFixed(0)} MiB over ${baseMib.toFixed(0)} MiB`,
  )
}

function run(action: string, file: string): void {
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), action, file], { stdio: 'inherit' })
}
