import type { HtmlReport } from '@fundtrace/spreadsheet'
import type { Village } from '../adapters/postgres/paper-repository.ts'
import { chineseDay } from '../domain/payment-words.ts'
import { type NamedLine, namedLines, type PaperSource, primed } from './paper-lines.ts'

/** Of what a household is told: its money has come, or why it has not. */
export const NOTICE_STATES = ['paid', 'failed', 'returned'] as const

/** A text for each household, to be sent as SMS or read out: name, programme, period, amount, last four digits of the card. */
export async function noticeTexts(
  source: PaperSource,
  fundName: string,
  villages: readonly Village[],
): Promise<HtmlReport> {
  const lines = namedLines(
    source,
    villages.flatMap(({ ids }) => ids),
  )
  const rows = await primed(rowsOf(lines, fundName))
  return {
    title: '到户告知短信',
    sheets: [
      {
        name: '到户告知短信',
        columns: [
          { header: '付款编号', kind: 'text', width: 18 },
          { header: '户编号', kind: 'text' },
          { header: '姓名', kind: 'text' },
          { header: '村(居)/区划', kind: 'text' },
          { header: '账号尾号', kind: 'text', width: 10 },
          { header: '金额(元)', kind: 'amount' },
          { header: '日期', kind: 'day' },
          { header: '告知内容', kind: 'text', width: 90 },
        ],
        rows,
      },
    ],
  }
}

async function* rowsOf(lines: AsyncGenerator<NamedLine>, fundName: string) {
  for await (const line of lines)
    yield [
      line.reference,
      line.beneficiary_id,
      line.name,
      line.place,
      line.tail,
      line.amount,
      line.decided_on ?? '',
      noticeText(line, fundName),
    ]
}

export function noticeText(line: NamedLine, fundName: string): string {
  const what = `${line.name}：您${line.beneficiary_kind === 'household' ? '户' : '单位'}${line.period}期“${fundName}”${line.amount}元`
  const when = line.decided_on === null ? '' : chineseDay(line.decided_on)
  return line.state === 'paid'
    ? `${what}已于${when}发放至尾号${line.tail}的账户，请核对。如有疑问请向村委会或县财政部门查询。`
    : `${what}未能发放至尾号${line.tail}的账户（${when}，${line.reason ?? '银行未说明原因'}）。款项仍为您保留，请到村委会核对姓名和账号，更正后补发。`
}
