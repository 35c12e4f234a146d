import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describeInBrowser } from '@fundtrace/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fenOf, yuanOf } from '../web/parts/money-text.ts'
import { accessFaults, type HouseInBrowser, openHouseInBrowser, picture } from './house-in-browser.ts'

const FUND = 'zhanjiang-edz-2016'
/** What the planted line says less than the ledger. */
const MISSING_FEN = 900n
const CLI = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url))
const run = promisify(execFile)

describeInBrowser('the audit desk finds what is wrong', () => {
  let place: HouseInBrowser
  let maker: Page
  let checker: Page
  let folder: string
  let found = ''
  beforeAll(async () => {
    place = await openHouseInBrowser()
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-audit-'))
    maker = await place.signIn('audit', { path: '/audit' })
    checker = await place.signIn('auditChecker', { path: '/audit' })
  }, 180_000)
  afterAll(async () => {
    await place?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const decide = async (page: Page, deed: string, reason: string) => {
    await button(page, deed).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('理由').fill(reason)
    await dialog.getByRole('button', { name: deed, exact: true }).click()
  }
  const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

  it('says on its first page which line of the bank is wrong, and shows both sides of it', async () => {
    await said(maker, '审计工作台')
    const wrong = maker.getByRole('link', { name: /1234567\.98/ })
    await wrong.waitFor()
    expect(await accessFaults(maker)).toEqual([])
    await picture(maker, 'audit')
    await wrong.click()
    const section = maker.getByRole('region', { name: '金额不符' })
    await section.waitFor()
    const failed = section.locator('.side-failed')
    expect(await failed.locator('td').allInnerTexts()).toEqual(['1,234,567.89', '1,234,567.98'])
    expect(await section.locator('tfoot').innerText()).toContain('0.09')
    expect(await accessFaults(maker)).toEqual([])
  })

  it('takes a statement, maps its columns, proves its balances and lists the planted break', async () => {
    await maker.goto(`/audit/check?fund=${FUND}`)
    await maker.locator('input[type="file"]').setInputFiles({
      name: '对账单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(await statementWithWrongLine(maker)),
    })
    expect(await maker.getByLabel('支出', { exact: true }).inputValue()).toBe('支出')
    expect(await maker.getByLabel('付款编号或文号').inputValue()).toBe('付款编号')
    expect(await accessFaults(maker)).toEqual([])
    await button(maker, '上传并核对').click()
    await maker.getByRole('grid', { name: '本轮的差异' }).waitFor({ timeout: 60_000 })
    await maker
      .getByRole('gridcell', { name: '金额不符' })
      .or(maker.getByRole('cell', { name: '金额不符' }))
      .first()
      .waitFor()
    expect(await maker.getByRole('grid').getAttribute('aria-rowcount')).toBe('2')
    expect(await accessFaults(maker)).toEqual([])
    // By the keyboard alone: into the list, and open what it stands on.
    await maker.getByRole('grid').focus()
    await maker.keyboard.press('Enter')
    await maker.waitForURL(/\/breaks\/1$/u)
    found = new URL(maker.url()).pathname
  }, 120_000)

  it('shows both rows, the difference to the fen and the demand of the rule that was not met', async () => {
    await maker.reload()
    await said(maker, '✗ 不符合规则')
    expect(await maker.locator('.side-failed td').allInnerTexts()).toEqual(['-1,234,567.89', '-1,234,558.89'])
    expect(await maker.locator('tfoot').innerText()).toContain('9.00')
    expect(await maker.locator('.demand-failed').innerText()).toBe('金额一分不差')
    expect(await accessFaults(maker)).toEqual([])
    await picture(maker, 'audit-break')
  })

  it('lets him explain it, and refuses his own acceptance in words', async () => {
    await button(maker, '说明原因').click()
    const dialog = maker.getByRole('dialog')
    await dialog.getByLabel('理由').fill('银行录入错误，已向银行查询')
    expect(await accessFaults(maker)).toEqual([])
    await dialog.getByRole('button', { name: '说明原因' }).click()
    await said(maker, '已说明，待认可')
    await button(maker, '认可').click()
    await dialog.getByLabel('理由').fill('同意')
    await dialog.getByRole('button', { name: '认可', exact: true }).click()
    await said(maker, '不能由您自己认可')
    await said(maker, '须由另一人认可')
  })

  it('lets another auditor accept it', async () => {
    await checker.goto(found)
    await said(checker, '银行录入错误，已向银行查询')
    await button(checker, '认可').click()
    const dialog = checker.getByRole('dialog')
    await dialog.getByLabel('理由').fill('已见银行更正函')
    await dialog.getByRole('button', { name: '认可', exact: true }).click()
    await checker.locator('.facts').getByText('已认可').waitFor()
    expect(await checker.getByRole('dialog').count()).toBe(0)
  })

  it('does with all that a filter names what is done with one, and counts for each what waits for him', async () => {
    const all = async (page: Page, filter: string, deed: string, reason: string) => {
      await page.goto(`/audit/cases?${filter}`)
      await button(page, '选择全部 1 条').click()
      await decide(page, deed, reason)
      await said(page, '1 条已办理，0 条未能办理')
    }
    await all(checker, 'state=accepted', '不认可，重新打开', '更正函与流水不符')
    await all(maker, 'state=reopened', '说明原因', '已见银行重新出具的流水')
    for (const [page, count] of [
      [maker, '0'],
      [checker, '1'],
    ] as const) {
      await page.goto('/audit')
      const card = page.getByRole('link', { name: /待认可的说明/u })
      await card.locator('strong', { hasText: /^\d+$/u }).waitFor()
      expect(await card.locator('strong').innerText()).toBe(count)
    }
    await all(checker, 'awaits_me=true', '认可', '属实')
  })

  it('makes a finding of a case and leads it to its end, which nobody does alone', async () => {
    await maker.goto(found)
    await button(maker, '列为审计发现').click()
    const dialog = maker.getByRole('dialog')
    await dialog.getByLabel('标题').fill('专户少付 9 元')
    await dialog.getByLabel('事实').fill('银行流水比总账少付 9 元')
    await maker.reload()
    await button(maker, '列为审计发现').click()
    expect(await dialog.getByLabel('标题').inputValue()).toBe('专户少付 9 元')
    await dialog.getByLabel('整改要求').fill('查明原因，补付差额')
    await dialog.getByLabel('被审计单位').fill('湛江经开区财政局')
    await dialog.getByLabel('整改期限').fill('2099-12-31')
    expect(await accessFaults(maker)).toEqual([])
    await button(maker, '下达').click()
    await maker.waitForURL(/\/findings\/[0-9a-f-]{36}$/u)
    await button(maker, '登记答复').click()
    await dialog.getByLabel('答复内容').fill('已补付，凭证附后')
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: '凭证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await dialog.locator('li', { hasText: '凭证.pdf' }).waitFor()
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await decide(maker, '核实整改', '同意')
    await maker.getByRole('dialog').getByRole('alert').waitFor()
    await checker.goto('/audit/findings?awaits_me=true')
    await checker.getByRole('grid').getByRole('link').first().click()
    await decide(checker, '核实整改', '凭证属实')
    await decide(checker, '销号', '整改到位')
    await checker.locator('.history').getByText('已销号').waitFor()
    expect(await accessFaults(checker)).toEqual([])
  })

  it('proposes a correction that knows its payment and difference, and follows it to its answer', async () => {
    await maker.goto(found)
    await button(maker, '建议更正').click()
    const dialog = maker.getByRole('dialog')
    expect(await dialog.getByLabel('付款编号').inputValue()).toMatch(/^FT\d+$/u)
    expect(await dialog.getByLabel(/^金额/u).inputValue()).toBe('9.00')
    await dialog.getByLabel('建议做什么').fill('向开户行查询')
    await dialog.getByLabel('依据').fill('银行对账单')
    await dialog.getByRole('button', { name: '提出建议' }).click()
    await maker.getByRole('link', { name: /^更正建议 \d+$/u }).click()
    for (const [deed, letter] of [
      ['登记已发函', '湛审函〔2016〕8号'],
      ['登记已办结', '湛支〔2016〕3号'],
    ] as const) {
      await button(maker, deed).click()
      await dialog.getByLabel(/^文号/u).fill(letter)
      await dialog.getByLabel('理由').fill('已送达')
      await dialog.getByRole('button', { name: deed }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await said(maker, '湛支〔2016〕3号')
  })

  it('draws a sample by a seed, and draws it again the same', async () => {
    await maker.goto(`${found.replace(/\/breaks\/1$/u, '')}?tab=samples`)
    await maker.getByLabel('总体').selectOption('left')
    await maker.getByLabel('种子').fill('2016-10-08 湛审〔2016〕9号')
    await maker.getByLabel('样本量').fill('3')
    await maker.getByLabel('抽样目的').fill('核查大额付款')
    await button(maker, '抽样').click()
    await maker.waitForURL(/\/samples\/[0-9a-f-]{36}$/u)
    await button(maker, '重新抽取并核对').click()
    await said(maker, '总体与样本都相同')
    expect(await maker.getByRole('grid').getAttribute('aria-rowcount')).toBe('4')
    expect(await accessFaults(maker)).toEqual([])
  })

  it('gives an evidence pack that is proven without the system', async () => {
    await checker.goto(found.replace(/\/breaks\/1$/u, ''))
    await button(checker, '证据包').click()
    const [taken] = await Promise.all([checker.waitForEvent('download'), button(checker, '下载证据包').click()])
    const pack = join(folder, 'pack.zip')
    await taken.saveAs(pack)
    const { stdout } = await run(process.execPath, [CLI, 'verify', pack])
    expect(stdout).toMatch(/✓|ok|whole|完整|无误/u)
  })

  it('traces a payment to its arrivals and back by the keyboard, and every page of the desk is open to all', async () => {
    const { payments, batches } = await paymentsOf(checker)
    const payment = payments.find(({ amount }) => amount === '1234567.89')
    await checker.goto(`/audit/trace?payment=${payment?.id ?? ''}`)
    await said(checker, '这笔付款的钱从哪里来')
    expect(batches).toBeGreaterThan(0)
    expect(await accessFaults(checker)).toEqual([])
    await picture(checker, 'audit-trace')
    await checker.locator('.trace a[href*="arrival="]').first().focus()
    await checker.keyboard.press('Enter')
    await said(checker, '这笔拨款用到了哪里')
    await checker.goBack()
    await said(checker, '这笔付款的钱从哪里来')
    await checker.locator('caption a').click()
    await said(checker, '全部付款')
    await checker.locator('.trace a[href*="payment="]').first().waitFor()
    expect(await accessFaults(checker)).toEqual([])
    await checker.emulateMedia({ colorScheme: 'dark' })
    for (const [path, title] of PAGES) {
      await checker.goto(path)
      await checker.getByRole('heading', { level: 1, name: title }).waitFor()
      await checker.waitForLoadState('networkidle')
      expect(await accessFaults(checker), path).toEqual([])
    }
    expect(place.faults()).toEqual([])
  }, 120_000)

  it('compares any two lists: sent as they are, by a job of his own, whose rules he tries, saves, and overrules by hand', async () => {
    await sendList(maker, 'left-list', ';', ['P1;100.00;2016-06-01', 'P2;200.00;2016-06-02', 'P3;300.00;2016-06-03'])
    await sendList(maker, 'right-list', '\t', ['P1\t100.00\t2016-06-01', 'P2\t200.05\t2016-06-02'])
    await maker.goto('/audit/jobs/new')
    await maker.getByLabel('任务代号').fill('own-lists')
    await maker.getByLabel('任务名称').fill('两份台账核对')
    expect(await accessFaults(maker)).toEqual([])
    await button(maker, '新建').click()
    await maker.waitForURL(/\/jobs\/own-lists$/u)
    await button(maker, '现在核对').click()
    await button(maker, '开始核对').click()
    await maker.getByRole('grid', { name: '本轮的差异' }).waitFor()
    const own = new URL(maker.url()).pathname

    await maker.getByRole('link', { name: '试算其他规则' }).click()
    await maker.getByText('修改这条规则').click()
    await maker.getByLabel('金额', { exact: true }).selectOption('bounds')
    await maker.getByLabel('右方可多（元）').fill('0.1')
    await button(maker, '试算').click()
    await said(maker, '新增的匹配（1）')
    await said(maker, '消失的差异（1）')
    expect(await accessFaults(maker)).toEqual([])
    await button(maker, '存为新版本').click()
    const dialog = maker.getByRole('dialog')
    await dialog.getByLabel('为什么修改').fill('手续费在一角以内')
    await dialog.getByRole('button', { name: '存为新版本' }).click()
    await said(maker, '第 2 版')

    await maker.goto(`${own}?tab=matches`)
    await maker.getByRole('gridcell').first().waitFor()
    await maker.getByRole('grid').focus()
    await maker.keyboard.press('Enter')
    await dialog.getByLabel('理由').fill('凭证有误')
    await dialog.getByRole('button', { name: '撤销匹配' }).click()
    await maker.getByRole('gridcell', { name: '已撤销' }).waitFor()
    await maker.goto(`${own}?open=true`)
    await maker.getByRole('link', { name: '1', exact: true }).click()
    await button(maker, '人工匹配').click()
    await dialog.getByLabel('理由').fill('差额为手续费')
    await dialog.getByRole('button', { name: '人工匹配' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await maker.goto(`${own}?tab=changes`)
    await said(maker, '差额为手续费')
    await said(maker, '凭证有误')
  }, 120_000)
})

const PAGES = [
  ['/audit/cases', '差异台账'],
  ['/audit/runs', '核对轮次'],
  ['/audit/jobs', '对账任务'],
  [`/audit/jobs/bank-${FUND}`, '总账专户与银行文件核对'],
  ['/audit/datasets', '清单与对账单'],
  ['/audit/datasets/new', '上传清单、对账单或名册'],
  ['/audit/comparisons', '专户核对'],
  ['/audit/findings', '审计发现与整改'],
  ['/audit/corrections', '更正建议'],
  ['/audit/seal', '封印与自检'],
  ['/audit/reads', '明文查看记录'],
] as const

/** A list in GB18030 would do as well; with its cells quoted no comma splits it. */
async function sendList(page: Page, series: string, separator: string, rows: readonly string[]): Promise<void> {
  await page.goto(`/audit/datasets/new?name=${series}`)
  const lines = [['付款编号', '金额', '日期'].join(separator), ...rows]
  const quoted = lines.map((line) => line.replaceAll(/[^;\t]+/gu, '"$&"')).join('\r\n')
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(`${quoted}\r\n`) })
  await page.getByRole('button', { name: '上传', exact: true }).click()
  await page.waitForURL(/datasets\/[0-9a-f-]{36}$/u)
}

type Payment = Readonly<{ id: string; reference: string; amount: string; state: string; decided_on: string | null }>
type Arrival = Readonly<{ document_number: string; amount: string; arrived_on: string }>

const read = async <Answer>(page: Page, path: string): Promise<Answer> =>
  (await (await page.request.get(`/api/${path}`)).json()) as Answer

async function paymentsOf(page: Page): Promise<Readonly<{ payments: readonly Payment[]; batches: number }>> {
  const { batches } = await read<{ batches: { id: string }[] }>(page, `disbursement/v1/batches?fund_id=${FUND}`)
  const answers = await Promise.all(
    batches.map(({ id }) => read<{ payments: Payment[] }>(page, `disbursement/v1/batches/${id}/payments?limit=1000`)),
  )
  return { payments: answers.flatMap(({ payments }) => payments), batches: batches.length }
}

/** The fund's account as a bank would write it, with one payment told wrong; every balance is right. */
async function statementWithWrongLine(page: Page): Promise<string> {
  const { arrivals } = await read<{ arrivals: Arrival[] }>(page, `allocation/v1/arrivals?fund_id=${FUND}`)
  const { payments } = await paymentsOf(page)
  const movements = [
    ...arrivals.map((each) => ({ on: each.arrived_on, reference: each.document_number, fen: fenOf(each.amount) })),
    ...payments
      .filter(({ state }) => state === 'paid')
      .map((each) => ({
        on: each.decided_on ?? '',
        reference: each.reference,
        fen: -fenOf(each.amount) + (each.amount === '1234567.89' ? MISSING_FEN : 0n),
      })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  let balance = 0n
  const lines = movements.map(({ on, reference, fen }, place) => {
    balance += fen
    const cells = [on, `B${place + 1}`, reference, fen < 0n ? yuanOf(-fen) : '', fen < 0n ? '' : yuanOf(fen)]
    return [...cells, yuanOf(balance)].join(',')
  })
  return ['记账日期,银行流水号,付款编号,支出,收入,余额', ...lines].join('\r\n')
}
