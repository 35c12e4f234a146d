import { addMoney, formatMoney, formatWan, isPositive, parseMoney, ZERO } from '@fundtrace/money'
import Table from 'cli-table3'
import { wan, yuanAndWan } from '../amount-text.ts'
import type { FundSummary, MainJobSummary, QingchengYear } from './summary.ts'

/** The summary as a person reads it: 万元 where the figures are large, to the fen where it is about fen. */
export const summaryText = (summary: MainJobSummary): string =>
  [
    '',
    '五项资金 / five funds (万元)',
    fundTable(summary.funds),
    '各方分担 / what each funder owes, sent and bears (元)',
    shareTable(summary.funds),
    arrearsText(summary.funds),
    ...yearText(summary.qingcheng_year),
    `对账 / reconciliation: ${summary.reconciliation.matched} matched, ${summary.reconciliation.breaks.length} breaks`,
    breakTable(summary),
    '核查 / checks',
    ...summary.checks.map((check) => `  ${check.ok ? '✓' : '✗'} ${check.name} (${check.detail})`),
    '',
  ].join('\n')

function fundTable(funds: readonly FundSummary[]): string {
  const table = new Table({
    head: [
      '资金 fund',
      '比例 ratio',
      '计划 total',
      '到位 arrived',
      '已补助 awarded',
      '已支付 paid',
      '在途 in transit',
      '待付 payable',
    ],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const fund of funds) {
    const arrived = fund.shares.reduce((sum, share) => addMoney(sum, parseMoney(share.arrived)), ZERO)
    const { id, ratio, total, awarded, paid, in_transit, payable } = fund
    table.push([
      id,
      ratio?.join(':') ?? '—',
      ...[total, formatMoney(arrived), awarded, paid, in_transit, payable].map(wan),
    ])
  }
  return table.toString()
}

function shareTable(funds: readonly FundSummary[]): string {
  const table = new Table({
    head: ['资金 fund', '出资方 funder', '应拨 due', '到位 arrived', '欠拨 arrears', '承担 borne', '结存 cash'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const fund of funds) {
    for (const { name, due, arrived, arrears, borne, cash } of fund.shares) {
      table.push([fund.id, name, due, arrived, arrears, borne, cash])
    }
  }
  return table.toString()
}

function arrearsText(funds: readonly FundSummary[]): string {
  const owing = funds.flatMap((fund) =>
    fund.shares
      .filter((share) => isPositive(parseMoney(share.arrears)))
      .map(
        (share) =>
          `${share.name} 欠拨 ${fund.id} ${share.arrears} 元 (${formatWan(parseMoney(share.arrears))}) / is in arrears`,
      ),
  )
  return owing.length === 0 ? '无欠拨 / nobody is in arrears' : `欠拨 / arrears: ${owing.join('; ')}`
}

function yearText({ programmes, district_total, floor }: QingchengYear): string[] {
  const table = new Table({
    head: ['项目 programme', '万元'],
    colAligns: ['left', 'right'],
    style: { head: [], border: [] },
  })
  for (const { programme, total } of programmes) table.push([programme, wan(total)])
  const first = floor.first.map(({ beneficiary_id, given, missing }) => `  ${beneficiary_id}  ${given}  缺 ${missing}`)
  return [
    `清城区一年 / the Qingcheng year: 区级 ${yuanAndWan(district_total)}`,
    table.toString(),
    `5,000 元保底 / the floor of 5,000: ${floor.short} of ${floor.bound} households below it, ${yuanAndWan(floor.missing_total)} missing`,
    ...first,
    ...(floor.short > floor.first.length ? ['  …'] : []),
  ]
}

function breakTable({ reconciliation }: MainJobSummary): string {
  const table = new Table({
    head: ['差异 break', '资金 fund', '账 ledger', '银行 statement', '差额 difference'],
    colAligns: ['left', 'left', 'left', 'left', 'right'],
    style: { head: [], border: [] },
  })
  for (const found of reconciliation.breaks) {
    const ledger = pick(found.ledger, ['reference', 'amount', 'settled_on', 'beneficiary_id'])
    const statement = pick(found.statement, ['reference', 'paid_out', 'received', 'booking_date', 'bank_reference'])
    table.push([found.kind, found.fund_id, ledger, statement, found.difference])
  }
  return table.toString()
}

/** What a person needs to find the row again, one below the other; everything else is in the JSON. */
function pick(row: unknown, fields: readonly string[]): string {
  if (typeof row !== 'object' || row === null) return '—'
  const values = new Map<string, unknown>(Object.entries(row))
  return fields
    .map((field) => values.get(field))
    .filter((value) => typeof value === 'string')
    .join('\n')
}
