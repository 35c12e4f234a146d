import { formatWan, parseMoney } from '@fundtrace/money'
import type { ReportRow, ReportSheet } from '@fundtrace/spreadsheet'
import { dayOf } from '../../domain/period.ts'
import type { StatementLine } from '../postgres/statement.ts'

/** An account's statement to read and to compute with: debits and credits in columns of their own, the balance in 万元 too. */
export const statementSheet = (
  title: string,
  order: 'recorded' | 'effective',
  lines: AsyncIterable<StatementLine>,
): ReportSheet => ({
  name: '账户明细',
  title,
  columns: [
    { header: '行号', kind: 'count' },
    { header: '生效日', kind: 'day' },
    { header: '生效时间', kind: 'text', width: 26 },
    { header: '记账时间', kind: 'text', width: 26 },
    { header: '凭证号', kind: 'count' },
    { header: '事项', kind: 'text', width: 12 },
    { header: '文号', kind: 'text' },
    { header: '摘要', kind: 'text', width: 48 },
    { header: '借方金额（元）', kind: 'amount' },
    { header: '贷方金额（元）', kind: 'amount' },
    { header: '余额（元）', kind: 'amount' },
    { header: '余额（万元）', kind: 'wan' },
    { header: '交易编号', kind: 'text', width: 38 },
  ],
  rows: rowsOf(lines),
  notes: [
    order === 'recorded'
      ? '按记账顺序，每行余额自证 / as recorded: each line proves itself'
      : '按生效顺序，余额自期初滚动 / as it counts, the balance from the opening on',
  ],
})

async function* rowsOf(lines: AsyncIterable<StatementLine>): AsyncGenerator<ReportRow> {
  for await (const line of lines) {
    const isCredit = line.amount.startsWith('-')
    yield [
      String(line.line),
      dayOf(new Date(line.effective_at)),
      line.effective_at,
      line.recorded_at,
      String(line.number),
      line.kind,
      line.document_number ?? '',
      line.reference,
      isCredit ? '' : line.amount,
      isCredit ? line.amount.slice(1) : '',
      line.balance_after,
      wan(line.balance_after),
      line.transaction_id,
    ]
  }
}

export const wan = (amount: string): string => formatWan(parseMoney(amount)).replace('万元', '')
