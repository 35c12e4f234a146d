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
  pay_on: string | null
}>
export type Batch = BatchSummary &
  Readonly<{
    problem: StoredProblem | null
    notice_from: string | null
    notice_until: string | null
    payments_by_state: readonly Readonly<{ state: string; count: number; total: string }>[]
    approvals: readonly Readonly<{ place: number; approved_by: string }>[]
    parcels: readonly Readonly<{
      id: string
      number: number
      state: string
      count: number
      total: string
      approved_by: string | null
    }>[]
  }>
export type Payment = Readonly<{
  id: string
  award_id: string
  beneficiary_id: string
  attempt: number
  reference: string
  amount: string
  state: string
  decided_on: string | null
  reason_code: string | null
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
      ['支付日 pay on', batch.pay_on ?? '—'],
      ['公示 notice', batch.notice_from === null ? '—' : `${batch.notice_from} 至 to ${batch.notice_until ?? ''}`],
      ['制单 made by', batch.made_by],
      ['复核 approved by', batch.approvals.map(({ approved_by }) => approved_by).join(', ') || '—'],
      ...storedProblemFields(batch.problem),
    ]),
    textTable(
      ['付款状态 payments', { right: '笔数 count' }, { right: '元 yuan' }],
      batch.payments_by_state.map(({ state, count, total }) => [state, String(count), total]),
    ),
    ...(batch.parcels.length === 0
      ? []
      : [
          textTable(
            ['分包 parcel', '编号 id', '状态 state', { right: '笔数 count' }, { right: '元 yuan' }],
            batch.parcels.map(({ id, number, state, count, total }) => [
              String(number),
              id,
              state,
              String(count),
              total,
            ]),
          ),
        ]),
  ].join('\n')

export const paymentTable = (payments: readonly Payment[]): string =>
  textTable(
    ['付款编号 reference', '受益对象 beneficiary', { right: '元 yuan' }, '状态 state', '日期 on', '原因 reason'],
    payments.map(({ reference, beneficiary_id, amount, state, decided_on, reason_code, reason }) => [
      reference,
      beneficiary_id,
      amount,
      state,
      decided_on ?? '—',
      [reason_code, reason].filter((text) => text !== null).join(' ') || '—',
    ]),
  )
