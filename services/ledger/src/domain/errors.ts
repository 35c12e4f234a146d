import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { AccountCode } from './chart.ts'

/** An award, an appropriation or a funder's cash does not reach. `missing` is what would have to be added. */
export const availableExceeded = (
  fundId: string,
  account: AccountCode,
  available: Money,
  requested: Money,
): DomainError =>
  new DomainError({
    code: 'LEDGER_AVAILABLE_EXCEEDED',
    kind: 'refused',
    title: { zh: '账户可用余额不足', en: 'The account does not have enough available' },
    detail: `${account} of ${fundId} has ${formatMoney(available)} available, ${formatMoney(requested)} was asked for: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    values: {
      fund_id: fundId,
      account,
      available: formatMoney(available),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, available)),
    },
  })

export const transactionUnbalanced = (reference: string, sum: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_UNBALANCED',
    kind: 'refused',
    title: { zh: '分录借贷不平', en: 'Debits and credits differ' },
    detail: `The entries of ${reference} add up to ${formatMoney(sum)} instead of 0.00.`,
    values: { reference, sum: formatMoney(sum) },
  })

export const fundUnknown = (fundId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_FUND_UNKNOWN',
    kind: 'not_found',
    title: { zh: '资金不存在', en: 'There is no such fund' },
    detail: `The ledger has no fund ${fundId}.`,
    values: { fund_id: fundId },
  })

export const funderUnknown = (fundId: string, funderId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_FUNDER_UNKNOWN',
    kind: 'refused',
    title: { zh: '该资金没有此出资方', en: 'This funder has no share in the fund' },
    detail: `${funderId} owes no share of ${fundId}.`,
    values: { fund_id: fundId, funder_id: funderId },
  })

export const planSharesDiffer = (planId: string, total: Money, shares: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_PLAN_SHARES_DIFFER',
    kind: 'refused',
    title: { zh: '各方分担之和与计划总额不符', en: 'The shares do not add up to the plan' },
    detail: `The shares of plan ${planId} add up to ${formatMoney(shares)}, the plan is ${formatMoney(total)}.`,
    values: { plan_id: planId, total: formatMoney(total), shares: formatMoney(shares) },
  })

export const awardPartsDiffer = (awardId: string, amount: Money, parts: Money | null): DomainError =>
  new DomainError({
    code: 'LEDGER_AWARD_PARTS_DIFFER',
    kind: 'refused',
    title: { zh: '补助资金来源与金额不符', en: "The award's parts are not its amount" },
    detail: `Award ${awardId} is ${formatMoney(amount)}; its parts are ${parts === null ? 'missing or not wanted by this fund' : formatMoney(parts)}.`,
    values: { award_id: awardId, amount: formatMoney(amount), parts: parts === null ? null : formatMoney(parts) },
  })

export const awardUnknown = (awardId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_AWARD_UNKNOWN',
    kind: 'refused',
    title: { zh: '补助未入账', en: 'The award is not in the ledger' },
    detail: `The ledger has no award ${awardId} in this fund.`,
    values: { award_id: awardId },
  })

/** More or less than the award, or an award that is already paid or on its way. */
export const awardNotPayable = (awardId: string, account: AccountCode, payable: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_AWARD_NOT_PAYABLE',
    kind: 'refused',
    title: { zh: '付款与可付补助不符', en: 'The payment is not what the award can pay' },
    detail: `Award ${awardId} (${account}) can be paid ${formatMoney(payable)}, ${formatMoney(requested)} was asked for.`,
    values: {
      award_id: awardId,
      account,
      available: formatMoney(payable),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, payable)),
    },
  })

export const paymentStateWrong = (paymentId: string, state: string, wanted: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PAYMENT_STATE_WRONG',
    kind: 'conflict',
    title: { zh: '付款状态不允许此操作', en: 'The payment is in another state' },
    detail: `Payment ${paymentId} is ${state}; only a payment that is ${wanted} can do this.`,
    values: { payment_id: paymentId, state, wanted },
  })

export const alreadyPosted = (reference: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ALREADY_POSTED',
    kind: 'conflict',
    title: { zh: '该事项已入账', en: 'This is already posted' },
    detail: `${reference} was posted before; nothing is posted twice.`,
    values: { reference },
  })

export const batchUnknown = (batchId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_BATCH_UNKNOWN',
    kind: 'refused',
    title: { zh: '批次未在账中预留', en: 'The ledger holds nothing for this batch' },
    detail: `The ledger holds no payment of batch ${batchId}.`,
    values: { batch_id: batchId },
  })

export const paymentUnknown = (batchId: string, paymentId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PAYMENT_UNKNOWN',
    kind: 'refused',
    title: { zh: '批次中没有该付款', en: 'The batch has no such payment' },
    detail: `Batch ${batchId} has no payment ${paymentId}.`,
    values: { batch_id: batchId, payment_id: paymentId },
  })
