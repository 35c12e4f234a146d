import { formatMoney, minMoney, type Money, subtractMoney } from '@fundtrace/money'
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

/** A plan for an open fund that means another programme, year, area or way of funding. */
export const fundDiffers = (
  fundId: string,
  field: string,
  open: string | number,
  requested: string | number,
): DomainError =>
  new DomainError({
    code: 'LEDGER_FUND_DIFFERS',
    kind: 'conflict',
    title: { zh: '资金信息与已开立的不一致', en: 'The open fund is another one' },
    detail: `The ${field} of ${fundId} is ${open}, the plan says ${requested}.`,
    values: { fund_id: fundId, field, open, requested },
  })

export const planUnknown = (fundId: string, planId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PLAN_UNKNOWN',
    kind: 'refused',
    title: { zh: '计划未入账', en: 'The plan is not in the ledger' },
    detail: `The ledger has no plan ${planId} in ${fundId}.`,
    values: { fund_id: fundId, plan_id: planId },
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

/** A plan's share or an award's part; `about` says of which. */
export const shareNegative = (about: string, funderId: string, amount: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_SHARE_NEGATIVE',
    kind: 'refused',
    title: { zh: '分担金额不能为负', en: 'A share is below zero' },
    detail: `The share of ${funderId} in ${about} is ${formatMoney(amount)}; nobody gives less than nothing.`,
    values: { about, funder_id: funderId, amount: formatMoney(amount) },
  })

export const funderNamedTwice = (about: string, funderId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_FUNDER_NAMED_TWICE',
    kind: 'refused',
    title: { zh: '出资方重复', en: 'A funder is named twice' },
    detail: `${funderId} is named twice in ${about}.`,
    values: { about, funder_id: funderId },
  })

/** Awards that name a funder claim more of it than it owes by the fund's plans. */
export const shareExceeded = (fundId: string, funderId: string, available: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_SHARE_EXCEEDED',
    kind: 'refused',
    title: { zh: '超出该出资方应承担的金额', en: 'More than this funder owes' },
    detail: `${funderId} owes ${formatMoney(available)} of ${fundId} that no award claims yet, ${formatMoney(requested)} was asked for: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    values: {
      fund_id: fundId,
      funder_id: funderId,
      available: formatMoney(available),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, available)),
    },
  })

export const awardUnknown = (awardId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_AWARD_UNKNOWN',
    kind: 'refused',
    title: { zh: '补助未入账', en: 'The award is not in the ledger' },
    detail: `The ledger has no award ${awardId} in this fund.`,
    values: { award_id: awardId },
  })

/** More or less than the award, or an award that is already paid or on its way. Of less, nothing is missing. */
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
      missing: formatMoney(subtractMoney(requested, minMoney(payable, requested))),
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
    detail: `${reference} was posted before, or is in one request twice; nothing is posted twice.`,
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

export const paymentNamedTwice = (paymentId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PAYMENT_NAMED_TWICE',
    kind: 'refused',
    title: { zh: '付款重复', en: 'A payment is named twice' },
    detail: `Payment ${paymentId} is named twice in one request.`,
    values: { payment_id: paymentId },
  })
