import { formatMoney, parseAmount } from '@fundtrace/money'
import { wan, yuanAndWan } from './amount-text.ts'
import { type StoredProblem, storedProblemFields } from './problem-text.ts'
import { textFields, textTable } from './text-table.ts'

export type BatchSummary = Readonly<{
  id: string
  fund_id: string
  area_code: string
  state: string
  count: number
  total: string
  made_by: string
  approved_by: string | null
}>
export type Batch = BatchSummary &
  Readonly<{ problem: StoredProblem | null; file_sha256: string | null; payments: readonly Payment[] }>
type Payment = Readonly<{
  award_id: string
  beneficiary_id: string
  reference: string
  amount: string
  state: string
  decided_on: string | null
  reason: string | null
}>

export const batchPath = (id: string): string => `/v1/batches/${encodeURIComponent(id)}`

/** `ID`, or `ID=AMOUNT` to be sure of the amount. */
export function awardArgument(text: string): Readonly<{ award_id: string; amount?: string }> {
  const [awardId = '', amount] = text.split('=', 2)
  return amount === undefined ? { award_id: awardId } : { award_id: awardId, amount: formatMoney(parseAmount(amount)) }
}

export const batchTable = (batches: readonly BatchSummary[]): string =>
  textTable(
    ['批次 batch', '资金 fund', '状态 state', { right: '笔数 count' }, { right: '元 yuan' }, { right: '万元' }],
    batches.map(({ id, fund_id, state, count, total }) => [id, fund_id, state, String(count), total, wan(total)]),
  )

export const batchText = (batch: Batch): string =>
  [
    textFields([
      ['批次 batch', batch.id],
      ['资金 fund', `${batch.fund_id}  ${batch.area_code}`],
      ['状态 state', batch.state],
      ['合计 total', `${yuanAndWan(batch.total)}  (${batch.count} 笔 payments)`],
      ['制单 made by', batch.made_by],
      ['复核 approved by', batch.approved_by ?? '—'],
      ['文件 bank file', batch.file_sha256 === null ? '—' : `sha256 ${batch.file_sha256}`],
      ...storedProblemFields(batch.problem),
    ]),
    textTable(
      ['付款编号 reference', '受益对象 beneficiary', { right: '元 yuan' }, '状态 state', '日期 on', '原因 reason'],
      batch.payments.map(({ reference, beneficiary_id, amount, state, decided_on, reason }) => [
        reference,
        beneficiary_id,
        amount,
        state,
        decided_on ?? '—',
        reason ?? '—',
      ]),
    ),
  ].join('\n')
