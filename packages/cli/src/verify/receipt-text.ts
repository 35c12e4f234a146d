import type { ReceiptVerdict } from '@fundtrace/seal'
import { shanghaiTime } from '../shanghai-time.ts'
import { textFields, textTable } from '../text-table.ts'
import type { Unproven } from './unproven.ts'
import { faultText } from './verdict-text.ts'

export function receiptText({ ok, record, checkpoint, faults }: ReceiptVerdict, unproven: readonly Unproven[]): string {
  return [
    ...(record === null ? [] : [recordText(record)]),
    `检查点 checkpoint ${checkpoint.number}, ${shanghaiTime(checkpoint.made_at)}, ${checkpoint.hash}, 密钥 key ${checkpoint.key_id}`,
    ...faults.map(faultText),
    ok
      ? '✓ 该笔交易已由签名证明 / the transaction is proven by the signature'
      : `✗ 发现 ${faults.length} 处不符,该收据什么也不证明 / ${faults.length} faults: the receipt proves nothing`,
    ...unproven.map(({ zh, en }) => `! ${zh}\n  ${en}`),
  ].join('\n')
}

const recordText = (record: NonNullable<ReceiptVerdict['record']>): string =>
  [
    textFields([
      ['交易 transaction', record.id],
      ['资金 fund', record.fund],
      ['引用 reference', record.reference],
      ['生效 counts from', shanghaiTime(record.effective_at)],
      ['记账 recorded', shanghaiTime(record.recorded_at)],
    ]),
    textTable(
      ['账户 account', { right: '元 yuan' }],
      record.entries.map(({ account, amount }) => [account, amount]),
    ),
  ].join('\n')
