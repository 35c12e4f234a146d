import { shanghaiTime } from '../shanghai-time.ts'
import { textFields, textTable } from '../text-table.ts'

type Columns = Readonly<
  Record<'opening_debit' | 'opening_credit' | 'debit' | 'credit' | 'closing_debit' | 'closing_credit', string>
>
export type TrialBalance = Readonly<{
  from: string
  to: string
  total: Columns
  accounts: readonly (Columns & Readonly<{ account: string }>)[]
  next: string | null
}>
export type ClosedMonth = Readonly<{
  month: string
  closed_at: string
  closed_by: string
  transaction_id: string
  entries: number
  turnover: string
  openings: number
  openings_sha256: string
}>

export const trialBalanceText = ({ from, to, total, accounts }: TrialBalance): string =>
  [
    `${from} … ${to}`,
    textTable(
      [
        '科目 account',
        ...['期初借', '期初贷', '借 debit', '贷 credit', '期末借', '期末贷'].map((heading) => ({ right: heading })),
      ],
      [...accounts.map((line) => [line.account, ...cells(line)]), ['合计 total', ...cells(total)]],
    ),
  ].join('\n')

export const closedMonthText = (closed: ClosedMonth): string =>
  textFields([
    ['已结账 closed', closed.month],
    ['时间 at', shanghaiTime(closed.closed_at)],
    ['结账人 by', closed.closed_by],
    ['分录 entries', String(closed.entries)],
    ['发生额 turnover', closed.turnover],
    ['期初科目 openings', String(closed.openings)],
    ['sha256', closed.openings_sha256],
  ])

const cells = (line: Columns): string[] => [
  line.opening_debit,
  line.opening_credit,
  line.debit,
  line.credit,
  line.closing_debit,
  line.closing_credit,
]
