import { formatFen, formatMoney, MAX } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { AccountCode } from '../chart.ts'

export const accountUnknown = (fundId: string, account: AccountCode): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_UNKNOWN',
    kind: 'refused',
    title: { zh: '账户不存在', en: 'The account is not there' },
    detail: `Fund ${fundId} has no account ${account}.`,
    values: { fund_id: fundId, account },
  })

export const accountClosed = (fundId: string, account: AccountCode): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_CLOSED',
    kind: 'refused',
    title: { zh: '账户已关闭', en: 'The account is closed' },
    detail: `Account ${account} of ${fundId} is closed; nothing is posted to it any more.`,
    values: { fund_id: fundId, account },
  })

/** `available` is what may still be taken, in fen: balance less holds less the floor. */
export const floorBroken = (fundId: string, account: AccountCode, available: bigint, requested: bigint): DomainError =>
  new DomainError({
    code: 'LEDGER_AVAILABLE_EXCEEDED',
    kind: 'refused',
    title: { zh: '可用余额不足', en: 'More than is available' },
    detail: `Account ${account} of ${fundId} has ${formatFen(available)} available, ${formatFen(requested)} was asked for: ${formatFen(requested - available)} is missing.`,
    values: {
      fund_id: fundId,
      account,
      available: formatFen(available),
      requested: formatFen(requested),
      missing: formatFen(requested - available),
    },
  })

export const ceilingBroken = (fundId: string, account: AccountCode, maximum: bigint, balance: bigint): DomainError =>
  new DomainError({
    code: 'LEDGER_MAXIMUM_EXCEEDED',
    kind: 'refused',
    title: { zh: '超过账户上限', en: 'More than the account may hold' },
    detail: `Account ${account} of ${fundId} may hold ${formatFen(maximum)}; it would hold ${formatFen(balance)}.`,
    values: { fund_id: fundId, account, maximum: formatFen(maximum), balance: formatFen(balance) },
  })

/** `balance` and `held` as they would be, in fen. */
export const balanceOutOfRange = (fundId: string, account: AccountCode, balance: bigint, held: bigint): DomainError =>
  new DomainError({
    code: 'LEDGER_BALANCE_OUT_OF_RANGE',
    kind: 'refused',
    title: { zh: '账户金额超出允许范围', en: 'The balance would be out of range' },
    detail: `Account ${account} of ${fundId} would have ${formatFen(balance)}, ${formatFen(held)} of it held; the largest amount is ${formatMoney(MAX)} either way.`,
    values: {
      fund_id: fundId,
      account,
      balance: formatFen(balance),
      held: formatFen(held),
      amount_max: formatMoney(MAX),
    },
  })

/** The accounts of the chart are moved by what happens to plans, arrivals, awards and payments, and by nobody's own entry. */
export const accountNotGeneral = (fundId: string, account: AccountCode): DomainError =>
  new DomainError({
    code: 'LEDGER_ACCOUNT_NOT_GENERAL',
    kind: 'refused',
    title: { zh: '该账户不能直接记账', en: 'This account is not posted to directly' },
    detail: `Account ${account} of ${fundId} is moved by the ledger's own steps; an entry or a hold may name accounts of the form general:<name>.`,
    values: { fund_id: fundId, account, account_form: 'general:<name>' },
  })

export const periodClosed = (fundId: string, effectiveAt: string, openFrom: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PERIOD_CLOSED',
    kind: 'refused',
    title: { zh: '会计期间已结账', en: 'The month is closed' },
    detail: `${effectiveAt} lies in a month of ${fundId} that is closed; it is open from ${openFrom} on.`,
    values: { fund_id: fundId, effective_at: effectiveAt, open_from: openFrom },
  })

export const effectiveInFuture = (effectiveAt: string, now: string): DomainError =>
  new DomainError({
    code: 'LEDGER_EFFECTIVE_IN_FUTURE',
    kind: 'refused',
    title: { zh: '生效时间在未来', en: 'It would count only in the future' },
    detail: `The transaction is to count from ${effectiveAt}; it is ${now}. What has not happened is not posted.`,
    values: { effective_at: effectiveAt, now },
  })

export const entriesUnbalanced = (reference: string, sum: bigint): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_UNBALANCED',
    kind: 'refused',
    title: { zh: '借贷不平', en: 'Debits and credits differ' },
    detail: `The entries of ${reference} add up to ${formatFen(sum)}; they must add up to 0.00.`,
    values: { reference, sum: formatFen(sum) },
  })

