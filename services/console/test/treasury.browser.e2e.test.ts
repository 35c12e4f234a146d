import { readFile } from 'node:fs/promises'
import { describeInBrowser } from '@fundtrace/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBankStandIn } from '../../../packages/cli/src/demo/bank-stand-in.ts'
import { camt } from '../../disbursement/test/bank-answers.ts'
import { dropFile, getAs } from './ask-as.ts'
import { openFundWithoutCharity, WITHOUT_CHARITY } from './fund-without-charity.ts'
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
    await said(maker, '这个批次是您制单的，制单人不能批准自己的批次。须由另一人办理。')
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
    await said(maker, '这个文件是您生成的，不能自己放行。')
    await checker.reload()
    await button(checker, '放行').first().click()
    await nextStep(checker, '把文件交银行，再导入银行结果')
  })

  it('takes the results once; one payment came back', async () => {
    const results = bank.pay(FUND, await downloadFile(maker), today(), new Map([[3, '账号与户名不符']]))
    await dropFile(maker, '银行回盘.csv', results)
    await said(maker, '已支付 17 笔 · 退票 1 笔')
    await nextStep(maker, '更正退票的账号，然后补发')
    await maker.goto(`${batch}?tab=files`)
    await drop(maker, results)
    await said(maker, '这个文件已经导入过，没有任何变化。')
    expect(await accessFaults(maker)).toEqual([])
  })

  it('pays the corrected account with two officers; then nothing is left', async () => {
    await maker.goto(`${batch}?tab=returns`)
    await said(maker, '账号与户名不符')
    await button(maker, '更正账号').click()
    await maker.getByLabel('新账号').fill('0000441802006000999')
    await button(maker, '提出更正').click()
    await said(maker, '已提出，请另一人')
    await maker.goto('/treasury/cards')
    await said(maker, '这是您提出的，须由另一人复核。')
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
    await nextStep(checker, '把文件交银行，再导入银行结果')
    await maker.reload()
    await drop(maker, bank.pay(FUND, await downloadFile(maker), today()))
    await nextStep(maker, '与银行对账单核对')
    await maker.goto(`${batch}?tab=history`)
    await said(maker, '银行已答复全部付款')
    expect(await accessFaults(maker)).toEqual([])
  })

  /** Says what the dialog asks for, and sends it. */
  async function ask(page: Page, open: string, fields: Readonly<Record<string, string>>, send: string): Promise<void> {
    await button(page, open).click()
    const dialog = page.getByRole('dialog')
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
    await dialog.getByRole('button', { name: send, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  const ASK = '提出，由另一人复核'
  let other: string
  let payment: string

  it('holds back who left the register, and pays him where two officers say so', async () => {
    const [finance, financeChecker] = [await place.signIn('finance'), await place.signIn('financeChecker')]
    await openFundWithoutCharity(finance, financeChecker, maker)
    await Promise.all([finance.context().close(), financeChecker.context().close()])
    await maker.goto(`/treasury/new?fund_id=${WITHOUT_CHARITY.fundId}`)
    await maker.getByRole('row', { name: TOWNSHIP }).getByRole('checkbox').check()
    await button(maker, '新建批次').click()
    await nextStep(maker, '逐笔核对')
    other = new URL(maker.url()).pathname
    await button(maker, '开始核对').click()
    await said(maker, '有 1 笔核对未通过')
    await maker.getByRole('link', { name: '看是哪几笔、为什么' }).click()
    await maker.getByRole('row', { name: '已清退' }).getByRole('link').click()
    await ask(maker, '申请放行（不顾核对结果）', { 依据文号: '清扶办〔2016〕30号', 原因: '清退前应得' }, ASK)
    payment = new URL(maker.url()).pathname
    await said(maker, '这是您提出的。须由另一人办理。')
    await checker.goto(`${other}?tab=waiting`)
    await button(checker, '同意').click()
    await said(checker, '没有等待另一人复核的事项。')
    expect(await accessFaults(checker)).toEqual([])
  })

  it('is approved once, whichever tab asks; what one funder owes another advances', async () => {
    await maker.goto(other)
    await button(maker, '提交审批').click()
    await nextStep(maker, '由另一人审批')
    const second = await checker.context().newPage()
    for (const page of [checker, second]) {
      await page.goto(`${other}/approve`)
      await page.getByLabel('我已核对笔数、合计与大写金额').check()
    }
    await button(checker, '批准支付').click()
    await checker.getByRole('alert').filter({ hasText: '代码' }).waitFor()
    await button(second, '批准支付').click()
    await said(second, '批次提交后才能批准。')
    expect(await button(second, '批准支付').isDisabled()).toBe(true)
    await second.close()
    await checker.goto(other)
    await nextStep(checker, '资金不足，补足后再申请')
    await said(checker, '清城区慈善会')
    await ask(checker, '由其他出资方垫付…', { 文号: '清财农〔2016〕9号', 原因: '未到账' }, '由其他出资方垫付')
    await nextStep(checker, '生成银行文件')
  })

  it('asks two officers what became of a payment of which the bank cannot say it, and whether to claim one back', async () => {
    await checker.getByLabel('文件格式').selectOption(FORMAT)
    await button(checker, '生成银行文件').click()
    await nextStep(checker, '由另一人放行银行文件')
    await maker.goto(other)
    await button(maker, '放行').first().click()
    await nextStep(maker, '把文件交银行，再导入银行结果')
    const batchId = other.split('/').at(-1)
    const { payments } = await getAs<{ payments: { id: string; reference: string }[] }>(
      maker,
      'disbursement',
      `batches/${batchId}/payments?limit=100`,
    )
    const unclear = payments.find(({ id }) => payment.endsWith(id))?.reference
    const rows = payments.map(
      ({ reference }) => `${reference},100.00,${reference === unclear ? '待查' : '成功'},,${today()}`,
    )
    await dropFile(maker, '回盘.csv', Buffer.from(['付款编号,金额,处理结果,原因,处理日期', ...rows, ''].join('\n')))
    await said(maker, '有 1 笔结果不明')
    await maker.getByRole('link', { name: /发现 1 处异常/ }).click()
    await said(maker, `${unclear} 的结果“待查”不在约定之内`)
    await maker.goto(payment)
    const answer = { 支付或退回的日期: today(), 银行答复文号: '农银清〔2016〕7号', 说明: '银行书面答复已付' }
    await ask(maker, '认定支付结果', answer, ASK)
    await checker.goto(payment)
    await button(checker, '同意').click()
    await ask(checker, '申请追回', { 决定文号: '清扶办〔2016〕31号', 说明: '不应发放' }, ASK)
    await maker.reload()
    await button(maker, '同意').click()
    await said(maker, '已追回')
    expect(await accessFaults(maker)).toEqual([])

    await maker.goto(other)
    await button(maker, '与对账单核对').click()
    await said(maker, '有 18 处与对账单不符')
    const bookings = payments.map(({ reference }) => ({ direction: 'out' as const, reference, amount: '100.00' }))
    await dropFile(maker, '对账单.xml', camt('camt.053', bookings, { on: today() }))
    await said(maker, '记账 18 笔')
    await button(maker, '与对账单核对').click()
    await nextStep(maker, '办结归档')
    await ask(maker, '办结归档', { 原因: '年度已结' }, '办结归档')
    await nextStep(maker, '已全部办完')
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
      `/treasury/bank-files?fund_id=${WITHOUT_CHARITY.fundId}`,
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
