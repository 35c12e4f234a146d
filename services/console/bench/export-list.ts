import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheet } from '@fundtrace/spreadsheet'
import { type BenchBrowser, openedWithin } from './in-chromium.ts'
import type { LargeList } from './large-lists.ts'
import { ROW } from './open-lists.ts'

export type Exported = Readonly<{
  seconds: number
  bytes: number
  /** The most that the process which makes the workbook had resident meanwhile, and what of it it did not have before. */
  peak_mib: number
  grown_mib: number
  /** As the workbook itself says. */
  rows: number
  fen: string | null
}>

/** From the click to the saved file, of all rows. `pid`: of the process that makes it. */
export async function exportList(
  browser: BenchBrowser,
  list: LargeList,
  { pid, button, header }: Readonly<{ pid: number; button: string; header: string | null }>,
): Promise<Exported> {
  const context = await browser.newContext(list.officer)
  const path = join(tmpdir(), `fundtrace-bench-${process.pid}.xlsx`)
  try {
    const page = await context.newPage()
    await openedWithin(page, list.path, ROW)
    await page.waitForLoadState('networkidle')
    // From here on the kernel counts the highest anew.
    await writeFile(`/proc/${pid}/clear_refs`, '5')
    const before = await residentMib(pid, 'VmRSS')
    const asked = performance.now()
    const [taken] = await Promise.all([
      page.waitForEvent('download', { timeout: 300_000 }),
      page.getByRole('button', { name: button }).click(),
    ])
    await taken.saveAs(path)
    const seconds = (performance.now() - asked) / 1000
    const peak_mib = await residentMib(pid, 'VmHWM')
    const { size: bytes } = await stat(path)
    return { seconds, bytes, peak_mib, grown_mib: peak_mib - before, ...(await readBack(path, header)) }
  } finally {
    await context.close()
    await rm(path, { force: true })
  }
}

async function readBack(path: string, header: string | null): Promise<{ rows: number; fen: string | null }> {
  await using sheet = await readSheet(path, { format: 'detect', limits: { maxRows: 400_000 } })
  let rows = 0
  let fen = 0n
  const place = header === null ? -1 : sheet.header.indexOf(header)
  for await (const { cells } of sheet.rows) {
    rows += 1
    if (place < 0) continue
    const [whole = '', part = ''] = (cells[place] ?? '').replaceAll(',', '').split('.')
    fen += BigInt(`${whole}${part.padEnd(2, '0')}`)
  }
  return { rows, fen: place < 0 ? null : String(fen) }
}

async function residentMib(pid: number, line: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024)
}
