import { DomainError } from '@fundtrace/problem'

export const payingAccountUnknown = (accountId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYING_ACCOUNT_UNKNOWN',
    kind: 'not_found',
    title: { zh: '付款账户不存在', en: 'There is no such paying account' },
    detail: `No paying account ${accountId} is recorded.`,
    values: { paying_account_id: accountId },
  })

export const payingAccountMissing = (fundId: string, format: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYING_ACCOUNT_MISSING',
    kind: 'refused',
    title: { zh: '资金专户尚未登记并复核', en: 'The fund has no approved account to pay from' },
    detail: `A file in the format ${format} names the account that pays; fund ${fundId} has none that was approved.`,
    values: { fund_id: fundId, format },
  })

export const payingAccountApprovedBySayer = (accountId: string, officer: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYING_ACCOUNT_APPROVED_BY_SAYER',
    kind: 'forbidden',
    title: { zh: '登记人员不得复核付款账户', en: 'Whoever recorded a paying account cannot approve it' },
    detail: `${officer} recorded paying account ${accountId}, or stands in for who did; another officer must approve it.`,
    values: { paying_account_id: accountId, officer },
  })

export const payingAccountApproved = (accountId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYING_ACCOUNT_APPROVED',
    kind: 'conflict',
    title: { zh: '付款账户已复核', en: 'The paying account is approved already' },
    detail: `Paying account ${accountId} was approved before; record another one to change it.`,
    values: { paying_account_id: accountId },
  })

export const payingAccountMalformed = (): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PAYING_ACCOUNT_MALFORMED',
    kind: 'malformed',
    title: { zh: '付款账户信息有误', en: 'The paying account cannot be written to a bank file' },
    detail: 'An account has 9 to 32 digits, letters and hyphens; holder and bank have no control characters.',
  })
