import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `DISBURSEMENT_${code}`, kind, title: { zh, en }, detail, values })

export const incomingFileEmpty = (): DomainError =>
  problem('malformed', 'INCOMING_FILE_EMPTY', '文件没有内容', 'The file is empty', 'The file has no bytes.', {})

export const incomingFileTooLarge = (bytesMax: number): DomainError =>
  problem(
    'too_large',
    'INCOMING_FILE_TOO_LARGE',
    '文件过大',
    'The file is too large',
    `The file has more than ${bytesMax} bytes; ask the bank for it in parts.`,
    { bytes_max: bytesMax },
  )

export const incomingFileUnknown = (fileId: string): DomainError =>
  problem(
    'not_found',
    'INCOMING_FILE_UNKNOWN',
    '银行来文不存在',
    'There is no such file',
    `No file ${fileId} came from a bank.`,
    {
      file_id: fileId,
    },
  )

export const nothingInFile = (): DomainError =>
  problem(
    'refused',
    'RESULT_FILE_EMPTY',
    '回盘文件没有明细',
    'The file says nothing',
    'The file has neither a result nor a booking.',
    {},
  )

export const templateUnknown = (template: string, known: readonly string[]): DomainError =>
  problem(
    'malformed',
    'TEMPLATE_UNKNOWN',
    '没有此银行模板',
    'There is no such template',
    `No bank template ${template} is here; known are ${known.join(', ')}.`,
    { template, known },
  )

export const findingUnknown = (findingId: string): DomainError =>
  problem(
    'not_found',
    'FINDING_UNKNOWN',
    '差异不存在',
    'There is no such finding',
    `No finding ${findingId} is recorded.`,
    {
      finding_id: findingId,
    },
  )

export const findingStateWrong = (findingId: string, state: string, wanted: string): DomainError =>
  problem(
    'conflict',
    'FINDING_STATE_WRONG',
    '差异状态不允许此操作',
    'The finding is in another state',
    `Finding ${findingId} is ${state} and cannot become ${wanted}.`,
    { finding_id: findingId, state, wanted },
  )

export const findingConfirmedBySame = (findingId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'FINDING_CONFIRMED_BY_SAME',
    '说明人不得复核',
    'Who explained a finding cannot confirm it',
    `${officer} explained finding ${findingId}, or acts for who did; another officer must confirm it.`,
    { finding_id: findingId, explained_by: officer },
  )

export type Difference = Readonly<{
  what: string
  payment_id: string | null
  parcel_id: string | null
  expected: string
  found: string
}>

export const notReconciled = (batchId: string, differences: readonly Difference[], count: number): DomainError =>
  problem(
    'refused',
    'BATCH_NOT_RECONCILED',
    '批次与对账单不符',
    'The statements do not show the batch',
    `${count} payments or parcels of batch ${batchId} are not on the statements as they were paid.`,
    { batch_id: batchId, difference_count: count, differences: differences.slice(0, 100) },
  )

export const paymentsOpen = (batchId: string, paymentIds: readonly string[], count: number): DomainError =>
  problem(
    'refused',
    'BATCH_PAYMENTS_OPEN',
    '批次仍有未了结的付款',
    'Payments of the batch are still open',
    `${count} payments of batch ${batchId} are to be sent, on their way or unknown: until the bank has answered for them, it is not reconciled.`,
    { batch_id: batchId, open_count: count, payment_ids: [...paymentIds] },
  )
