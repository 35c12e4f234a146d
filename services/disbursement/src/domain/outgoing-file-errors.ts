import { formatMoney, type Money } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { OutgoingFileState } from './outgoing-file.ts'

export const fileUnknown = (fileId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_UNKNOWN',
    kind: 'not_found',
    title: { zh: '支付文件不存在', en: 'There is no such bank file' },
    detail: `No bank file ${fileId} is recorded.`,
    values: { file_id: fileId },
  })

export const fileStateWrong = (fileId: string, from: OutgoingFileState, wanted: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_STATE_WRONG',
    kind: 'conflict',
    title: { zh: '支付文件状态不允许此操作', en: 'The bank file is in another state' },
    detail: `Bank file ${fileId} is ${from} and cannot be ${wanted}.`,
    values: { file_id: fileId, state: from, wanted },
  })

/** Whoever had it written, or in whose place he acted, cannot let it out. */
export const fileReleasedByWriter = (fileId: string, officer: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_RELEASED_BY_WRITER',
    kind: 'forbidden',
    title: { zh: '生成文件的人员不得放行', en: 'Whoever had a bank file written cannot release it' },
    detail: `${officer} had bank file ${fileId} written, or stands in for who had; another officer must release it.`,
    values: { file_id: fileId, officer },
  })

export const fileBeingWritten = (batchId: string, fileId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_BEING_WRITTEN',
    kind: 'conflict',
    title: { zh: '该批次的另一支付文件正在生成', en: 'Another bank file of the batch is being written' },
    detail: `Bank file ${fileId} of batch ${batchId} is being written in another format, for another purpose or day: ask for the same again, or discard it.`,
    values: { batch_id: batchId, file_id: fileId },
  })

export const nothingToWrite = (batchId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_EMPTY',
    kind: 'refused',
    title: { zh: '没有可写入支付文件的付款', en: 'There is nothing to write into a bank file' },
    detail: `No payment of batch ${batchId} is ready in a part that the ledger holds and that is in no other bank file.`,
    values: { batch_id: batchId },
  })

/** Of a file of which every line would fall out: nothing of it is kept. `references`: the first of them. */
export const everyLineHeldBack = (
  batchId: string,
  payOn: string,
  { count, references, checks }: Readonly<{ count: number; references: readonly string[]; checks: readonly string[] }>,
): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_EVERY_LINE_HELD_BACK',
    kind: 'refused',
    title: { zh: '核对后没有一笔可以支付', en: 'Every line would be held back' },
    detail: `As of ${payOn} all ${count} payments of batch ${batchId} that the ledger holds would be held back (${references.join(', ')}${references.length < count ? ', ...' : ''}), so nothing is written and nothing let go: look at the register, withdraw them, or cancel the batch.`,
    values: { batch_id: batchId, pay_on: payOn, count, references, checks },
  })

export const payDayWrong = (batchId: string, wanted: string, first: string, last: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_PAY_DAY_WRONG',
    kind: 'refused',
    title: { zh: '支付日不在允许范围内', en: 'The pay day is out of bounds' },
    detail: `The bank file of batch ${batchId} cannot be for ${wanted}: its day is from ${first} to ${last}.`,
    values: { batch_id: batchId, pay_on: wanted, first, last },
  })

export const formatUnknown = (format: string, known: readonly string[]): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FORMAT_UNKNOWN',
    kind: 'refused',
    title: { zh: '没有此种文件格式', en: 'There is no such format' },
    detail: `No format ${format} is known; there are ${known.join(', ')}.`,
    values: { format, known },
  })

type Sum = Readonly<{ count: number; total: Money }>
const shown = ({ count, total }: Sum) => ({ count, total: formatMoney(total) })

/** What the file was written for is not what the database holds: it is not let out. */
export const fileSumWrong = (fileId: string, part: string, declared: Sum, found: Sum): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_SUM_WRONG',
    kind: 'conflict',
    title: { zh: '支付文件与付款明细合计不符', en: 'The bank file is not the sum of its payments' },
    detail: `${part} of bank file ${fileId} has ${declared.count} payments of ${formatMoney(declared.total)}, ready are ${found.count} of ${formatMoney(found.total)}: discard the file and write it again.`,
    values: { file_id: fileId, part, declared: shown(declared), found: shown(found) },
  })

export const fileNotReleased = (fileId: string, state: OutgoingFileState): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_FILE_NOT_RELEASED',
    kind: 'conflict',
    title: { zh: '支付文件尚未放行', en: 'The bank file is not released' },
    detail: `Bank file ${fileId} is ${state}. Who looks at it before its release says so with inspect=true.`,
    values: { file_id: fileId, state },
  })
