import type { BrowserContext } from 'playwright-core'
import { median } from '../../../infra/bench/ledger/median.ts'
import { type BenchBrowser, type OfficerName, openedWithin } from './in-chromium.ts'
import type { LargeList } from './large-lists.ts'

export type Opened = Readonly<{
  /** From the beginning of the navigation to the frame with its first rows; officers have the scripts in their browser's cache, readers of the board have not. */
  opened_ms: number
  /** A page of the same console without any list. */
  empty_ms: number
  /** The first rows alone, asked for from the same page. */
  rows_ms: number
  /** Opened, of the empty page and the rows together. */
  of_parts: number
}>
export const ROW = '.long-table tbody tr[aria-rowindex]'

export async function measureOpening(browser: BenchBrowser, list: LargeList, rounds: number): Promise<Opened> {
  const times = { opened: [] as number[], empty: [] as number[], rows: [] as number[] }
  let context = await browser.newContext(list.officer)
  for (let round = 0; round <= rounds; round += 1) {
    // Whoever reads the board comes for the first time; an officer has been here before, and has the scripts.
    if (list.officer === 'nobody') {
      await context.close()
      context = await browser.newContext('nobody')
    }
    const { opened, empty, rows } = await openOnce(context, list)
    // The first fills the caches and is not counted.
    if (round === 0) continue
    times.opened.push(opened)
    times.empty.push(empty)
    times.rows.push(rows)
  }
  await context.close()
  const [opened_ms, empty_ms, rows_ms] = [median(times.opened), median(times.empty), median(times.rows)]
  return { opened_ms, empty_ms, rows_ms, of_parts: opened_ms / (empty_ms + rows_ms) }
}

async function openOnce(context: BrowserContext, list: LargeList) {
  const page = await context.newPage()
  const opened = await openedWithin(page, list.path, ROW)
  await page.waitForLoadState('networkidle')
  const empty = await openedWithin(page, emptyPage(list.officer), 'h1')
  await page.waitForLoadState('networkidle')
  const rows = await page.evaluate(async (path) => {
    const asked = performance.now()
    // Not what a public list was answered with a minute ago.
    await (await fetch(path, { cache: 'no-store' })).json()
    return performance.now() - asked
  }, list.rows)
  await page.close()
  return { opened, empty, rows }
}

const emptyPage = (officer: OfficerName | 'nobody'): string =>
  officer === 'nobody' ? '/board/none/none/none' : '/no-such-page'
