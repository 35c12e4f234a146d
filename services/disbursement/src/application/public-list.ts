import { formatWan, parseMoney } from '@fundtrace/money'
import { maskName } from '@fundtrace/personal-data'
import type { HtmlReport } from '@fundtrace/spreadsheet'
import type { Batch } from '../adapters/postgres/batch-repository.ts'
import type { Village } from '../adapters/postgres/paper-repository.ts'
import type { BatchState, PaymentState } from '../domain/moves.ts'
import { publicListNotGiven } from '../domain/paper-errors.ts'
import { chineseDay } from '../domain/payment-words.ts'
import { type NamedLine, namedLines, type PaperSource, primed, sumOf } from './paper-lines.ts'

/** A line stands on the list once, whichever attempt it is at. */
export const LISTED: readonly PaymentState[] = [
  'ready',
  'blocked',
  'sent',
  'unknown',
  'paid',
  'failed',
  'returned',
  'corrected',
]
const NOT_YET: ReadonlySet<BatchState> = new Set([
  'draft',
  'validated',
  'submitted',
  'rejected',
  'recalled',
  'cancelled',
])

/** @throws DomainError DISBURSEMENT_PUBLIC_LIST_TOO_EARLY of a batch that nobody outside the bureau should see yet */
export function requirePublic({ id, state, noticeFrom }: Batch): void {
  if (NOT_YET.has(state) && (noticeFrom === null || state === 'cancelled')) throw publicListNotGiven(id, state)
}

/** 公示表: who gets what, names of households masked as everywhere in public, source of the money, days, and how to object (field practice: 国开办发〔2018〕11号). */
export async function publicList(
  source: PaperSource,
  batch: Batch,
  fund: PublicFund,
  villages: readonly Village[],
): Promise<HtmlReport> {
  const lines = namedLines(
    source,
    villages.flatMap(({ ids }) => ids),
  )
  return publicReport(batch, fund, sumOf(villages), await primed(rowsOf(lines)))
}

export type PublicFund = Readonly<{ name: string; programme_id: string }>
type Rows = HtmlReport['sheets'][number]['rows']

/** The list itself, whoever gives its rows: number, place, masked name, period, amount. */
export function publicReport(
  batch: Batch,
  fund: PublicFund,
  { count, total }: Readonly<{ count: number; total: string }>,
  rows: Rows,
): HtmlReport {
  const title = publicTitle(batch, fund)
  const objecting = howToObject(batch)
  return {
    title,
    sheets: [
      {
        name: '公示名单',
        title,
        columns: [
          { header: '序号', kind: 'count', width: 8 },
          { header: '村(居)/区划', kind: 'text' },
          { header: '姓名/名称', kind: 'text' },
          { header: '期次', kind: 'text', width: 12 },
          { header: '金额(元)', kind: 'amount' },
        ],
        rows,
        notes: [
          `资金来源：${fund.name}（项目 ${fund.programme_id}，资金 ${batch.fundId}）；批次 ${batch.id}`,
          `合计：${count} 笔，${total} 元（${formatWan(parseMoney(total))}）`,
          ...(objecting === null ? [] : [objecting.zh]),
          '户主姓名已作隐名处理。监督电话：＿＿＿＿＿＿＿＿　公示单位（盖章）：＿＿＿＿＿＿＿＿',
        ],
      },
    ],
  }
}

export const publicTitle = ({ noticeFrom }: Pick<Batch, 'noticeFrom'>, { name }: Pick<PublicFund, 'name'>): string =>
  `${name}${noticeFrom === null ? '发放名单公告' : '发放名单公示'}`

/** Null of a batch that stands in no notice. */
export const howToObject = ({ noticeFrom: from, noticeUntil: until }: Pick<Batch, 'noticeFrom' | 'noticeUntil'>) =>
  from === null || until === null
    ? null
    : {
        zh: `公示期自${chineseDay(from)}起至${chineseDay(until)}止（含首尾两日）。对名单、金额有异议的，请在公示期内向村委会、乡镇或县财政部门书面或口头提出，说明序号、事实和理由；有异议的一笔暂缓支付，答复后再定，不影响他人。`,
        en: `Public from ${from} to ${until}, both days included. Whoever objects to a name or an amount tells the village committee, the township or the county's finance office by then, in writing or in person: which number, what is wrong and why. That one payment waits until the objection is answered; the others are paid.`,
      }

async function* rowsOf(lines: AsyncGenerator<NamedLine>) {
  let number = 0
  for await (const line of lines) {
    number += 1
    const name = line.beneficiary_kind === 'household' ? maskName(line.name) : line.name
    yield [String(number), line.place, name, line.period, line.amount]
  }
}
