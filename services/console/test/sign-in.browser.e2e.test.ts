import { describeInBrowser } from '@fundtrace/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { todayInShanghai } from '../web/parts/day.ts'
import { accessFaults, chooseOfficer, type HouseInBrowser, OFFICERS, openHouseInBrowser } from './house-in-browser.ts'

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

  it('lets a colleague stand in once an administrator approved, says so on every page, and ends by a click', async () => {
    const away = await place.signIn('finance', { path: '/standing-in' })
    const today = todayInShanghai()
    await away.getByLabel('由谁代岗').selectOption(OFFICERS.treasury)
    await away.getByRole('checkbox', { name: '财政' }).check()
    await away.getByLabel('地区代码').fill('44')
    await away.getByLabel('首日').fill(today)
    await away.getByLabel('末日').fill(today)
    await away.getByLabel('理由').fill('休假')
    await away.getByRole('button', { name: '提交申请' }).click()
    // More than is his is refused, in words and not in the service's English sentence.
    const refusal = away.getByRole('alert')
    await refusal.getByText('您的地区').waitFor()
    expect(await refusal.innerText()).not.toMatch(/is not covered by/)
    expect(await accessFaults(away)).toEqual([])
    await away.getByLabel('地区代码').fill('441802')
    await away.getByRole('button', { name: '提交申请' }).click()
    await away.getByText('待批准', { exact: true }).waitFor()

    const admin = await place.signIn('admin', { path: '/standing-in' })
    await admin.getByRole('button', { name: '批准', exact: true }).click()
    const dialog = admin.getByRole('dialog', { name: '批准' })
    await dialog.getByLabel('理由').fill('同意')
    await dialog.getByRole('button', { name: '批准', exact: true }).click()
    await admin.getByText('已批准', { exact: true }).waitFor()

    const here = await place.signIn('treasury', { path: '/standing-in' })
    const other = await here.context().newPage()
    await other.goto('/treasury/accounts')
    await headerOf(other).getByText('李出纳').waitFor()
    await here.getByRole('button', { name: '代 张会计 办理' }).click()
    const bar = here.getByRole('region', { name: '代岗' })
    await bar.getByText('李出纳 正在代 张会计 办理').waitFor()
    expect(await desksOf(here)).toContain('财政')
    expect(await (await here.request.get('/session')).json()).toMatchObject({ acting_for: OFFICERS.finance })
    expect(await accessFaults(here)).toEqual([])
    // The other tab was drawn for himself: what it sends is not done in the other's name.
    const status = await other.evaluate<number>(
      `fetch('/api/access/v1/delegations', { method: 'POST', body: '{}', headers: { 'x-fundtrace-console': '1',
        'content-type': 'application/json', 'x-fundtrace-acting-for': '' } }).then((answer) => answer.status)`,
    )
    expect(status).toBe(409)
    await bar.getByRole('button', { name: '结束，回到本人' }).click()
    await bar.waitFor({ state: 'detached' })
    expect(await desksOf(here)).toContain('国库')
    await Promise.all([away, admin, here].map((page) => page.context().close()))
  })

  it('appoints by two administrators: one asks, the other approves, on pages that everybody can use', async () => {
    const asks = await place.signIn('admin', { path: '/officers/new' })
    await asks.getByLabel('登录标识').fill('finance-441802-新会计')
    await asks.getByLabel('姓名').fill('新会计')
    await asks.getByRole('checkbox', { name: '财政' }).check()
    await asks.getByLabel('地区代码').fill('441802')
    await asks.getByLabel('理由').fill('新到岗')
    expect(await accessFaults(asks)).toEqual([])
    await asks.getByRole('button', { name: '提交申请' }).click()
    const card = (page: Page) => page.getByRole('region', { name: '新会计' })
    await card(asks).getByText('须由另一名管理员决定').waitFor()
    expect(await accessFaults(asks)).toEqual([])

    const approves = await place.signIn('adminChecker')
    await approves.getByRole('link', { name: '人员变更待批准：1 项' }).click()
    await card(approves).getByRole('button', { name: '批准', exact: true }).click()
    const dialog = approves.getByRole('dialog', { name: '批准' })
    await dialog.getByLabel('理由').fill('同意')
    await dialog.getByRole('button', { name: '批准', exact: true }).click()
    await approves.getByText('没有待复核的变更').waitFor()
    await approves.getByRole('link', { name: '人员', exact: true }).click()
    await approves.getByRole('link', { name: '新会计' }).click()
    await approves.getByRole('cell', { name: '新到岗' }).waitFor()
    expect(await accessFaults(approves)).toEqual([])
    await Promise.all([asks, approves].map((page) => page.context().close()))
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
