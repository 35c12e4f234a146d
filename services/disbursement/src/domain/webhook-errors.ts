import { DomainError } from '@fundtrace/problem'

export const webhookUnknown = (webhookId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_WEBHOOK_UNKNOWN',
    kind: 'not_found',
    title: { zh: '回调订阅不存在', en: 'There is no such webhook' },
    detail: `No webhook ${webhookId} is recorded.`,
    values: { webhook_id: webhookId },
  })

/** `why` is one of ours; the address itself is not repeated, it may hold a key. */
export const webhookAddressRefused = (why: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_WEBHOOK_ADDRESS_REFUSED',
    kind: 'malformed',
    title: { zh: '回调地址不可用', en: 'The address of a webhook cannot be used' },
    detail: `The address is refused: ${why}.`,
    values: { why },
  })

export const webhookApprovedByAsker = (webhookId: string, officer: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_WEBHOOK_APPROVED_BY_ASKER',
    kind: 'forbidden',
    title: { zh: '申请人员不得复核回调订阅', en: 'Whoever asked for a webhook cannot approve it' },
    detail: `${officer} asked for webhook ${webhookId}, or stands in for who did; another administrator must approve it.`,
    values: { webhook_id: webhookId, officer },
  })

export const webhookStateWrong = (webhookId: string, state: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_WEBHOOK_STATE_WRONG',
    kind: 'conflict',
    title: { zh: '回调订阅状态不符', en: 'The webhook is not in a state for that' },
    detail: `Webhook ${webhookId} is ${state}.`,
    values: { webhook_id: webhookId, state },
  })
