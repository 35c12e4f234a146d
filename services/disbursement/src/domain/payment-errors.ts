import { DomainError, type ProblemValues } from '@fundtrace/problem'

export const paymentUnknown = (paymentId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYMENT_UNKNOWN',
    kind: 'not_found',
    title: { zh: '付款不存在', en: 'There is no such payment' },
    detail: `No payment ${paymentId} is recorded.`,
    values: { payment_id: paymentId },
  })

export const paymentStateWrong = (paymentId: string, from: string, to: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYMENT_STATE_WRONG',
    kind: 'conflict',
    title: { zh: '付款状态不允许此操作', en: 'The payment is in another state' },
    detail: `Payment ${paymentId} is ${from} and cannot become ${to}.`,
    values: { payment_id: paymentId, state: from, wanted: to },
  })

export const paymentNotInBatch = (batchId: string, paymentId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYMENT_NOT_IN_BATCH',
    kind: 'refused',
    title: { zh: '付款不在该批次', en: 'The payment is not of this batch' },
    detail: `Payment ${paymentId} is not one of batch ${batchId}.`,
    values: { batch_id: batchId, payment_id: paymentId },
  })

export const nothingToResend = (batchId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_BATCH_NOTHING_TO_RESEND',
    kind: 'refused',
    title: { zh: '没有可补发的付款', en: 'There is nothing to send again' },
    detail: `No payment of batch ${batchId} failed or came back that is not being paid already or in doubt.`,
    values: { batch_id: batchId },
  })

/** The bank has said two things of a payment: until two officers have explained that, its award may have been paid. `references`: of the new attempts. */
export const paymentInDoubt = (batchId: string, references: readonly string[] = []): DomainError =>
  inDoubt(
    references.length === 0
      ? `Of a payment of batch ${batchId} the bank has said two things: explain the finding first.`
      : `The awards of ${references.length} payments of batch ${batchId} may have been paid, the bank has said two things of another payment of each: explain the finding first, or withdraw ${references.slice(0, 10).join(', ')}.`,
    { batch_id: batchId, references: references.slice(0, 100) },
  )

export const awardInDoubt = (awardIds: readonly string[]): DomainError =>
  inDoubt(
    `${awardIds.length} awards may have been paid, the bank has said two things of a payment of each: explain the finding first. ${awardIds.slice(0, 10).join(', ')}.`,
    { award_ids: awardIds.slice(0, 100), award_count: awardIds.length },
  )

const inDoubt = (detail: string, values: ProblemValues): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYMENT_IN_DOUBT',
    kind: 'refused',
    title: { zh: '银行结果前后矛盾,须先查明', en: 'The bank has contradicted itself' },
    detail,
    values,
  })

/** A bank has said what became of it, or has still to say it. */
export const paymentNotUnknown = (paymentId: string, state: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYMENT_NOT_UNKNOWN',
    kind: 'conflict',
    title: { zh: '付款结果并非未知', en: 'The payment is not unknown' },
    detail: `Payment ${paymentId} is ${state}: only of an unknown one officers say what became of it.`,
    values: { payment_id: paymentId, state },
  })
