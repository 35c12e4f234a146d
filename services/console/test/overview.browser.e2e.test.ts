import { describeInBrowser } from '@fundtrace/test-support'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessFaults, type HouseInBrowser, openHouseInBrowser, picture } from './house-in-browser.ts'

describeInBrowser('the overview', () => {
  let place: HouseInBrowser
  let page: Page
  beforeAll(async () => {
    place = await openHouseInBrowser()
    page = await place.signIn('province')
    await drawn(page)
  })
  afterAll(() => place?.close())

  it('tells every fund to the fen as the ledger does, in the picture and in its table twin', async () => {
    const { funds } = await readWay(page)
    expect(funds.length).toBeGreaterThanOrEqual(5)
    const paid = sum(funds.map((fund) => fund.paid))
    const figure = page.getByRole('list', { name: '主要数字' }).getByRole('listitem').filter({ hasText: '已付' })
    await figure.getByRole('note').hover()
    expect(await figure.getByRole('tooltip').textContent()).toBe(`${grouped(paid)} 元`)
    await page.getByText('表', { exact: true }).click()
    const table = page.getByRole('table', { name: '各项资金' })
    for (const { name, arrived, awarded, paid: paidOfFund, idle } of funds) {
      const cells = await table.getByRole('row').filter({ hasText: name }).getByRole('cell').allTextContents()
      expect(cells).toEqual(expect.arrayContaining([arrived, awarded, paidOfFund, idle].map(grouped)))
    }
    expect(page.url()).toContain('as=table')
    await page.goBack()
    await page.goForward()
    expect(page.url()).toContain('as=table')
    await page.getByText('图', { exact: true }).click()
    await drawn(page)
    await picture(page, 'overview')
  })

  it('is walked by keyboard: from the skip link to a node, to what is behind it, and back', async () => {
    await page.goto('/?year=2016')
    await drawn(page)
    await page.keyboard.press('Tab')
    expect(await focused(page).textContent()).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await tabTo(page, 'a.node')
    const name = await focused(page).getAttribute('aria-label')
    await page.keyboard.press('Enter')
    const behind = page.locator('section.behind')
    await behind.waitFor()
    expect(name?.startsWith((await behind.getAttribute('aria-label')) ?? 'nothing')).toBe(true)
    expect(page.url()).toContain('at=')
    await page.goBack()
    await behind.waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor()
    await page.keyboard.press('Escape')
    await page
      .getByRole('dialog')
      .waitFor({ state: 'detached' })
      .catch(() => undefined)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('is shown as of any past day, typed as people type it, and the address of a view can be sent', async () => {
    await page.goto('/?year=2016')
    await drawn(page)
    await page.getByLabel('截至哪一天').fill('2016年6月30日')
    await page.keyboard.press('Enter')
    await page.getByText('2016 年度 · 截至 2016-06-30').waitFor()
    const address = page.url()
    expect(new URL(address).searchParams.get('on')).toBe('2016-06-30')
    const arrived = sum((await readWay(page, '2016-06-30')).funds.map((fund) => fund.arrived))
    const sent = await place.signIn('provinceChecker', { path: address.slice(place.console.url.length) })
    await drawn(sent)
    const figure = sent.getByRole('list', { name: '主要数字' }).getByRole('listitem').filter({ hasText: '到位' })
    await figure.getByRole('note').focus()
    expect(await figure.getByRole('tooltip').textContent()).toBe(`${grouped(arrived)} 元`)
    await sent.context().close()
    await page.locator('a.month').nth(2).click()
    await page.getByText('截至 2016-03-31').waitFor()
    await page.goBack()
    await page.getByText('截至 2016-06-30').waitFor()
  })

  it('keeps to WCAG 2.2 AA in both languages, light and dark, with a node chosen', async () => {
    await page.goto('/?year=2016')
    await drawn(page)
    const node = await page.locator('a.node.node-fund').first().getAttribute('href')
    const views = [
      ['light', 'zh'],
      ['dark', 'en'],
    ] as const
    for (const [look, language] of views) {
      await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
      await page.evaluate((chosen) => localStorage.setItem('fundtrace-language', chosen), language)
      await page.goto(node ?? '/')
      await page.locator('section.behind').waitFor()
      expect(await accessFaults(page), `${look} ${language}`).toEqual([])
    }
    await page.goto('/?year=2016&as=table')
    await page.getByRole('table', { name: 'Funders and funds' }).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.evaluate(() => localStorage.setItem('fundtrace-language', 'zh'))
    await page.emulateMedia({ colorScheme: 'light' })
  })

  it('fits a phone and twice the size, and prints its figures without the frame', async () => {
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/?year=2016')
      await drawn(page)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `${width} wide`).toBe(0)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation', { name: '工作台' }).isVisible()).toBe(false)
    expect(await page.getByText('各项资金（元）').isVisible()).toBe(true)
    const box = await page.getByRole('table', { name: '各项资金' }).boundingBox()
    expect(box?.height).toBeGreaterThan(100)
    await page.emulateMedia({ media: 'screen' })
  })

  it('waits where the session is over, and goes on by itself after a new sign-in', async () => {
    await page.goto('/?year=2016')
    await drawn(page)
    await page.context().clearCookies()
    await page.getByLabel('截至哪一天').fill('2016-09-30')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.waitFor()
    expect(await accessFaults(page)).toEqual([])
    const again = await place.signIn('province', { context: page.context() })
    await again.close()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('截至 2016-09-30').waitFor()
    await drawn(page)
    expect(await page.getByLabel('截至哪一天').inputValue()).toBe('2016-09-30')
  })

  it('has complained of nothing in the browser', () => {
    expect(place.faults()).toEqual([])
  })
})

const drawn = async (page: Page): Promise<void> => {
  await page.locator('a.node').first().waitFor()
  await page.waitForLoadState('networkidle')
}

const focused = (page: Page): Locator => page.locator(':focus')

const TABS_MAX = 60

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tab = 0; tab < TABS_MAX; tab += 1) {
    await page.keyboard.press('Tab')
    if (await focused(page).evaluate((element, wanted) => element.matches(wanted), selector)) return
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

type Fund = Readonly<{ name: string; arrived: string; awarded: string; paid: string; idle: string }>

/** What the ledger answers through the console, with the page's own session. */
const readWay = (page: Page, on = ''): Promise<{ funds: Fund[] }> =>
  page.evaluate(async (day) => {
    const answer = await fetch(`/api/ledger/v1/reports/money-way?fiscal_year=2016${day === '' ? '' : `&on=${day}`}`)
    return answer.json()
  }, on)

const sum = (amounts: readonly string[]): string => {
  const fen = amounts
    .reduce((total, amount) => total + BigInt(amount.replace('.', '')), 0n)
    .toString()
    .padStart(3, '0')
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`
}

const grouped = (yuan: string): string => yuan.replaceAll(/\B(?=(?:\d{3})+\.)/g, ',')
