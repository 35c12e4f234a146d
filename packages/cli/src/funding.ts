import { yuanAndWan } from './amount-text.ts'
import { textTable } from './text-table.ts'

type Amounts = Readonly<{
  promised: string
  due: string
  arrived: string
  arrears: string
  overpaid: string
  refunded: string
  carried: string
}>
export type FundFunders = Readonly<{
  fund_id: string
  on: string
  total: Amounts
  funders: readonly (Amounts &
    Readonly<{
      funder_id: string
      name: string
      arrears_by_age: Readonly<Record<string, string>>
      promised_percent: string | null
      actual_percent: string | null
    }>)[]
  carried: readonly Readonly<{ by: string; for: string; amount: string }>[]
  unidentified: Readonly<{ count: number; amount: string }>
}>
export type IdleMoney = Readonly<{
  funds: readonly Readonly<{
    fund_id: string
    name: string
    amount: string
    layers: readonly Readonly<{ arrived_on: string; days: number; amount: string }>[]
  }>[]
}>

export const idleTable = ({ funds }: IdleMoney): string =>
  textTable(
    ['资金 fund', '出资方 funder', '到位日 arrived', { right: '天数 days' }, { right: '滞留 idle (元)' }],
    funds.flatMap(({ fund_id, name, layers }) =>
      layers.map(({ arrived_on, days, amount }) => [fund_id, name, arrived_on, String(days), amount]),
    ),
  )

export const fundersText = ({ on, total, funders, carried, unidentified }: FundFunders): string =>
  [
    `${on}  应拨 due ${yuanAndWan(total.due)}  到位 arrived ${yuanAndWan(total.arrived)}  欠拨 arrears ${yuanAndWan(total.arrears)}`,
    textTable(
      [
        '出资方 funder',
        { right: '承诺 promised' },
        { right: '应拨 due' },
        { right: '到位 arrived' },
        { right: '欠拨 arrears' },
        '其中逾期 ageing',
        { right: '多拨 overpaid' },
        { right: '承诺% / 实际%' },
      ],
      funders.map((funder) => [
        funder.name,
        funder.promised,
        funder.due,
        funder.arrived,
        funder.arrears,
        Object.entries(funder.arrears_by_age)
          .filter(([, amount]) => amount !== '0.00')
          .map(([age, amount]) => `${age} ${amount}`)
          .join('\n'),
        funder.overpaid,
        `${funder.promised_percent ?? '—'} / ${funder.actual_percent ?? '—'}`,
      ]),
    ),
    ...carried.map(({ by, for: whom, amount }) => `垫付 ${by} → ${whom}  ${amount} / ${by} carries ${whom}`),
    `待查 unidentified: ${unidentified.count}  ${unidentified.amount}`,
  ].join('\n')
