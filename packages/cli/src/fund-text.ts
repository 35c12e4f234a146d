import { addMoney, formatMoney, isPositive, parseMoney, ZERO } from '@fundtrace/money'
import { wan, yuanAndWan } from './amount-text.ts'
import { shanghaiTime } from './shanghai-time.ts'
import { textFields, textTable } from './text-table.ts'

export type Fund = Readonly<{
  id: string
  name: string
  area_code: string
  total: string
  appropriation: string
  awarded: string
  paid: string
  in_transit: string
  payable: string
  returned: string
  unidentified: string
  shares: readonly Share[]
}>
type Share = Readonly<{
  funder: string
  name: string
  due: string
  arrived: string
  arrears: string
  borne: string
  cash: string
}>
export type Account = Readonly<{
  code: string
  normal_side: string
  balance: string
  held: string
  available: string
  entries: number
}>
export type StatementLine = Readonly<{
  line: number
  kind: string
  reference: string
  document_number: string | null
  effective_at: string
  amount: string
  balance_after: string
}>

export const fundTable = (funds: readonly Fund[]): string =>
  textTable(
    [
      '资金 fund',
      ...['计划 total', '到位 arrived', '已补助 awarded', '已支付 paid', '在途 in transit', '待付 payable'].map(right),
    ],
    funds.map((fund) => [
      fund.id,
      ...[fund.total, arrivedOf(fund), fund.awarded, fund.paid, fund.in_transit, fund.payable].map(wan),
    ]),
  )

export const fundText = (fund: Fund): string =>
  [
    textFields([
      ['资金 fund', `${fund.id}  ${fund.name}`],
      ['计划 total', yuanAndWan(fund.total)],
      ['到位 arrived', yuanAndWan(arrivedOf(fund))],
      ['可补助 left to award', yuanAndWan(fund.appropriation)],
      ['已补助 awarded', yuanAndWan(fund.awarded)],
      ['已支付 paid', yuanAndWan(fund.paid)],
      ['在途 in transit', yuanAndWan(fund.in_transit)],
      ['待付 payable', yuanAndWan(fund.payable)],
      ['退票 returned', yuanAndWan(fund.returned)],
      ['待查 unidentified', yuanAndWan(fund.unidentified)],
    ]),
    textTable(
      ['出资方 funder', ...['应拨 due', '到位 arrived', '欠拨 arrears', '承担 borne', '结存 cash'].map(right)],
      fund.shares.map(({ name, due, arrived, arrears, borne, cash }) => [name, due, arrived, arrears, borne, cash]),
    ),
    ...fund.shares
      .filter((share) => isPositive(parseMoney(share.arrears)))
      .map(({ name, arrears }) => `欠拨 / in arrears: ${name}  ${yuanAndWan(arrears)}`),
  ].join('\n')

export const accountTable = (accounts: readonly Account[]): string =>
  textTable(
    ['账户 account', '方向 side', ...['余额 balance', '冻结 held', '可用 available', '笔数 entries'].map(right)],
    accounts.map(({ code, normal_side, balance, held, available, entries }) => [
      code,
      normal_side,
      balance,
      held,
      available,
      String(entries),
    ]),
  )

export const statementTable = (lines: readonly StatementLine[]): string =>
  textTable(
    [right('行 line'), '时间 effective at', '事项 kind', '文号 document', right('元 amount'), right('余额 balance')],
    lines.map(({ line, effective_at, kind, document_number, amount, balance_after }) => [
      String(line),
      shanghaiTime(effective_at),
      kind,
      document_number ?? '—',
      amount,
      balance_after,
    ]),
  )

const right = (heading: string) => ({ right: heading })

const arrivedOf = (fund: Fund): string =>
  formatMoney(fund.shares.reduce((sum, share) => addMoney(sum, parseMoney(share.arrived)), ZERO))
