import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { writeWorkbook } from '@fundtrace/spreadsheet'
import { describeInBrowser } from '@fundtrace/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessFaults, type HouseInBrowser, openHouseInBrowser, picture } from './house-in-browser.ts'

/** Long enough for a job on a busy machine. */
const PATIENCE = { timeout: 30_000 }

describeInBrowser('the finance desk', () => {
  let place: HouseInBrowser
  let folder: string | undefined
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-finance-'))
    place = await openHouseInBrowser()
  }, 180_000)
  afterAll(async () => {
    await place?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  it('takes a spreadsheet into the register once its faults are put right on the page; a reload loses nothing typed', async () => {
    const file = await writeRegister(join(folder ?? '', '名册.xlsx'))
    const page = await place.signIn('finance', { path: '/finance' })
    await page.getByRole('link', { name: '导入名册：先检查、再改、再写入' }).click()
    await page.getByLabel('从哪一天起生效').fill('2016年6月30日')
    await page.getByLabel('演示数据，并非真人').check()
    await page.setInputFiles('input[type=file]', file)

    await page.getByRole('heading', { name: '每一处错误' }).waitFor(PATIENCE)
    expect(await page.locator('.finance-mend tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^2\t身份证号\t4418\*+\d{3}.\t错误 身份证号校验位不符/u),
      expect.stringMatching(/^3\t劳动能力\t有劳力\t错误 选项不存在/u),
    ])
    expect(await accessFaults(page)).toEqual([])
    await page.getByLabel('第 2 行身份证号改为').fill(identityOf(1))
    await page.reload()
    expect(await page.getByLabel('第 2 行身份证号改为').inputValue()).toBe(identityOf(1))
    await page.setInputFiles('input[type=file]', file)
    await page.getByLabel('第 3 行劳动能力改为').fill('有劳动能力')
    await page.getByRole('button', { name: '用改好的 2 处重新检查' }).click()

    await page.getByText('没有错误，可以写入名册。').waitFor(PATIENCE)
    await page.getByRole('button', { name: '写入名册' }).click()
    await page.getByText('已写入名册。').waitFor(PATIENCE)
    await page.getByRole('link', { name: '查看名册' }).click()
    await page.waitForURL(/\/register\?on=2016-06-30$/u)
    await page.goto(`${page.url()}&area_code=441802006`)
    await page.getByText('共 21 行').waitFor(PATIENCE)
    await page.getByRole('grid').press('End')
    await page.getByRole('link', { name: 'fd-001' }).click()
    await page.getByRole('heading', { level: 1, name: /\* 户$/u }).waitFor(PATIENCE)
    await page.getByText('有劳动能力').waitFor()
    expect(await page.getByText(identityOf(1)).count()).toBe(0)
    expect(await accessFaults(page)).toEqual([])
    await page.goBack()
    await page.getByRole('heading', { name: '建档立卡' }).waitFor()
    expect(await accessFaults(page)).toEqual([])
  })

  it('has a plan computed, compared line by line and submitted; its maker is told why he does not approve it, another officer approves', async () => {
    const page = await place.signIn('finance', { path: '/finance/plans/new?programme=qingcheng-households' })
    await page.getByLabel('年度').fill('2016')
    await page.getByLabel('登记基准日').fill('2016-06-30')
    await page.getByLabel('调整理由').fill('新增三户')
    await page.getByRole('button', { name: '开始测算' }).click()
    await page.getByText('待提交').waitFor(PATIENCE)
    await page.getByText('200.00 万元').first().waitFor()

    await page.getByRole('button', { name: '与上一份比较' }).click()
    await page.getByRole('row', { name: /新增 3 0\.00 12,000\.00/u }).waitFor(PATIENCE)
    const fresh = page.getByRole('grid').getByText('新增')
    await fresh.nth(2).waitFor(PATIENCE)
    expect(await fresh.count()).toBe(3)
    expect(await accessFaults(page)).toEqual([])
    await picture(page, 'finance')
    await page.getByRole('button', { name: '提交复核' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交复核' }).click()
    await page.getByText('待复核').waitFor(PATIENCE)

    const approve = page.getByRole('button', { name: '复核通过' })
    expect(await approve.isDisabled()).toBe(true)
    await page.getByText('制单人不能复核自己的计划').waitFor()
    expect(await approveAnyway(page)).toEqual([403, 'ALLOCATION_PLAN_APPROVED_BY_MAKER'])

    const checker = await place.signIn('financeChecker', { path: new URL(page.url()).pathname })
    await checker.getByRole('button', { name: '复核通过' }).click()
    await checker.getByRole('dialog').getByText('2,000,000.00').waitFor()
    await checker.getByRole('dialog').getByRole('button', { name: '复核通过' }).click()
    await checker.getByText('执行中').waitFor(PATIENCE)
    await checker.getByRole('button', { name: '经过' }).click()
    await checker.getByText('陈复核').first().waitFor()
    expect(await accessFaults(checker)).toEqual([])
    await page.reload()
    await page.getByText('执行中').waitFor(PATIENCE)
  })

  it('checks a document as it is written, with the line of every fault, and says what it would give before it is saved', async () => {
    const page = await place.signIn('finance', { path: '/finance/programmes/qingcheng-households/next' })
    const text = page.getByLabel('政策内容（YAML）')
    const right = await text.inputValue()
    const line = right.split('\n').findIndex((each) => each.includes('general')) + 1
    await text.fill(right.replace('general', 'nobody'))
    await page.getByRole('button', { name: `第 ${line} 行` }).click(PATIENCE)
    expect(await page.evaluate(() => getSelection()?.toString())).toContain('nobody')
    expect(await page.getByRole('button', { name: '保存为第 2 版' }).isDisabled()).toBe(true)
    expect(await accessFaults(page)).toEqual([])

    await text.fill(right)
    await page.getByText('没有错误，可以试算和保存。').waitFor(PATIENCE)
    await page.getByLabel('年度').fill('2016')
    await page.getByLabel('指定户编号').fill('fd-002, fd-999')
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('1 行，合计 4,000.00 元').waitFor(PATIENCE)
    await page.getByText('不在实施区划的名册中').waitFor()
    expect(await accessFaults(page)).toEqual([])
  })

  it('records what arrives of whom, and shows who owes how much', async () => {
    const page = await place.signIn('finance', { path: '/finance/funds?year=2016' })
    await page.getByRole('link', { name: '清城区困难户技能培训' }).first().click()
    await page.getByRole('button', { name: '登记到位' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('出资方').selectOption({ index: 1 })
    await dialog.getByLabel('金额').fill('1.5万')
    await dialog.getByText('= 15,000.00 元').waitFor()
    await dialog.getByLabel('指标文号').fill('城财农〔2016〕99号')
    await dialog.getByLabel('到账日').fill('2016-09-01')
    expect(await accessFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: '登记' }).click()
    await page.getByRole('row', { name: /2016-09-01 .* 城财农〔2016〕99号 15,000\.00 已入账/u }).waitFor(PATIENCE)
    expect(await accessFaults(page)).toEqual([])
  })

  it('sends money back by two officers; what cannot be is refused beside its field', async () => {
    const page = await place.signIn('finance', { path: '/finance/funds?year=2016' })
    await page.getByRole('link', { name: '清城区困难户技能培训' }).first().click()
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.getByRole('button', { name: '办理退回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('出资方').selectOption({ index: 1 })
    await dialog.getByLabel('退回什么').selectOption({ label: '没有用完的' })
    await dialog.getByLabel('金额').fill('100万')
    await dialog.getByLabel('退回日').fill('2016-10-08')
    await dialog.getByLabel('依据文号').fill('城财农〔2016〕120号')
    await dialog.getByRole('button', { name: '办理退回' }).click()
    await dialog.locator('.field', { hasText: '金额' }).getByText('退款超出可退金额').waitFor(PATIENCE)
    expect(await accessFaults(page)).toEqual([])
    await dialog.getByLabel('金额').fill('1000')
    await dialog.getByRole('button', { name: '办理退回' }).click()
    await page.getByText('由您经办，须由另一名财政人员复核。').waitFor(PATIENCE)
    expect(await page.getByRole('button', { name: '复核通过' }).isDisabled()).toBe(true)

    const checker = await place.signIn('financeChecker', { path: '/finance' })
    await checker.getByRole('link', { name: /退回出资方 · 清城区困难户技能培训/u }).click(PATIENCE)
    await checker.getByRole('button', { name: '复核通过' }).click()
    await checker.getByRole('row', { name: /城财农〔2016〕120号 已入账/u }).waitFor(PATIENCE)
    expect(await accessFaults(checker)).toEqual([])
  })

  it('reads well in English and in the dark, on a telephone too', async () => {
    const options = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const
    const page = await place.signIn('finance', { path: '/finance', options })
    await page.evaluate(() => localStorage.setItem('fundtrace-language', 'en'))
    for (const path of [
      '/finance',
      '/finance/programmes/qingcheng-households',
      '/finance/funds',
      '/finance/funds/qingcheng-training-2016?part=account',
      '/finance/register/imports',
    ]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([path, await accessFaults(page)]).toEqual([path, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    expect(place.faults()).toEqual([])
  })
})

/** What the service says where somebody asks it past the page. */
const approveAnyway = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const planId = location.pathname.split('/').at(-1)
    const answer = await fetch(`/api/allocation/v1/plans/${planId}/approve`, {
      method: 'POST',
      headers: { 'x-fundtrace-console': '1', 'idempotency-key': `past-the-page-${planId}` },
    })
    const problem: unknown = await answer.json()
    return [answer.status, Reflect.get(Object(problem), 'code')]
  })

const HEADER = [
  '户编号',
  '村编码',
  '户主姓名',
  '姓名',
  '身份证号',
  '与户主关系',
  '劳动能力',
  '户类别',
  '人均年收入',
  '建档日期',
  '户人口',
  '一卡通账号',
]

/** Three households of one person each; the first has a wrong check character, the second an ability that nobody has. */
async function writeRegister(path: string): Promise<string> {
  const rows = [1, 2, 3].map((number) => [
    `fd-00${number}`,
    '441802006',
    `演示户${number}`,
    `演示户${number}`,
    number === 1 ? wrongly(identityOf(number)) : identityOf(number),
    '户主',
    number === 2 ? '有劳力' : '有劳动能力',
    '一般贫困户',
    '3000.00',
    '2016-01-01',
    '1',
    `00004418020069900${number}`,
  ])
  const output = createWriteStream(path)
  const columns = HEADER.map((header) => ({ header, kind: 'text' as const, width: 20 }))
  await Promise.all([writeWorkbook([{ name: '名册', columns, rows }], output), finished(output)])
  return path
}

/** Nobody's: made up, with a right check character. */
const IDENTITIES = ['441802197001010018', '441802197001020021', '441802197001030035']
const identityOf = (number: number): string => IDENTITIES[number - 1] ?? ''

const wrongly = (identity: string): string => identity.slice(0, 17) + (identity.endsWith('X') ? '1' : 'X')
