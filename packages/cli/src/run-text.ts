import { textFields, textTable } from './text-table.ts'

export type RunSummary = Readonly<{
  id: string
  number: number
  funds: readonly string[]
  lines: number
  matched: number
  break_count: number
  made_by: string
  made_at: string
}>
/** `breaks` is one page of them; `break_count` says how many there are. */
export type Run = RunSummary & Readonly<{ breaks: readonly Break[] }>
type Break = Readonly<{
  ordinal: number
  kind: string
  fund_id: string
  difference: string
  ledger: Row
  statement: Row
  disbursement: Row
  explanation: Readonly<{ zh: string; en: string }>
}>
type Row = Readonly<Record<string, unknown>> | null

export const runTable = (runs: readonly RunSummary[]): string =>
  textTable(
    [
      { right: '号 no.' },
      '对账 run',
      '资金 funds',
      { right: '流水 lines' },
      { right: '相符 matched' },
      { right: '差异 breaks' },
    ],
    runs.map(({ number, id, funds, lines, matched, break_count }) => [
      String(number),
      id,
      funds.join(', '),
      ...[lines, matched, break_count].map(String),
    ]),
  )

export const runText = (run: Run): string =>
  [
    textFields([
      ['对账 run', run.id],
      ['资金 funds', run.funds.join(', ')],
      ['流水 lines', String(run.lines)],
      ['相符 matched', String(run.matched)],
      ['差异 breaks', String(run.break_count)],
    ]),
    ...run.breaks.map(breakText),
  ].join('\n')

const breakText = ({ ordinal, kind, fund_id, difference, explanation, ...rows }: Break): string =>
  textFields([
    [`✗ ${ordinal}`, `${kind}  ${fund_id}  差额 difference ${difference}`],
    ['', explanation.zh],
    ['', explanation.en],
    ...rowFields('账 ledger', rows.ledger),
    ...rowFields('银行 statement', rows.statement),
    ...rowFields('支付 disbursement', rows.disbursement),
  ])

/** What there is of a row, in one line. */
function rowFields(name: string, row: Row): readonly (readonly [string, string])[] {
  if (row === null) return []
  const known = Object.entries(row).filter(([, value]) => value !== null)
  return [[name, known.map(([field, value]) => `${field} ${String(value)}`).join(', ')]]
}
