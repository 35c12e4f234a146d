import { DomainError } from '@fundtrace/problem'

export const splitNegative = (total: string): DomainError =>
  new DomainError({
    code: 'MONEY_SPLIT_NEGATIVE',
    kind: 'refused',
    title: { zh: '不能分摊负数金额', en: 'A negative amount cannot be split' },
    detail: `${total} yuan is negative. What was split is taken back part by part, not split again.`,
    values: { total },
  })

export const splitRemainderPartyMissing = (remainderTo: number, partCount: number): DomainError =>
  new DomainError({
    code: 'MONEY_SPLIT_REMAINDER_PARTY_MISSING',
    kind: 'refused',
    title: { zh: '指定承担尾差的一方没有分担份额', en: 'The party named for the remainder has no share' },
    detail: `The party at index ${remainderTo} is not among the ${partCount} parts or has a part of 0.`,
    values: { remainder_to: String(remainderTo), parts: partCount },
  })

export const splitWeightsUnusable = (weights: readonly string[]): DomainError =>
  new DomainError({
    code: 'MONEY_SPLIT_WEIGHTS_UNUSABLE',
    kind: 'refused',
    title: { zh: '分摊权重不能为负数或全部为零', en: 'The weights of the split are negative or all zero' },
    detail: `Nothing can be split by the weights ${weights.join(', ')}: none may be negative, one must be above zero.`,
    values: { weights },
  })

/** Both for a payment and for the first sign that due and arrived figures were mixed up. */
export const splitAmountNotPositive = (amount: string): DomainError =>
  new DomainError({
    code: 'MONEY_SPLIT_NOT_POSITIVE',
    kind: 'refused',
    title: { zh: '支付金额必须大于零', en: 'A payment must be above zero' },
    detail: `A payment of ${amount} yuan cannot be divided among funders. A return gives back the parts of its payment.`,
    values: { amount },
  })

export const splitBeyondDue = (amount: string, missing: string): DomainError =>
  new DomainError({
    code: 'MONEY_SPLIT_BEYOND_DUE',
    kind: 'refused',
    title: { zh: '支付金额超出各出资方应承担的总额', en: 'The payment is beyond what the funders owe together' },
    detail: `A payment of ${amount} yuan goes ${missing} yuan beyond what the funders still have to bear.`,
    values: { amount, missing },
  })
