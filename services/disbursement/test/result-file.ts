import { writeCsv } from '@fundtrace/csv'
import type { Batch } from './disbursement-fixture.ts'

export type ResultCells = Readonly<{ amount?: string; result?: string; reason?: string; date?: string }>

const COLUMNS = { reference: '付款编号', amount: '金额', result: '处理结果', reason: '原因', date: '处理日期' } as const

/** What a bank would send of these payments: paid, unless `differing` says otherwise by the payment's place. */
export function resultFile(
  payments: Batch['payments'],
  differing: Readonly<Record<number, ResultCells>> = {},
  encoding: 'utf-8' | 'gb18030' = 'gb18030',
): Buffer {
  const rows = payments.map(({ reference, amount }, place) => ({
    reference,
    amount,
    result: '成功',
    reason: '',
    date: '2016-09-12',
    ...differing[place],
  }))
  return writeCsv(COLUMNS, rows, { encoding })
}

export const RETURNED: ResultCells = { result: '退票', reason: '账号与户名不符' }
