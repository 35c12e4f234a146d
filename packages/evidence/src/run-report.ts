import { formatWan, parseMoney } from '@fundtrace/money'
import type { HtmlReport, ReportSheet } from '@fundtrace/spreadsheet'
import type { RunEvidence } from './run-files.ts'
import type { BreakRow, RunTotals, ThreeWayRow } from './run-sheets.ts'

/**
 * A run for people: Chinese, to print, amounts also in 万元. The workbook has every match and break; the page, which a browser has to lay out,
 * the first breaks and where the others are.
 */
export function runReport(evidence: RunEvidence, totals: RunTotals, form: 'page' | 'workbook'): HtmlReport {
  const { run } = evidence
  const title = `${run.job?.title_zh ?? '银行对账单核对'} 对账报告(第${run.number}轮)`
  const sheets = [
    summarySheet(evidence, totals, title),
    ...(evidence.threeWay.length > 0 ? [threeWaySheet(evidence.threeWay)] : []),
    inputsSheet(evidence),
    kindsSheet(evidence, totals),
    breaksSheet(evidence, totals, form === 'page' ? PAGE_ROWS_MAX : SHEET_ROWS_MAX),
    casesSheet(evidence),
    ...(form === 'workbook' ? [matchesSheet(evidence, totals)] : []),
    actorsSheet(evidence),
  ]
  return { title, sheets }
}

/** A browser lays out no more of them in one table in good time. */
const PAGE_ROWS_MAX = 2_000
/** A sheet has room for 1,048,576 rows, title and notes included. */
const SHEET_ROWS_MAX = 1_000_000
/** What agrees is looked up, not read: all of it is in matches.csv. */
const MATCHES_SHOWN_MAX = 100_000

const text = (header: string, width?: number) => ({ header, kind: 'text' as const, ...(width && { width }) })
const amount = (header: string) => ({ header, kind: 'amount' as const })
const wan = (header: string) => ({ header, kind: 'wan' as const })
const count = (header: string) => ({ header, kind: 'count' as const })
const day = (header: string) => ({ header, kind: 'day' as const })

const wanOf = (yuan: string): string => formatWan(parseMoney(yuan)).replace('万元', '')

function summarySheet({ run, checkpoint, peopleMasked }: RunEvidence, totals: RunTotals, title: string): ReportSheet {
  const { matches, breaks } = totals
  const rows: readonly (readonly [string, string])[] = [
    [
      '对账任务',
      run.job === null ? '银行对账单核对(账实、账账)' : `${run.job.title_zh}(${run.job.id} 第${run.job.version}版)`,
    ],
    ['轮次', `${run.number}(${run.id})`],
    ['行政区划', run.area_code],
    ['资金', run.funds.join('、') || '全部'],
    ['期间', `${run.from ?? ''} 至 ${run.as_of ?? ''}`],
    ['发起人', run.made_for === null ? run.made_by : `${run.made_by}(代 ${run.made_for})`],
    ['发起时间', shanghai(run.made_at)],
    ['完成时间', run.ended_at === null ? '' : shanghai(run.ended_at)],
    [
      '匹配',
      `${matches.count - matches.undone} 组(左 ${matches.left_rows} 笔,右 ${matches.right_rows} 笔);撤销 ${matches.undone} 组;待确认 ${matches.suggested} 组`,
    ],
    ['匹配内差额', `${matches.difference} 元`],
    ['差异', `${breaks.count} 项,其中已人工处理 ${breaks.settled} 项`],
    ['差异净额', `${breaks.difference} 元(${wanOf(breaks.difference)} 万元),右方减左方`],
    ['规则摘要 SHA-256', run.rules_sha256 ?? ''],
    ['输入摘要 SHA-256', run.inputs_sha256 ?? ''],
    ['结果摘要 SHA-256', run.result_sha256 ?? ''],
    ['账本检查点', checkpoint.note ?? '见 ledger-checkpoint.json'],
    ['个人信息', peopleMasked ? '姓名、账号已隐去部分字符' : '含完整姓名或账号'],
  ]
  return {
    name: '概要',
    title,
    columns: [text('项目', 22), text('内容', 90)],
    rows,
    notes: [
      '差额均为右方减左方,即银行减账面。',
      '负责人签字:____________    复核人签字:____________    日期:____________',
    ],
  }
}

const threeWaySheet = (rows: readonly ThreeWayRow[]): ReportSheet => ({
  name: '三方对照',
  title: '账证、账账、账实三方对照',
  columns: [
    text('资金'),
    text('对照'),
    text('事项'),
    amount('账面(元)'),
    amount('对方(元)'),
    amount('差额(元)'),
    wan('差额(万元)'),
  ],
  rows: rows.map(({ fund, comparison, subject, ledger, other, difference }) => [
    fund,
    COMPARISONS[comparison],
    subject,
    ledger,
    other,
    difference,
    wanOf(difference),
  ]),
  notes: ['账证:总账与拨款文件;账账:总账与支付系统;账实:总账与银行。差额为对方减账面。'],
})

const COMPARISONS = { document: '账证', book: '账账', bank: '账实' } as const

