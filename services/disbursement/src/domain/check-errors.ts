import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `DISBURSEMENT_${code}`, kind, title: { zh, en }, detail, values })

export const batchNotChecked = (batchId: string): DomainError =>
  problem(
    'conflict',
    'BATCH_NOT_CHECKED',
    '批次尚未核对',
    'The batch was not checked yet',
    `Batch ${batchId} is not validated: its lines are checked when it is.`,
    { batch_id: batchId },
  )

export const overrideUnknown = (paymentId: string, overrideId: string): DomainError =>
  problem(
    'not_found',
    'OVERRIDE_UNKNOWN',
    '核对放行申请不存在',
    'There is no such override',
    `No override ${overrideId} of payment ${paymentId} is recorded.`,
    { payment_id: paymentId, override_id: overrideId },
  )

export const overrideTaken = (paymentId: string, check: string): DomainError =>
  problem(
    'conflict',
    'OVERRIDE_ALREADY_ASKED',
    '该项核对已申请放行',
    'The override is asked for already',
    `An override of ${check} for payment ${paymentId} is recorded; it is asked for once.`,
    { payment_id: paymentId, check },
  )

/** Only what the latest check holds back, and only where an opinion is asked for. */
export const overrideNeedless = (paymentId: string, check: string): DomainError =>
  problem(
    'refused',
    'OVERRIDE_NEEDLESS',
    '该项核对没有拦截此付款',
    'This check does not hold the payment back',
    `The latest check of payment ${paymentId} does not hold it back for ${check}.`,
    { payment_id: paymentId, check },
  )

/** Whoever asks for a thing cannot approve it. */
export const overrideByAsker = (overrideId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'OVERRIDE_APPROVED_BY_ASKER',
    '申请人不得审批本人的放行申请',
    'Whoever asked for an override cannot approve it',
    `${officer} asked for override ${overrideId}, himself or in another's place; another officer approves it.`,
    { override_id: overrideId, asked_by: officer },
  )

export const overrideApproved = (overrideId: string, approvedBy: string): DomainError =>
  problem(
    'conflict',
    'OVERRIDE_ALREADY_APPROVED',
    '放行申请已审批',
    'The override is approved',
    `Override ${overrideId} was approved by ${approvedBy}.`,
    { override_id: overrideId, approved_by: approvedBy },
  )
