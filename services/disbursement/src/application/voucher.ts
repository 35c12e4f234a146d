import type { Database } from '@fundtrace/database'
import {
  formatCapitals,
  formatMoney,
  formatWan,
  type Money,
  parseMoney,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import type { HtmlReport } from '@fundtrace/spreadsheet'
import type { Batch } from '../adapters/postgres/batch-repository.ts'
import { readFund, readPaid, readVoucherPeople, type VoucherPeople } from '../adapters/postgres/paper-repository.ts'
import { voucherOfNothing } from '../domain/paper-errors.ts'
import { parcelUnknown } from '../domain/parcel-errors.ts'
import { chineseDay } from '../domain/payment-words.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

/**
 * A 记账凭证 over what has reached the payees by a day: 借 what was spent, by what it was for; 贷 the money account. What came back stands in
 * red (红字) on both sides, below zero. Both sides are the same sum, what is paid and did not come back.
 */
export type Voucher = Readonly<{
  batch_id: string
  parcel_id: string | null
  /** From the batch's id and, of a parcel, its id. Taken on a later day it may say more: `as_of` tells them apart. The book of the bureau gives its own. */
  number: string
  /** The day in Shanghai on which it was taken: what was known then. */
  as_of: string
  /** The last day on which any of it was paid or came back. */
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
  const back = paid.filter(({ returned_count }) => returned_count > 0)
  const gross = sumMoney(paid.map(({ total }) => parseMoney(total)))
  const returned = sumMoney(back.map((line) => parseMoney(line.returned)))
  const sum = subtractMoney(gross, returned)
  const total = formatMoney(sum)
  const entries: VoucherEntry[] = [
    ...paid.map((line) => ({
      side: 'debit' as const,
      account: `扶贫专项支出——${fund.name}`,
      summary: `支付${line.period}期补助${named(line.line)} ${line.count} 笔`,
      amount: line.total,
    })),
    ...back.map((line) => ({
      side: 'debit' as const,
      account: `扶贫专项支出——${fund.name}`,
      summary: `红字：退回${line.period}期补助${named(line.line)} ${line.returned_count} 笔`,
      amount: belowZero(parseMoney(line.returned)),
    })),
    { side: 'credit', account: '财政专户存款', summary: `支付${fund.name}`, amount: formatMoney(gross) },
    ...(back.length === 0
      ? []
      : [
          {
            side: 'credit' as const,
            account: '财政专户存款',
            summary: `红字：退回${fund.name}`,
            amount: belowZero(returned),
          },
        ]),
  ]
  return {
    batch_id: batch.id,
    parcel_id: parcelId,
    number: [batch.id, parcelId].flatMap((id) => (id === null ? [] : [id.slice(0, 8).toUpperCase()])).join('-'),
    as_of: todayInShanghai(),
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

/** A line of the programme by its name; the award that is paid whole has none. */
const named = (line: string): string => (line === 'whole' ? '' : `（${line}）`)
const belowZero = (amount: Money): string => formatMoney(subtractMoney(ZERO, amount))

/** To print on A5, as bookkeepers bind it. */
export function voucherReport(voucher: Voucher): HtmlReport {
  const { people, entries, total } = voucher
  return {
    title: '记账凭证',
    paper: 'A5 landscape',
    sheets: [
      {
        name: '记账凭证',
        title: `${chineseDay(voucher.on)}　　编号 ${voucher.number}　　截至 ${chineseDay(voucher.as_of)}　　附件 ${voucher.attachments} 张`,
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