export const referenceReused = (reference: string): DomainError =>
  new DomainError({
    code: 'LEDGER_KEY_REUSED',
    kind: 'conflict',
    title: { zh: '同一幂等键内容不同', en: 'The key was used for something else' },
    detail: `${reference} was asked for before with another content; a key means one thing for ever.`,
    values: { reference },
  })

export const linkedRefused = (reference: string, because: DomainError): DomainError =>
  new DomainError({
    code: 'LEDGER_LINKED_REFUSED',
    kind: 'refused',
    title: { zh: '关联交易中有一笔被拒绝', en: 'A linked transaction was refused' },
    detail: `${reference} was to be posted together with others, one of which was refused: ${because.message}`,
    values: { reference, because: because.code },
  })

export const holdUnknown = (fundId: string, holdId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_HOLD_UNKNOWN',
    kind: 'refused',
    title: { zh: '预留不存在', en: 'The hold is not there' },
    detail: `Fund ${fundId} has no hold ${holdId}.`,
    values: { fund_id: fundId, hold_id: holdId },
  })

export const holdEnded = (holdId: string, state: string): DomainError =>
  new DomainError({
    code: 'LEDGER_HOLD_ENDED',
    kind: 'conflict',
    title: { zh: '预留已结束', en: 'The hold has ended' },
    detail: `Hold ${holdId} is ${state}; only a pending hold can be posted or voided.`,
    values: { hold_id: holdId, state },
  })

export const holdExceeded = (holdId: string, amount: bigint, requested: bigint): DomainError =>
  new DomainError({
    code: 'LEDGER_HOLD_EXCEEDED',
    kind: 'refused',
    title: { zh: '超过预留金额', en: 'More than is held' },
    detail: `Hold ${holdId} is ${formatFen(amount)}, ${formatFen(requested)} was to be posted of it.`,
    values: { hold_id: holdId, held: formatFen(amount), requested: formatFen(requested) },
  })

/** The transaction takes less of the hold's account than it says to use of the hold. */
export const holdNotUsed = (holdId: string, account: AccountCode): DomainError =>
  new DomainError({
    code: 'LEDGER_HOLD_NOT_USED',
    kind: 'refused',
    title: { zh: '分录未使用该预留', en: 'The entries do not use the hold' },
    detail: `Hold ${holdId} keeps money of ${account} back; the entries take less of that account than they use of its holds.`,
    values: { hold_id: holdId, account },
  })

export const holdExpiryPast = (expiresAt: string, now: string): DomainError =>
  new DomainError({
    code: 'LEDGER_HOLD_EXPIRY_PAST',
    kind: 'refused',
    title: { zh: '预留到期时间已过', en: 'The hold would be over already' },
    detail: `The hold is to expire at ${expiresAt}; it is ${now}. A hold expires later than it is placed.`,
    values: { expires_at: expiresAt, now },
  })

export const reversedUnknown = (fundId: string, transactionId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_UNKNOWN',
    kind: 'refused',
    title: { zh: '被冲销的交易不存在', en: 'The transaction to be reversed is not there' },
    detail: `Fund ${fundId} has no transaction ${transactionId}.`,
    values: { fund_id: fundId, transaction_id: transactionId },
  })

export const notReversible = (transactionId: string, kind: string): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_NOT_REVERSIBLE',
    kind: 'refused',
    title: { zh: '此类交易不能直接冲销', en: 'This kind of transaction is not reversed' },
    detail: `Transaction ${transactionId} is a ${kind}; only a posting is reversed, other kinds are undone by their own steps.`,
    values: { transaction_id: transactionId, kind },
  })

export const alreadyReversed = (transactionId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_REVERSED',
    kind: 'conflict',
    title: { zh: '交易已冲销', en: 'The transaction is reversed already' },
    detail: `Transaction ${transactionId} was reversed before; nothing is reversed twice.`,
    values: { transaction_id: transactionId },
  })

export const reversalSamePerson = (transactionId: string, askedBy: string): DomainError =>
  new DomainError({
    code: 'LEDGER_REVERSAL_SAME_PERSON',
    kind: 'refused',
    title: { zh: '不得冲销本人记的交易', en: 'Nobody reverses what they posted' },
    detail: `Transaction ${transactionId} was posted by ${askedBy}, who cannot reverse it: another officer has to.`,
    values: { transaction_id: transactionId, asked_by: askedBy },
  })

/** One bulk request names a key twice: which of the two is meant could not be told later. */
export const keyNamedTwice = (key: string): DomainError =>
  new DomainError({
    code: 'LEDGER_KEY_NAMED_TWICE',
    kind: 'refused',
    title: { zh: '幂等键重复', en: 'A key is named twice' },
    detail: `The key ${key} stands at two transactions of one request; nothing of it was posted.`,
    values: { key },
  })
