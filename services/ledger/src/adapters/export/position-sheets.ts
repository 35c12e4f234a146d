import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import type { ReportColumn, ReportRow, ReportSheet } from '@fundtrace/spreadsheet'
import type { FundPosition } from '../postgres/fund-position.ts'
import { wan } from './statement-sheet.ts'

/** Where the money of several funds stands, and below what each funder owes, sent and bears. Every amount in yuan and in 万元. */
export const positionSheets = (title: string, funds: readonly FundPosition[]): ReportSheet[] => [
  {
    name: '资金情况',
    title,
    columns: [
      { header: '资金', kind: 'text', width: 32 },
      { header: '名称', kind: 'text' },
      { header: '年度', kind: 'count' },
      { header: '区划', kind: 'text', width: 14 },
      ...FUND_FIGURES.flatMap(bothColumns),
    ],
    rows: funds.map(
      (fund): ReportRow => [
        fund.id,
        fund.name,
        String(fund.fiscal_year),
        fund.area_code,
        ...FUND_FIGURES.flatMap(({ of }) => both(of(fund))),
      ],
    ),
  },
  {
    name: '出资方',
    title,
    columns: [
      { header: '资金', kind: 'text', width: 32 },
      { header: '出资方', kind: 'text' },
      { header: '区划', kind: 'text', width: 14 },
      ...SHARE_FIGURES.flatMap(bothColumns),
    ],
    rows: funds.flatMap((fund) =>
      fund.shares.map(
        (share): ReportRow => [
          fund.id,
          share.name,
          share.area_code ?? '',
          ...SHARE_FIGURES.flatMap(({ of }) => both(of(share))),
        ],
      ),
    ),
  },
]

type Figure<Of> = Readonly<{ header: string; of: (from: Of) => string }>
type Share = FundPosition['shares'][number]

const sumOfShares = (fund: FundPosition, of: (share: Share) => string): string =>
  formatMoney(sumMoney(fund.shares.map((share) => parseMoney(of(share)))))

const FUND_FIGURES: readonly Figure<FundPosition>[] = [
  { header: '计划', of: ({ total }) => total },
  { header: '应到位', of: (fund) => sumOfShares(fund, ({ due }) => due) },
  { header: '已到位', of: (fund) => sumOfShares(fund, ({ arrived }) => arrived) },
  { header: '欠拨', of: (fund) => sumOfShares(fund, ({ arrears }) => arrears) },
  { header: '待分配', of: ({ appropriation }) => appropriation },
  { header: '已核定', of: ({ awarded }) => awarded },
  { header: '待支付', of: ({ payable }) => payable },
  { header: '在途', of: ({ in_transit }) => in_transit },
  { header: '已支付', of: ({ paid }) => paid },
  { header: '退票', of: ({ returned }) => returned },
  { header: '已退出资方', of: ({ refunded }) => refunded },
  { header: '上年结转转入', of: ({ carried_in }) => carried_in },
  { header: '结转转出', of: ({ carried_out }) => carried_out },
  { header: '专户结存', of: (fund) => sumOfShares(fund, ({ cash }) => cash) },
]
const SHARE_FIGURES: readonly Figure<Share>[] = [
  { header: '应到位', of: ({ due }) => due },
  { header: '已到位', of: ({ arrived }) => arrived },
  { header: '欠拨', of: ({ arrears }) => arrears },
  { header: '承担', of: ({ borne }) => borne },
  { header: '专户结存', of: ({ cash }) => cash },
  { header: '应退', of: ({ refundable }) => refundable },
  { header: '已退', of: ({ refunded }) => refunded },
]

const bothColumns = ({ header }: Readonly<{ header: string }>): ReportColumn[] => [
  { header: `${header}（元）`, kind: 'amount' },
  { header: `${header}（万元）`, kind: 'wan' },
]
const both = (amount: string): string[] => [amount, wan(amount)]
