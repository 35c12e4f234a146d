import { formatWan, parseMoney } from '@fundtrace/money'
import type { HtmlReport, ReportColumn, ReportRow } from '@fundtrace/spreadsheet'
import type { Village } from '../adapters/postgres/paper-repository.ts'
import { STATE_WORDS } from '../domain/payment-words.ts'
import { namedLines, type PaperSource, primed, sumOf } from './paper-lines.ts'

const COLUMNS: readonly ReportColumn[] = [
  { header: '序号', kind: 'count', width: 8 },
  { header: '村(居)/区划', kind: 'text' },
  { header: '户编号', kind: 'text' },
  { header: '姓名', kind: 'text', width: 14 },
  { header: '账号尾号', kind: 'text', width: 10 },
  { header: '期次', kind: 'text', width: 12 },
  { header: '金额(元)', kind: 'amount' },
  { header: '状态', kind: 'text', width: 12 },
  { header: '日期', kind: 'day' },
  { header: '签字', kind: 'text', width: 16 },
]

export type RegisterOrder = Readonly<{ fundName: string; batchId: string; villages: readonly Village[] }>

/** 发放花名册 as one sheet: villages by their codes, a subtotal behind each, the total at the end. For a spreadsheet. */
export async function registerSheet(source: PaperSource, order: RegisterOrder): Promise<HtmlReport> {
  const title = `${order.fundName}发放花名册`
  const { count, total } = sumOf(order.villages)
  return {
    title,
    sheets: [
      {
        name: '发放花名册',
        title,
        columns: COLUMNS,
        rows: await primed(grouped(source, order.villages, totalRow('合计', count, total))),
        notes: notesOf(order.batchId, count, total),
      },
    ],
  }
}

/** The same as one table a village, each to begin on a page of its own. */
export async function registerPages(source: PaperSource, order: RegisterOrder): Promise<HtmlReport> {
  const tables = order.villages.map((village) => grouped(source, [village]))
  const [first] = tables
  const rows = [...(first === undefined ? [] : [await primed(first)]), ...tables.slice(1)]
  const title = `${order.fundName}发放花名册`
  const all = sumOf(order.villages)
  const summary = {
    name: '汇总',
    title: '分村汇总',
    columns: [
      { header: '村(居)/区划', kind: 'text' },
      { header: '区划代码', kind: 'text' },
      { header: '笔数', kind: 'count' },
      { header: '金额(元)', kind: 'amount' },
      { header: '金额(万元)', kind: 'wan' },
    ] as const,
    rows: order.villages.map(({ area_code, count, total }) => [
      source.areaNames.get(area_code) ?? area_code,
      area_code,
      String(count),
      total,
      formatWan(parseMoney(total)).replace('万元', ''),
    ]),
    notes: notesOf(order.batchId, all.count, all.total),
  }
  return {
    title,
    sheets: [
      ...order.villages.map((village, index) => ({
        name: village.area_code,
        title: `${source.areaNames.get(village.area_code) ?? ''}（${village.area_code}）`,
        columns: COLUMNS,
        rows: rows[index] ?? [],
        notes: ['制表：＿＿＿＿＿＿　村委会负责人：＿＿＿＿＿＿　发放日期：＿＿＿＿＿＿'],
      })),
      summary,
    ],
  }
}

const notesOf = (batchId: string, count: number, total: string): string[] => [
  `批次 ${batchId}；合计 ${count} 笔，${total} 元（${formatWan(parseMoney(total))}）`,
]

async function* grouped(source: PaperSource, villages: readonly Village[], end?: ReportRow): AsyncGenerator<ReportRow> {
  const ends = new Map(villages.map((village) => [village.area_code, village]))
  let number = 0
  let inVillage = 0
  const lines = namedLines(
    source,
    villages.flatMap(({ ids }) => ids),
  )
  for await (const line of lines) {
    number += 1
    inVillage += 1
    yield [
      String(number),
      line.place,
      line.beneficiary_id,
      line.name,
      line.tail,
      line.period,
      line.amount,
      STATE_WORDS[line.state],
      line.decided_on ?? '',
      '',
    ]
    const village = ends.get(line.area_code)
    if (village?.count !== inVillage) continue
    yield totalRow(`小计 ${line.place}`, village.count, village.total)
    inVillage = 0
  }
  if (end !== undefined) yield end
}

const totalRow = (what: string, count: number, total: string): ReportRow => [
  '',
  what,
  `${count} 笔`,
  '',
  '',
  '',
  total,
  formatWan(parseMoney(total)),
  '',
  '',
]
