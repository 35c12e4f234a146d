import type { Database } from '@fundtrace/database'
import { formatCapitals, formatMoney, formatWan, parseMoney, sumMoney } from '@fundtrace/money'
import type { HtmlReport } from '@fundtrace/spreadsheet'
import type { Batch } from '../adapters/postgres/batch-repository.ts'
import { readFund, readPaid, readVoucherPeople, type VoucherPeople } from '../adapters/postgres/paper-repository.ts'
import { voucherOfNothing } from '../domain/paper-errors.ts'
import { parcelUnknown } from '../domain/parcel-errors.ts'
import { chineseDay } from '../domain/payment-words.ts'

/** A 记账凭证 over what has reached the payees by now: 借 what was spent, by what it was for; 贷 the money account. Both sides are the same sum. */
export type Voucher = Readonly<{
  batch_id: string
  parcel_id: string | null
  /** From the batch's id and, of a parcel, its id: the same voucher has the same number. The book of the bureau gives its own. */
  number: string
  /** The last day on which any of it was paid. */
  on: string
  fund_id: string
  fund_name: string
  entries: readonly VoucherEntry[]
  total: string
  total_wan: string
  /** 大写. */
  total_capitals: string
  attachments: number
  people: Pick<VoucherPeople, 'made_by' | 'approved_by' | 'released_by'>
}>
export type VoucherEntry = Readonly<{ side: 'debit' | 'credit'; account: string; summary: string; amount: string }>

/** @throws DomainError DISBURSEMENT_VOUCHER_NOTHING_PAID, DISBURSEMENT_PARCEL_UNKNOWN */
export async function makeVoucher(db: Database, batch: Batch, parcelId: string | null): Promise<Voucher> {
  const people = await readVoucherPeople(db, batch.id, parcelId)
  if (people === undefined) throw parcelUnknown(parcelId ?? '')
  const paid = await readPaid(db, batch.id, parcelId)
  if (paid.length === 0) throw voucherOfNothing(batch.id, parcelId)
  const fund = await readFund(db, batch.fundId)
  const sum = sumMoney(paid.map(({ total }) => parseMoney(total)))
  const total = formatMoney(sum)
  const entries: VoucherEntry[] = [
    ...paid.map((line) => ({
      side: 'debit' as const,
      account: `扶贫专项支出——${fund.name}`,
      summary: `支付${line.period}期补助（${line.line}）${line.count} 笔`,
      amount: line.total,
    })),
    { side: 'credit', account: '财政专户存款', summary: `支付${fund.name}`, amount: total },
  ]
  return {
    batch_id: batch.id,
    parcel_id: parcelId,
    number: [batch.id, parcelId].flatMap((id) => (id === null ? [] : [id.slice(0, 8).toUpperCase()])).join('-'),
    on: paid.map(({ last_on }) => last_on).reduce((last, day) => (day > last ? day : last)),
    fund_id: batch.fundId,
    fund_name: fund.name,
    entries,
    total,
    total_wan: formatWan(sum),
    total_capitals: formatCapitals(sum),
    attachments: people.bank_files + people.result_files + people.documents,
    people: { made_by: people.made_by, approved_by: people.approved_by, released_by: people.released_by },
  }
}

/** To print on A5, as bookkeepers bind it. */
export function voucherReport(voucher: Voucher): HtmlReport {
  const { people, entries, total } = voucher
  return {
    title: '记账凭证',
    paper: 'A5 landscape',
    sheets: [
      {
        name: '记账凭证',
        title: `${chineseDay(voucher.on)}　　编号 ${voucher.number}　　附件 ${voucher.attachments} 张`,
        columns: [
          { header: '摘要', kind: 'text', width: 40 },
          { header: '会计科目', kind: 'text', width: 40 },
          { header: '借方金额(元)', kind: 'amount' },
          { header: '贷方金额(元)', kind: 'amount' },
        ],
        rows: [
          ...entries.map(({ side, account, summary, amount }) => [
            summary,
            account,
            side === 'debit' ? amount : '',
            side === 'credit' ? amount : '',
          ]),
          ['合计', '', total, total],
        ],
        notes: [
          `金额（大写）人民币${voucher.total_capitals}`,
          `批次 ${voucher.batch_id}${voucher.parcel_id === null ? '' : `　分批 ${voucher.parcel_id}`}　资金 ${voucher.fund_id}`,
          `制单 ${people.made_by}　　复核 ${people.approved_by.join('、')}　　放行 ${people.released_by.join('、')}　　记账 ＿＿＿＿＿　　会计主管 ＿＿＿＿＿`,
        ],
      },
    ],
  }
}
