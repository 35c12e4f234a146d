import { DomainError } from '@fundtrace/problem'
import { excerpt } from './excerpt.ts'

export const amountMalformed = (text: string): DomainError =>
  new DomainError({
    code: 'MONEY_AMOUNT_MALFORMED',
    kind: 'malformed',
    title: { zh: '金额格式不正确', en: 'The amount cannot be read' },
    detail: `"${excerpt(text)}" is not an amount of yuan.`,
    values: { amount: excerpt(text) },
  })

export const amountTooPrecise = (text: string): DomainError =>
  new DomainError({
    code: 'MONEY_AMOUNT_TOO_PRECISE',
    kind: 'malformed',
    title: { zh: '金额精确到分,不得超过两位小数', en: 'The amount is finer than one fen' },
    detail: `"${excerpt(text)}" has more than two decimal places of yuan; it is refused, not rounded.`,
    values: { amount: excerpt(text), places_max: 2 },
  })

/** Both for an amount that was read and for the result of a sum or product. */
export const amountOutOfRange = (text: string): DomainError =>
  new DomainError({
    code: 'MONEY_AMOUNT_OUT_OF_RANGE',
    kind: 'refused',
    title: { zh: '金额超出允许范围', en: 'The amount is out of range' },
    detail: `${excerpt(text)} yuan is beyond the largest amount, ${MAX_TEXT} yuan either way.`,
    values: { amount: excerpt(text), amount_max: MAX_TEXT },
  })

const MAX_TEXT = '1000000000000000000.00'

export const countMalformed = (count: number): DomainError =>
  new DomainError({
    code: 'MONEY_COUNT_MALFORMED',
    kind: 'malformed',
    title: { zh: '数量必须是非负整数', en: 'The count is not a whole number of people or households' },
    detail: `An amount can be multiplied by a whole count from 0 up, not by ${count}.`,
    values: { count: String(count) },
  })
