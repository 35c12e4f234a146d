import { DomainError } from '@fundtrace/problem'

/** `noun`: 'clawback', 'decision'. */
export const decisionUnknown = (noun: string, id: string): DomainError =>
  new DomainError({
    code: `DISBURSEMENT_${noun.toUpperCase()}_UNKNOWN`,
    kind: 'not_found',
    title: { zh: '申请不存在', en: `There is no such ${noun}` },
    detail: `No ${noun} ${id} is recorded.`,
    values: { [`${noun}_id`]: id },
  })

export const decisionAnswered = (noun: string, id: string, state: string): DomainError =>
  new DomainError({
    code: `DISBURSEMENT_${noun.toUpperCase()}_ANSWERED`,
    kind: 'conflict',
    title: { zh: '申请已处理', en: `The ${noun} is answered` },
    detail: `The ${noun} ${id} is ${state}; that stands.`,
    values: { [`${noun}_id`]: id, state },
  })

export const decisionOpen = (noun: string, paymentId: string): DomainError =>
  new DomainError({
    code: `DISBURSEMENT_${noun.toUpperCase()}_OPEN`,
    kind: 'conflict',
    title: { zh: '已有待处理的申请', en: `There is a ${noun} already` },
    detail: `For payment ${paymentId} there is a ${noun} that is not ended.`,
    values: { payment_id: paymentId },
  })
