import { describeInBrowser } from '@fundtrace/test-support'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessFaults, type HouseInBrowser, openHouseInBrowser, picture } from './house-in-browser.ts'

/** Ready to hang out: every household, 300 yuan, seven days of notice. */
const PROGRAMME = {
  id: 'winter-2016',
  version: 1,
  name: '困难户冬季慰问',
  document_number: '示例〔2016〕12号',
  document_item: '一',
  area_code: '441802',
  notice_days: 7,
  base: { of: 'households' },
  amount: { kind: 'per_unit', rate: '300.00' },
  funding: { kind: 'fixed', parts: [{ funder: 'qingcheng-special', amount: '300.00' }] },
}
const YUANTAN = '441802103'

describeInBrowser('the notice board', () => {
  let place: HouseInBrowser
  let planId: string
  let visitor: BrowserContext
  let page: Page
  /** Everything that the services told the visitor, and everything that he asked. */
  const told: string[] = []
  const asked: string[] = []

  beforeAll(async () => {
    place = await openHouseInBrowser()
    const [maker, checker] = [await place.signIn('finance'), await place.signIn('financeChecker')]
    await post(maker, 'programmes', PROGRAMME)
    planId = await post(maker, 'plans', { programme_id: PROGRAMME.id, fiscal_year: 2016 })
    await post(maker, `plans/${planId}/submit`, {})
    await post(checker, `plans/${planId}/notice`, {})
    await Promise.all([maker.context().close(), checker.context().close()])
    visitor = await place.newContext({ viewport: { width: 390, height: 844 } })
    visitor.on('request', (request) => asked.push(decodeURIComponent(request.url())))
    visitor.on('response', async (response) => {
      if (response.url().includes('/api/')) told.push(await response.text().catch(() => ''))
    })
    page = await visitor.newPage()
  })
  afterAll(() => place?.close())

  it('leads from the county to a list on a phone, without asking who one is', async () => {
    await page.goto('/board')
    await page.getByRole('link', { name: /^清城区/ }).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('link', { name: /^清城区/ }).click()
    const card = page.getByRole('link', { name: /2016年困难户冬季慰问公示/ })
    await card.waitFor()
    expect(await card.textContent()).toContain('还可提异议 7 天')
    expect(await accessFaults(page)).toEqual([])
    await card.click()
    await page.getByRole('heading', { level: 1, name: '2016年困难户冬季慰问公示' }).waitFor()
    const box = page.getByRole('region', { name: '有异议怎么办' })
    await box.waitFor()
    for (const words of ['还剩 7 天', '清城区财政、扶贫部门', '书面、口头都可以', '这份计划不会批准'])
      expect(await box.textContent()).toContain(words)
    await page.getByRole('row', { name: /\*{4}/ }).first().waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await accessFaults(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await picture(page, 'notice-board')
    await page.setViewportSize({ width: 390, height: 844 })
  })

  it('finds a village, keeps it in the address, and looks for a name by its mask alone', async () => {
    await page.goto('/board/441802')
    await page.getByLabel('村名或区划代码').fill('源潭')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByRole('link', { name: /源潭镇.*冬季慰问公示/ }).click()
    await page.waitForURL(new RegExp(`/board/plans/${planId}/notice\\?village=${YUANTAN}`))
    const rows = page.getByRole('status').filter({ hasText: /行/ })
    await page.reload()
    await rows.filter({ hasText: '共 84 行' }).waitFor()
    expect(await page.getByLabel('村（居）').inputValue()).toBe(YUANTAN)
    await page.getByLabel('户主姓名').fill('无此人')
    await page.getByLabel('户主姓名').press('Enter')
    await page.getByText('没有符合条件的记录').waitFor()
    expect(new URL(page.url()).searchParams.get('name')).toBe('无**')
    await page.goBack()
    await page.goBack()
    expect(asked.filter((url) => url.includes('无此人'))).toEqual([])
    expect(asked.filter((url) => url.includes('name=无**')).length).toBeGreaterThan(0)
  })

  it('prints a village as it is hung out, and gives it as a workbook', async () => {
    await page.goto(`/board/plans/${planId}/notice?village=${YUANTAN}`)
    await page.getByRole('button', { name: '打印' }).click()
    await page.getByRole('cell', { name: '源潭镇' }).first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.board-print tbody tr').count()).toBe(84)
    expect(await page.locator('.header').isVisible()).toBe(false)
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    for (const words of ['依据：示例〔2016〕12号', '公示单位（盖章）', '异议答复前不予审批'])
      await page.getByText(words).waitFor()
    await page.emulateMedia({ media: 'screen' })
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('button', { name: '返回' }).click()
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 Excel' }).click()
    expect((await file).suggestedFilename()).toMatch(/\.xlsx$/)
  })

  it('shows what was given, of plans and of batches, and in English', async () => {
    await page.goto('/board/441802')
    await page.getByRole('link', { name: /困难户脱贫增收扶持发放结果公告/ }).click()
    await page
      .getByRole('row', { name: /凤城街/ })
      .first()
      .waitFor()
    expect(await page.getByRole('region', { name: '有异议怎么办' }).count()).toBe(0)
    await page.goBack()
    await page
      .getByRole('link', { name: /发放名单公告/ })
      .first()
      .click()
    await page.waitForURL(/\/board\/batches\//)
    await page.getByRole('row', { name: /\*{4}/ }).first().waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.evaluate(() => localStorage.setItem('fundtrace-language', 'en'))
    await page.reload()
    await page.getByRole('button', { name: 'Download as Excel' }).waitFor()
    await page.evaluate(() => localStorage.removeItem('fundtrace-language'))
  })

  it('says so where a list is not public', async () => {
    await page.goto(`/board/plans/${planId}/results`)
    await page.getByText('没有这份公开名单，或公示期已过').first().waitFor()
  })

  it('gave away no name, no number and no cookie', async () => {
    expect(told.length).toBeGreaterThan(10)
    const all = told.join('\n')
    expect(all).toMatch(/"name":"赵\*+"/)
    expect(all).not.toMatch(/样本|\d{15}|beneficiary_id|-h\d{3}/)
    expect(await visitor.cookies()).toEqual([])
    expect(place.faults()).toEqual([])
  })
})

/** As the signed-in officer; the id of what was made. */
const post = (officer: Page, path: string, body: object): Promise<string> =>
  officer.evaluate(
    async ({ path: to, body: content }) => {
      const answer = await fetch(`/api/allocation/v1/${to}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-fundtrace-console': '1',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(content),
      })
      const reply = (await answer.json()) as { id?: string }
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(reply)}`)
      return String(reply.id)
    },
    { path, body },
  )
