import { formatWan, parseMoney } from '@fundtrace/money'
import type { HtmlReport, ReportColumn, ReportRow as SheetRow, ReportSheet } from '@fundtrace/spreadsheet'
import type { MoneyColumns } from '../../domain/report/report-rows.ts'
import type { Report, ReportRow } from './make-report.ts'

/** The report as a workbook or a page: one sheet in yuan, the same in 万元, one of the guarantees. */
export const reportSheets = (report: Report): HtmlReport => ({
  title: report.title.zh,
  sheets: [moneySheet(report, 'amount'), moneySheet(report, 'wan'), guaranteeSheet(report)],
})

const MONEY: readonly Readonly<{ column: keyof MoneyColumns; header: string }>[] = [
  { column: 'planned', header: '计划' },
  { column: 'due', header: '应拨' },
  { column: 'arrived', header: '到位' },
  { column: 'arrived_in_period', header: '其中本期到位' },
  { column: 'arrears', header: '欠拨' },
  { column: 'awarded', header: '已下达' },
  { column: 'awarded_in_period', header: '其中本期下达' },
  { column: 'paid', header: '已支付' },
]

function moneySheet(report: Report, unit: 'amount' | 'wan'): ReportSheet {
  const unitZh = unit === 'amount' ? '元' : '万元'
  const text: ReportColumn['kind'] = 'text'
  return {
    name: `资金情况(${unitZh})`,
    title: `${report.title.zh}（单位：${unitZh}）`,
    columns: [
      { header: '项目政策', kind: text, width: 28 },
      { header: '文号', kind: text, width: 24 },
      { header: '区划', kind: text, width: 14 },
      ...MONEY.map(({ header }) => ({ header: `${header}(${unitZh})`, kind: unit })),
      { header: '受益对象', kind: 'count' },
    ],
    rows: [
      ...report.programmes.map((row) => programmeCells(row, unit)),
      ['合计', '', report.area_code, ...moneyCells(report.total, unit), ''],
    ],
    notes: [
      `统计期间：${report.from} 至 ${report.to}；数字截至 ${report.on}`,
      ...(report.due_before === null ? [] : [`报送时限：${report.due_before} 之前`]),
      '年度终了后补录的计划自该年年初起计，补录的下达按所属期末计。',
      '在其他项目资金中列支的项目政策没有自己的计划和应拨数；欠拨各项相加，不相互抵减。',
    ],
  }
}

const programmeCells = (row: ReportRow, unit: 'amount' | 'wan'): SheetRow => [
  row.draws_on === null ? row.name : `${row.name}（在${row.draws_on}中列支）`,
  row.document_number,
  row.area_code,
  ...moneyCells(row, unit),
  String(row.beneficiaries),
]

const moneyCells = (row: MoneyColumns, unit: 'amount' | 'wan'): string[] =>
  MONEY.map(({ column }) => (unit === 'amount' ? row[column] : formatWan(parseMoney(row[column])).replace('万元', '')))

const guaranteeSheet = (report: Report): ReportSheet => ({
  name: '保底核查',
  title: `${report.title.zh}：保底核查`,
  columns: [
    { header: '保底', kind: 'text', width: 32 },
    { header: '建档立卡日期', kind: 'day', width: 14 },
    { header: '核查数', kind: 'count' },
    { header: '不足数', kind: 'count' },
    { header: '差额(元)', kind: 'amount' },
    { header: '差额(万元)', kind: 'wan' },
  ],
  rows: report.guarantees.map((row) => [
    row.name,
    row.register_day,
    String(row.bound),
    String(row.short),
    row.missing_total,
    formatWan(parseMoney(row.missing_total)).replace('万元', ''),
  ]),
})