const inputsSheet = ({ inputs }: RunEvidence): ReportSheet => ({
  name: '输入数据',
  columns: [
    text('一侧', 10),
    text('种类', 12),
    text('名称'),
    count('笔数'),
    amount('合计(元)'),
    wan('合计(万元)'),
    day('起'),
    day('止'),
    text('SHA-256', 66),
    text('提供人'),
  ],
  rows: inputs.map((input) => [
    input.side,
    input.kind,
    input.name,
    input.rows === null ? '' : String(input.rows),
    input.total ?? '',
    input.total === null ? '' : wanOf(input.total),
    input.from ?? '',
    input.to ?? '',
    input.sha256,
    input.uploaded_by ?? '',
  ]),
})

const kindsSheet = ({ titleOfKind }: RunEvidence, { breaks }: RunTotals): ReportSheet => ({
  name: '差异汇总',
  columns: [text('差异种类', 28), text('代码', 28), count('项数'), amount('差额(元)'), wan('差额(万元)')],
  rows: [
    ...breaks.by_kind.map((each) => [
      titleOfKind(each.kind),
      each.kind,
      String(each.count),
      each.difference,
      wanOf(each.difference),
    ]),
    ['合计', '', String(breaks.count), breaks.difference, wanOf(breaks.difference)],
  ],
})

const breaksSheet = ({ breaks, titleOfKind }: RunEvidence, totals: RunTotals, max: number): ReportSheet => ({
  name: '差异明细',
  columns: [
    count('序号'),
    text('种类', 22),
    text('资金'),
    text('左方(账面)', 24),
    amount('左方金额'),
    day('左方日期'),
    text('右方(银行)', 24),
    amount('右方金额'),
    day('右方日期'),
    amount('差额(元)'),
    text('说明', 60),
  ],
  rows: firstOf(breaks(), max, (each: BreakRow) => [
    String(each.number),
    titleOfKind(each.kind),
    each.fund ?? '',
    each.left?.id ?? '',
    each.left?.amount ?? '',
    each.left?.on ?? '',
    each.right?.id ?? '',
    each.right?.amount ?? '',
    each.right?.on ?? '',
    each.difference,
    each.explanation.zh,
  ]),
  ...(totals.breaks.count > max && { notes: [`共 ${totals.breaks.count} 项,此处列前 ${max} 项,全部见 breaks.csv。`] }),
})

const matchesSheet = ({ matches }: RunEvidence, totals: RunTotals): ReportSheet => ({
  name: '匹配明细',
  columns: [count('序号'), text('规则'), text('左方行'), text('右方行'), amount('差额(元)'), text('状态', 12)],
  rows: firstOf(matches(), MATCHES_SHOWN_MAX, ({ number, rule, left, right, difference, suggested, undone }) => [
    String(number),
    rule,
    rowNames(left),
    rowNames(right),
    difference,
    undone === null ? (suggested ? '待确认' : '') : '已撤销',
  ]),
  ...(totals.matches.count > MATCHES_SHOWN_MAX && {
    notes: [`共 ${totals.matches.count} 组,此处列前 ${MATCHES_SHOWN_MAX} 组,全部见 matches.csv。`],
  }),
})

/** A cell has room for 32,767 characters; a batch of thousands is named by its first rows. */
const ROWS_NAMED_MAX = 200
const rowNames = (rows: readonly string[]): string =>
  rows.length <= ROWS_NAMED_MAX ? rows.join(' ') : `${rows.slice(0, ROWS_NAMED_MAX).join(' ')} … 共${rows.length}行`

const casesSheet = ({ cases, titleOfKind }: RunEvidence): ReportSheet => ({
  name: '差异台账',
  columns: [text('台账编号', 38), text('种类', 22), text('状态', 14), text('本轮差异序号', 14)],
  rows: cases.map((each) => [
    each.id,
    titleOfKind(each.kind),
    CASE_STATES[each.state] ?? each.state,
    each.break_number === null ? '本轮已不存在' : String(each.break_number),
  ]),
})

const CASE_STATES: Readonly<Record<string, string>> = {
  open: '未处理',
  explained: '已说明',
  corrected: '已更正',
  accepted: '已认可',
  reopened: '重新打开',
  healed: '已消除',
}

const actorsSheet = ({ actors }: RunEvidence): ReportSheet => ({
  name: '经办与调阅',
  columns: [text('事项', 20), text('人员', 24), text('代', 20), text('时间(北京时间)', 22), text('内容', 50)],
  rows: actors.map(({ what, who, acting_for: actingFor, at, about }) => [
    what,
    who,
    actingFor ?? '',
    shanghai(at),
    about,
  ]),
})

async function* firstOf<Row>(
  pages: AsyncIterable<readonly Row[]>,
  max: number,
  cells: (row: Row) => string[],
): AsyncGenerator<string[]> {
  let given = 0
  for await (const page of pages) {
    for (const row of page) {
      if (given === max) return
      given += 1
      yield cells(row)
    }
  }
}

const shanghai = (instant: string): string => new Date(instant).toLocaleString('sv', { timeZone: 'Asia/Shanghai' })
