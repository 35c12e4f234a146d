import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { median } from '../../../infra/bench/ledger/median.ts'
import { type BenchBrowser, openedWithin } from './in-chromium.ts'

export type FirstPage = Readonly<{
  /** Until the picture stands there and the page answers: no task of 50 ms or more was still going on. Nothing cached. */
  interactive_ms: number
  /** A page whose one script has as many bytes, and does nothing. */
  static_ms: number
  of_static: number
  /** Of script, as they were sent. */
  script_bytes: number
}>

const PICTURE = 'svg a.node'

export async function measureFirstPage(browser: BenchBrowser, rounds: number): Promise<FirstPage> {
  const ours: number[] = []
  const others: number[] = []
  let bytes = 0
  for (let round = 0; round <= rounds; round += 1) {
    const context = await browser.newContext('province')
    const page = await context.newPage()
    const interactive = await interactiveWithin(page)
    bytes = await scriptBytes(page)
    await context.close()
    const still = await staticPage(browser, bytes)
    // The first warms the services and is not counted.
    if (round > 0) {
      ours.push(interactive)
      others.push(still)
    }
  }
  const [interactive_ms, static_ms] = [median(ours), median(others)]
  return { interactive_ms, static_ms, of_static: interactive_ms / static_ms, script_bytes: bytes }
}

async function interactiveWithin(page: Page): Promise<number> {
  const drawn = await openedWithin(page, '/', PICTURE)
  await page.waitForLoadState('networkidle')
  const busyUntil = await page.evaluate(
    async () =>
      new Promise<number>((resolve) => {
        const ends = [0]
        const watch = new PerformanceObserver((list) => {
          for (const { startTime, duration } of list.getEntries()) ends.push(startTime + duration)
        })
        watch.observe({ type: 'longtask', buffered: true })
        setTimeout(() => resolve(Math.max(...ends)), 100)
      }),
  )
  return Math.max(drawn, busyUntil)
}

const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && new URL(entry.name).pathname.endsWith('.js'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  )

/** Text that nothing makes smaller, behind a comment. */
async function staticPage(browser: BenchBrowser, bytes: number): Promise<number> {
  const script = `/*${randomBytes(bytes).toString('base64').slice(0, bytes)}*/`
  const server = createServer((request, response) => {
    const isPage = request.url === '/'
    response.setHeader('content-type', isPage ? 'text/html' : 'text/javascript')
    response.end(
      isPage
        ? '<!doctype html><title>.</title><p>.</p><script src="/s.js"></script><svg><a class="node"/></svg>'
        : script,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const context = await browser.newContext('nobody')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const taken = await openedWithin(await context.newPage(), url, PICTURE)
  await context.close()
  server.close()
  server.closeAllConnections()
  return taken
}
