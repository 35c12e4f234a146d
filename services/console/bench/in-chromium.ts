import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { HouseConsole } from '../../../infra/embedded/house-console.ts'
import { chooseChromium } from '../../../packages/test-support/src/chromium.ts'
import { CHROMIUM_SOURCES } from '../../../packages/test-support/src/chromium-sources.ts'

/** Trial officers of the bench: infra/identity/trial-officers.ts. */
export const OFFICERS = {
  province: 'finance-44-赵处长',
  treasury: 'treasury-441802-李出纳',
  audit: 'audit-44-王审计',
} as const
export type OfficerName = keyof typeof OFFICERS

export type BenchBrowser = Readonly<{
  /** A browser of somebody who is signed in, with nothing in its cache. */
  newContext: (officer: OfficerName | 'nobody') => Promise<BrowserContext>
  faults: () => readonly string[]
  close: () => Promise<void>
}>

/** One Chromium; each officer signs in once, on the trial issuer's page. */
export async function openChromium(web: HouseConsole): Promise<BenchBrowser> {
  const found = await chooseChromium({ sources: CHROMIUM_SOURCES, isRequired: true, say: () => undefined })
  const browser = await chromium.launch({
    ...(found !== undefined && { executablePath: found.path }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const faults: string[] = []
  const cookies = new Map<OfficerName, State>()
  const open = async (options: { storageState?: State } = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: web.url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1280, height: 800 },
      ...options,
    })
    context.on('weberror', (error) => faults.push(error.error().message))
    return context
  }
  return {
    newContext: async (officer) => {
      if (officer === 'nobody') return open()
      const known = cookies.get(officer) ?? (await signIn(await open(), officer, web))
      cookies.set(officer, known)
      return open({ storageState: known })
    },
    faults: () => faults,
    close: () => browser.close(),
  }
}
type State = Awaited<ReturnType<BrowserContext['storageState']>>

async function signIn(context: BrowserContext, officer: OfficerName, web: HouseConsole): Promise<State> {
  const page = await context.newPage()
  await page.goto('/sign-in?return_to=/')
  await page.check(`input[name="officer"][value="${OFFICERS[officer]}"]`)
  await page.fill('#passcode', web.passcode)
  await page.click('button[type="submit"]')
  await page.waitForURL((url) => url.origin === web.url)
  const state = await context.storageState()
  await context.close()
  return state
}

/** Milliseconds from the beginning of the navigation to the frame after what is waited for stands on the page. */
export async function openedWithin(page: Page, path: string, selector: string): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' })
  return page.evaluate(
    async (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): unknown =>
          document.querySelector(wanted) === null
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => resolve(performance.now()))
        look()
      }),
    selector,
  )
}
