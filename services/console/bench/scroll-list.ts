import type { Page } from 'playwright-core'
import { type BenchBrowser, openedWithin } from './in-chromium.ts'
import type { LargeList } from './large-lists.ts'
import { ROW } from './open-lists.ts'

export type Scrolled = Readonly<{
  rows: number
  /** Of the figures seen, where the list has a column whose sum is known; in fen, as text. */
  fen: string | null
  seconds: number
  frames: number
  /** Of the frames in which something moved. */
  slow_frames: number
  frame_ms_max: number
  /** The same steps over an empty box of the same height. */
  slow_frames_of_nothing: number
  /** Most rows of the list that stood in the document at once. */
  rows_in_document: number
  /** JavaScript heap of the tab when it has seen all rows, after a collection. */
  heap_mib: number
}>

const SLOW_MS = 50
const ROW_PIXELS = 42
/** 20 rows a frame: fewer than are drawn at once, and the whole of 100,000 in a minute and a half. */
const STEP_PIXELS = 20 * ROW_PIXELS

/** From the first row to the last one, as fast as a scroll bar is pulled. */
export async function scrollToEnd(browser: BenchBrowser, list: LargeList): Promise<Scrolled> {
  const context = await browser.newContext(list.officer)
  try {
    const page = await context.newPage()
    await openedWithin(page, list.path, ROW)
    await page.waitForLoadState('networkidle')
    const { gaps, ...seen } = await walk(page, list.figure ?? -1)
    const heap_mib = await heapOf(page)
    const nothing = await walkNothing(page, gaps.length)
    return {
      ...seen,
      frames: gaps.length,
      slow_frames: shareOf(gaps),
      frame_ms_max: Math.max(...gaps),
      slow_frames_of_nothing: shareOf(nothing),
      heap_mib,
    }
  } finally {
    await context.close()
  }
}

const shareOf = (gaps: readonly number[]): number => gaps.filter((gap) => gap > SLOW_MS).length / gaps.length

const walk = (page: Page, figure: number) =>
  page.evaluate(
    async ({ step, row_height, figure: cell }) =>
      new Promise<{
        rows: number
        fen: string | null
        seconds: number
        rows_in_document: number
        gaps: number[]
      }>((resolve) => {
        const box = document.querySelector('.long-table-box')
        const grid = box?.querySelector('[role=grid]')
        if (box === null || grid === null || grid === undefined) throw new Error('There is no list')
        const seen = new Map<number, string>()
        const gaps: number[] = []
        const began = performance.now()
        let before = began
        let hasMoved = false
        let most = 0
        const frame = (now: number): void => {
          if (hasMoved) gaps.push(now - before)
          before = now
          const rows = grid.querySelectorAll('tbody tr[aria-rowindex]')
          most = Math.max(most, rows.length)
          for (const row of rows) {
            const index = Number(row.getAttribute('aria-rowindex'))
            if (!seen.has(index)) seen.set(index, cell < 0 ? '' : (row.children[cell]?.textContent ?? ''))
          }
          const isAll = grid.getAttribute('aria-rowcount') !== '-1'
          const top = box.scrollTop
          if (isAll && top + box.clientHeight >= box.scrollHeight - 1) {
            const fen = [...seen.values()].reduce((sum, text) => sum + BigInt(text.replaceAll(/[^0-9-]/g, '') || 0), 0n)
            const seconds = (performance.now() - began) / 1000
            return resolve({
              rows: seen.size,
              fen: cell < 0 ? null : String(fen),
              seconds,
              rows_in_document: most,
              gaps,
            })
          }
          // Nobody passes over what is not drawn yet: the last row in sight, counted from 1 below the header.
          const lastInSight = Math.min(Math.floor((top + box.clientHeight - 2 * row_height) / row_height), seen.size)
          if (seen.has(lastInSight + 1)) box.scrollTop = top + step
          hasMoved = box.scrollTop !== top || hasMoved
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    { step: STEP_PIXELS, row_height: ROW_PIXELS, figure },
  )

/** What the machine itself lets through: frames of a box in which nothing is drawn. */
const walkNothing = (page: Page, frames: number): Promise<number[]> =>
  page.evaluate(
    async ({ step, frames: wanted }) =>
      new Promise<number[]>((resolve) => {
        document.body.replaceChildren()
        const box = document.body.appendChild(document.createElement('div'))
        box.style.cssText = 'height: 500px; overflow: auto'
        box.appendChild(document.createElement('div')).style.height = `${wanted * step + 1_000}px`
        const gaps: number[] = []
        let before = performance.now()
        const frame = (now: number): void => {
          gaps.push(now - before)
          before = now
          if (gaps.length >= Math.min(wanted, 600)) return resolve(gaps)
          box.scrollTop += step
          requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    { step: STEP_PIXELS, frames },
  )

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('Performance.enable')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Math.round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20)
}
