import { type Money, formatMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { AccountCode } from './chart.ts'

export const accountOpenAlready = (fundId: string, account: AccountCode, isClosed: boolean): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_EXISTS',
    kind: 'conflict',
    title: { zh: '账户已存在', en: 'The account is there already' },
    detail: `Fund ${fundId} has an account ${account}${isClosed ? ', which is closed' : ''}; a code means one account for ever.`,
    values: { fund_id: fundId, account, closed: isClosed },
  })

/** Nothing is on a new account: its bounds have to hold 0.00 between them. Null: no bound. */
export const boundsImpossible = (account: AccountCode, minimum: Money | null, maximum: Money | null): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_BOUNDS_IMPOSSIBLE',
    kind: 'refused',
    title: { zh: '账户上下限不可行', en: 'The bounds of the account cannot be kept' },
    detail: `Account ${account} begins with 0.00, which is not between ${shown(minimum) ?? 'any amount'} and ${shown(maximum) ?? 'any amount'}: a minimum is 0.00 or less, a maximum 0.00 or more.`,
    values: { account, minimum: shown(minimum), maximum: shown(maximum) },
  })

export const accountNotEmpty = (fundId: string, account: AccountCode, balance: string, held: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_NOT_EMPTY',
    kind: 'conflict',
    title: { zh: '账户有余额或预留,不能关闭', en: 'The account is not empty' },
    detail: `Account ${account} of ${fundId} has ${balance}, ${held} held; only an account with 0.00 and no holds is closed.`,
    values: { fund_id: fundId, account, balance, held },
  })

const shown = (amount: Money | null): string | null => (amount === null ? null : formatMoney(amount))
