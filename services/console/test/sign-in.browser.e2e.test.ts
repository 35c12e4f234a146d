import { describeInBrowser } from '@fundtrace/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessFaults, chooseOfficer, type HouseInBrowser, openHouseInBrowser } from './house-in-browser.ts'

/** Three people in three browsers, and what happens to their sessions. */
describeInBrowser('signing in at the console', () => {
  let place: HouseInBrowser
  beforeAll(async () => {
    place = await openHouseInBrowser()
  })
  afterAll(() => place?.close())

  const headerOf = (page: Page) => page.getByRole('banner')
  /** Ant Design sets two Chinese characters apart. */
  const signInOf = (page: Page) => page.getByRole('main').getByText(/^登\s?录$/)
  const desksOf = (page: Page) => headerOf(page).getByRole('navigation').getByRole('link').allInnerTexts()

  it('asks who comes without a session, on pages that everybody can use, and leads to where he wanted to go', async () => {
    const context = await place.newContext()
    const page = await context.newPage()
    await page.goto('/finance/plans?state=posted')
    await signInOf(page).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await signInOf(page).click()
    await page.waitForURL(/\/sign-in\/[\w-]+$/)
    expect(await accessFaults(page)).toEqual([])

    await chooseOfficer(page, 'finance', 'not-this')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('口令不对')
    expect(await accessFaults(page)).toEqual([])
    await chooseOfficer(page, 'finance', place.console.passcode)
    await page.waitForURL(`${place.console.url}/finance/plans?state=posted`)
    await headerOf(page).getByText('张会计').waitFor()
    await context.close()
  })

  it('gives three people at the same time each their own desk', async () => {
    const pages = await Promise.all(
      (['finance', 'treasury', 'audit'] as const).map((officer) => place.signIn(officer, { path: '/board' })),
    )
    const names = ['张会计', '李出纳', '王审计']
    const desks = await Promise.all(
      pages.map(async (page, index) => {
        await page.goto('/')
        await headerOf(page)
          .getByText(names[index] ?? '')
          .waitFor()
        return desksOf(page)
      }),
    )
    expect(new Set(desks.map((texts) => texts.join())).size).toBe(3)
    await Promise.all(pages.map((page) => page.context().close()))
  })

  it('shows a page nothing of the token', async () => {
    const page = await place.signIn('treasury')
    await headerOf(page).getByText('李出纳').waitFor()
    const seen = await page.evaluate<string>(
      `fetch('/session').then((answer) => answer.text())
        .then((text) => text + document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }))`,
    )
    expect(seen).toContain('李出纳')
    expect(seen).not.toMatch(/eyJ|fundtrace-console/)
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'fundtrace-console.0')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    await page.context().close()
  })

  it('is over while somebody writes: what he typed is kept, and goes out once he has signed in again', async () => {
    const page = await place.signIn('finance', { path: '/finance/plans/new' })
    await page.getByLabel('项目政策').selectOption({ index: 1 })
    await page.getByLabel('年度').fill('2018')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '开始测算' }).click()
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor()
    expect(await accessFaults(page)).toEqual([])
    expect(await page.getByLabel('年度').inputValue()).toBe('2018')

    const [window] = await Promise.all([page.context().waitForEvent('page'), page.getByText('在新窗口登录').click()])
    const sent = page.waitForResponse(
      (response) =>
        response.request().method() === 'POST' && response.url().endsWith('/v1/plans') && response.status() !== 401,
    )
    await chooseOfficer(window, 'finance', place.console.passcode)
    expect(await (await sent).json()).toMatchObject({ fiscal_year: 2018 })
    await page.getByRole('dialog', { name: '登录已过期' }).waitFor({ state: 'hidden' })
    await page.context().close()
  })

  it('is of all tabs: signed out in one, signed out in the other', async () => {
    const first = await place.signIn('audit')
    const second = await first.context().newPage()
    await second.goto('/audit')
    await headerOf(second).getByText('王审计').waitFor()
    await headerOf(first).getByText('王审计').click()
    await first.getByRole('button', { name: '退出登录' }).click()
    await signInOf(first).waitFor()
    await second.reload()
    await signInOf(second).waitFor()
    expect((await second.request.get('/session')).status()).toBe(401)
    await first.context().close()
  })

  it('lasts through reloads, and the way back', async () => {
    const page = await place.signIn('finance')
    await headerOf(page).getByText('张会计').waitFor()
    await page.goto('/finance/plans')
    await page.goto('/finance/funds')
    await page.reload()
    await headerOf(page).getByText('张会计').waitFor()
    await page.goBack()
    expect(page.url()).toBe(`${place.console.url}/finance/plans`)
    await headerOf(page).getByText('张会计').waitFor()
    await page.context().close()
  })

  it("changes nothing for somebody else's page", async () => {
    const page = await place.signIn('treasury')
    const { url } = place.console
    const context = page.context()
    await context.route('http://evil.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" enctype="text/plain" action="${url}/sign-out"><button>win</button></form>`,
      }),
    )
    const evil = await context.newPage()
    await evil.goto('http://evil.example/')
    const [answer] = await Promise.all([
      evil.waitForResponse(`${url}/sign-out`),
      evil.getByRole('button', { name: 'win' }).click(),
    ])
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('CONSOLE_REQUEST_FOREIGN')
    expect((await page.request.get('/session')).status()).toBe(200)
    await context.close()
  })

  it('lets no script run that is no file of ours, and no page frame us', async () => {
    const context = await place.browser.newContext()
    const page = await context.newPage()
    await page.goto(place.console.url)
    const ran = await page.evaluate<string>(
      `const script = document.createElement('script')
       script.textContent = 'window.name = "injected"'
       document.body.append(script)
       window.name`,
    )
    expect(ran).toBe('')
    await page.setContent(`<iframe src="${place.console.url}/board"></iframe>`)
    await expect.poll(() => page.frames().length).toBe(2)
    expect(await page.frames()[1]?.content()).not.toContain('id="root"')
    await context.close()
  })

  it('left the browser without a complaint', () => {
    expect(place.faults()).toEqual([])
  })

  it('outlives a service that is down, which is named on the page', async () => {
    await place.house.services.find(({ name }) => name === 'allocation')?.stop()
    const page = await place.signIn('finance', { path: '/finance/plans' })
    await headerOf(page).getByText('张会计').waitFor()
    await page.getByText('资金分配服务暂时不可用').first().waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.context().close()
  })
})
