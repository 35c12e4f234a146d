import { readFile } from 'node:fs/promises'
import { describeInBrowser } from '@fundtrace/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBankStandIn } from '../../../packages/cli/src/demo/bank-stand-in.ts'
import { accessFaults, type HouseInBrowser, openHouseInBrowser, picture } from './house-in-browser.ts'

const FUND = 'qingcheng-households-2016'
/** 18 households, 4,000 yuan each. */
const TOWNSHIP = '凤城街'
const FORMAT = 'fundtrace-csv'

describeInBrowser('the treasury desk pays the households of a township', () => {
  let place: HouseInBrowser
  let maker: Page
  let checker: Page
  let batch: string
  const bank = createBankStandIn()
  beforeAll(async () => {
    place = await openHouseInBrowser()
    ;[maker, checker] = [
      await place.signIn('treasury', { path: '/treasury' }),
      await place.signIn('treasuryChecker', { path: '/treasury' }),
    ]
  })
  afterAll(() => place?.close())

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const said = (page: Page, text: string) => page.getByText(text).first().waitFor()
  const figure = (page: Page, id: string, text: string) => page.getByTestId(id).filter({ hasText: text }).waitFor()
  const nextStep = (page: Page, text: string) => page.getByRole('heading', { name: `下一步 ${text}` }).waitFor()

  it('chooses a township and sees the sum grow; what is chosen survives a reload', async () => {
    await maker.getByRole('heading', { name: '国库支付' }).waitFor()
    expect(await accessFaults(maker)).toEqual([])
    await picture(maker, 'treasury')
    await maker.goto(`/treasury/new?fund_id=${FUND}`)
    await said(maker, '请先选择要支付的村')
    await maker.getByRole('row', { name: TOWNSHIP }).getByRole('checkbox').check()
    await figure(maker, 'control-count', '18 笔')
    await maker.reload()
    await figure(maker, 'control-total', '¥ 72,000.00')
    await said(maker, '人民币柒万贰仟元整')
    expect(await accessFaults(maker)).toEqual([])
    await button(maker, '新建批次').click()
    await nextStep(maker, '逐笔核对')
    batch = new URL(maker.url()).pathname
  })

  it('is led from step to step; the maker is told before he clicks that another officer approves', async () => {
    await button(maker, '开始核对').click()
    await nextStep(maker, '提交审批')
    await button(maker, '提交审批').click()
    await nextStep(maker, '由另一人审批')
    await said(maker, '这个批次是您制单的,制单人不能批准自己的批次。须由另一人办理。')
    await maker.goto(`${batch}/approve`)
    await said(maker, '制单人不能批准自己的批次')
    expect(await button(maker, '批准支付').isDisabled()).toBe(true)

    await checker.goto(`${batch}/approve`)
    await figure(checker, 'control-total', '¥ 72,000.00')
    await said(checker, '人民币柒万贰仟元整')
    await checker.getByRole('row', { name: '4,000.00' }).first().waitFor()
    expect(await accessFaults(checker)).toEqual([])
    expect(await button(checker, '批准支付').isDisabled()).toBe(true)
    await checker.getByLabel('我已核对笔数、合计与大写金额').check()
    await button(checker, '批准支付').click()
    await nextStep(checker, '生成银行文件')
  })

  it('writes the file, which another officer releases', async () => {
    await maker.goto(batch)
    await maker.getByLabel('文件格式').selectOption(FORMAT)
    await button(maker, '生成银行文件').click()
    await nextStep(maker, '由另一人放行银行文件')
    await said(maker, '这个文件是您生成的,不能自己放行。')
    await checker.reload()
    await button(checker, '放行').first().click()
    await nextStep(checker, '把文件交银行,再导入银行结果')
  })

  it('takes the results once; one payment came back', async () => {
    const results = bank.pay(FUND, await downloadFile(maker), today(), new Map([[3, '账号与户名不符']]))
    await drop(maker, results)
    await said(maker, '已支付 17 笔 · 退票 1 笔')
    await nextStep(maker, '更正退票的账号,然后补发')
    await maker.goto(`${batch}?tab=files`)
    await drop(maker, results)
    await said(maker, '这个文件已经导入过,没有任何变化。')
    expect(await accessFaults(maker)).toEqual([])
  })

  it('pays the corrected account with two officers; then nothing is left', async () => {
    await maker.goto(`${batch}?tab=returns`)
    await said(maker, '账号与户名不符')
    await button(maker, '更正账号').click()
    await maker.getByLabel('新账号').fill('0000441802006000999')
    await button(maker, '提出更正').click()
    await said(maker, '已提出,请另一人')
    await maker.goto('/treasury/cards')
    await said(maker, '这是您提出的,须由另一人复核。')
    expect(await accessFaults(maker)).toEqual([])
    await checker.goto('/treasury/cards')
    await button(checker, '同意').click()
    await said(checker, '没有等待复核的账号更正。')

    await maker.goto(`${batch}?tab=returns`)
    await button(maker, '补发这一笔').click()
    await maker.getByLabel('原因').fill('账号已更正')
    await maker.getByRole('dialog').getByRole('button', { name: '补发这一笔' }).click()
    await nextStep(maker, '由另一人批准补发分包')
    await said(maker, '这个补发分包是您编制的')
    await checker.goto(batch)
    await button(checker, '批准补发').click()
    await nextStep(checker, '生成银行文件')
    await maker.reload()
    await maker.getByLabel('文件格式').selectOption(FORMAT)
    await button(maker, '生成银行文件').click()
    await nextStep(maker, '由另一人放行银行文件')
    await checker.reload()
    await button(checker, '放行').first().click()
    await nextStep(checker, '把文件交银行,再导入银行结果')
    await maker.reload()
    await drop(maker, bank.pay(FUND, await downloadFile(maker), today()))
    await nextStep(maker, '与银行对账单核对')
    await maker.goto(`${batch}?tab=history`)
    await said(maker, '银行已答复全部付款')
    expect(await accessFaults(maker)).toEqual([])
  })

  it('shows every part of it to a newcomer without a fault, also on a phone, in the dark and in English', async () => {
    const page = await place.signIn('treasury', {
      path: `${batch}?tab=papers`,
      options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
    })
    await said(page, '人民币')
    for (const path of [
      `${batch}?tab=lines`,
      '/treasury',
      '/treasury/accounts',
      `/treasury/findings?fund_id=${FUND}`,
    ]) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      expect(await accessFaults(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Findings in bank files' }).waitFor()
    expect(place.faults()).toEqual([])
  })

  async function downloadFile(page: Page): Promise<Buffer> {
    await page.goto(`${batch}?tab=files`)
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, '下载').first().click()])
    return readFile(await file.path())
  }
})

const drop = (page: Page, bytes: Buffer): Promise<void> =>
  page.locator('input[type=file]').first().setInputFiles({ name: '银行回盘.csv', mimeType: 'text/csv', buffer: bytes })

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
