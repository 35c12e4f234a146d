import { sumYuan } from '../parts/money-text.ts'
import type { Text } from '../shell/language.tsx'
import type { BatchState } from './batch-words.ts'

export type BoardColumn = Readonly<{ key: string; title: Text; states: readonly BatchState[]; isApart?: boolean }>

/** A batch's life from left to right; what stands still is apart. Every state is in exactly one. */
export const BOARD_COLUMNS: readonly BoardColumn[] = [
  { key: 'draft', title: { zh: '草稿', en: 'Draft' }, states: ['draft'] },
  { key: 'checked', title: { zh: '已核对 · 公示', en: 'Checked · in notice' }, states: ['validated', 'in_notice'] },
  { key: 'submitted', title: { zh: '待审批', en: 'Waits for approval' }, states: ['submitted'] },
  { key: 'approved', title: { zh: '已批准', en: 'Approved' }, states: ['approved', 'funded', 'refused'] },
  { key: 'released', title: { zh: '银行办理中', en: 'With the bank' }, states: ['released'] },
  { key: 'paid', title: { zh: '已支付', en: 'Paid' }, states: ['partly_paid', 'paid'] },
  { key: 'ended', title: { zh: '已对账 · 办结', en: 'Reconciled · closed' }, states: ['reconciled', 'closed'] },
  {
    key: 'apart',
    title: { zh: '退回 · 撤回 · 暂停 · 取消', en: 'Rejected · recalled · paused · cancelled' },
    states: ['rejected', 'recalled', 'paused', 'cancelled'],
    isApart: true,
  },
]

export type StateSum = Readonly<{ state: string; batches: number; count: number; total: string }>
export type ColumnSum = Readonly<{ batches: number; count: number; total: string }>

export function sumColumn({ states }: Pick<BoardColumn, 'states'>, sums: readonly StateSum[]): ColumnSum {
  const own = sums.filter(({ state }) => states.some((known) => known === state))
  return {
    batches: own.reduce((all, { batches }) => all + batches, 0),
    count: own.reduce((all, { count }) => all + count, 0),
    total: sumYuan(own.map(({ total }) => total)),
  }
}
