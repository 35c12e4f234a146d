import { DomainError } from '@fundtrace/problem'

export const paymentNotInLedger = (paymentId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PAYMENT_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有此笔付款', en: 'There is no such payment' },
    detail: `The ledger has no payment ${paymentId}.`,
    values: { payment_id: paymentId },
  })

export const arrivalNotInLedger = (arrivalId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ARRIVAL_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有此笔到账', en: 'There is no such arrival' },
    detail: `The ledger has posted no arrival ${arrivalId}.`,
    values: { arrival_id: arrivalId },
  })

export const cursorMalformed = (cursor: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CURSOR_MALFORMED',
    kind: 'malformed',
    title: { zh: '翻页游标格式错误', en: 'Not a cursor' },
    detail: `"${cursor.slice(0, 100)}" is not a cursor: send the \`next\` of the page before.`,
    values: { after: cursor.slice(0, 100) },
  })
