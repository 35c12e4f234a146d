import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { chromiumPath } from '@fundtrace/test-support'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { copyOfMainJob } from '../../../infra/demo/main-job-done.ts'
import { type House, startHouse } from '../../../infra/embedded/house.ts'
import type { HouseConsole } from '../../../infra/embedded/house-console.ts'

/** Subjects of the trial issuer's officers: infra/identity/trial-officers.ts. */
export const OFFICERS = {
  finance: 'finance-441802-张会计',
  financeChecker: 'finance-441802-陈复核',
  treasury: 'treasury-441802-李出纳',
  treasuryChecker: 'treasury-441802-周复核',
  audit: 'audit-44-王审计',
  auditChecker: 'audit-44-孙审计',
  province: 'finance-44-赵处长',
  provinceChecker: 'finance-44-钱复核',
  admin: 'admin-44-系统管理员甲',
  adminChecker: 'admin-44-系统管理员乙',
} as const
export type OfficerName = keyof typeof OFFICERS

/** A house with the main job done, its console, and a Chromium of this file's own. */
export type HouseInBrowser = Readonly<{
  house: House
  console: HouseConsole
  browser: Browser
  /** A browser of somebody else: cookies of its own, in Chinese unless told. */
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>
  /** A page of a context of its own, on which the officer has signed in and been led to `path`. */
  signIn: (officer: OfficerName, options?: SignInOptions) => Promise<Page>
  /** What the browser complained of on any page: scripts that failed, what the policy of the page refused. */
  faults: () => readonly string[]
  close: () => Promise<void>
}>

type SignInOptions = Readonly<{
  /** Where he wanted to go; the first page unless told. */
  path?: string
  /** The same browser as another page's. */
  context?: BrowserContext
  options?: BrowserContextOptions
}>

/** To be opened in `beforeAll`, once for all tests of a file. */
export async function openHouseInBrowser(): Promise<HouseInBrowser> {
  const { folder, remove } = await copyOfMainJob()
  const house = await startHouse({ folder, console: true, onProgress: () => undefined })
  if (house.console === undefined) throw new Error('The house has no console')
  const web = house.console
  // Chromium's own sandbox needs rights that root in a container does not have.
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] })
  const faults: string[] = []

  const newContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: web.url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      // Nothing moves: a click does not wait until a dialog has come to rest, and no frame of it is drawn.
      reducedMotion: 'reduce',
      ...options,
    })
    context.on('weberror', (error) => faults.push(error.error().message))
    context.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text())
    })
    return context
  }

  return {
    house,
    console: web,
    browser,
    newContext,
    signIn: async (officer, { path = '/', context, options } = {}) => {
      const page = await (context ?? (await newContext(options))).newPage()
      await page.goto(`/sign-in?return_to=${encodeURIComponent(path)}`)
      await chooseOfficer(page, officer, web.passcode)
      await page.waitForURL((url) => url.origin === web.url)
      return page
    },
    faults: () => faults,
    close: async () => {
      await browser.close()
      await house.stop()
      await remove()
    },
  }
}

/** On the trial issuer's page. */
export async function chooseOfficer(page: Page, officer: OfficerName, passcode: string): Promise<void> {
  await page.check(`input[name="officer"][value="${OFFICERS[officer]}"]`)
  await page.fill('#passcode', passcode)
  await page.click('button[type="submit"]')
}

/** What axe finds against WCAG 2.2 AA on a page as it stands, each with where: `expect(await accessFaults(page)).toEqual([])`. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

const PICTURES = fileURLToPath(new URL('../../../docs/pictures', import.meta.url))

/** The picture of a desk for the README, where FUNDTRACE_PICTURES=1 asks for it: `npm run pictures`. In light colours, as wide as a laptop. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['FUNDTRACE_PICTURES'] !== '1') return
  await mkdir(PICTURES, { recursive: true })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' })
}
