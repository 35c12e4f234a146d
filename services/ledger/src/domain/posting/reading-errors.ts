import { DomainError } from '@fundtrace/problem'

/** Asked for by its address; a posting that names one that is not there is refused by other words. */
export const transactionNotFound = (fundId: string, transactionId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_UNKNOWN',
    kind: 'not_found',
    title: { zh: '交易不存在', en: 'There is no such transaction' },
    detail: `Fund ${fundId} has no transaction ${transactionId}.`,
    values: { fund_id: fundId, transaction_id: transactionId },
  })

export const holdNotFound = (fundId: string, holdId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_HOLD_UNKNOWN',
    kind: 'not_found',
    title: { zh: '预留不存在', en: 'There is no such hold' },
    detail: `Fund ${fundId} has no hold ${holdId}.`,
    values: { fund_id: fundId, hold_id: holdId },
  })
