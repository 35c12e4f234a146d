import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'

export const paymentNotInFund = (fundId: string, paymentId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PAYMENT_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有此笔付款', en: 'There is no such payment' },
    detail: `${fundId} has no payment ${paymentId}.`,
    values: { fund_id: fundId, payment_id: paymentId },
  })

export const clawbackUnknown = (fundId: string, clawbackId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CLAWBACK_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有此笔追回', en: 'There is no such clawback' },
    detail: `${fundId} has no clawback ${clawbackId}.`,
    values: { fund_id: fundId, clawback_id: clawbackId },
  })

/** More came back than is still owed. `available` is what is. */
export const recoveryExceeded = (clawbackId: string, owed: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_RECOVERY_EXCEEDED',
    kind: 'refused',
    title: { zh: '收回金额超出应追回余额', en: 'More than is still to be recovered' },
    detail: `Of clawback ${clawbackId} ${formatMoney(owed)} is still owed, ${formatMoney(requested)} was to be recovered: ${formatMoney(subtractMoney(requested, owed))} too much.`,
    values: {
      clawback_id: clawbackId,
      available: formatMoney(owed),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, owed)),
    },
  })

/** Payments would lay more on a funder than it owes by the plans: it still bears what was claimed back and has not come. */
export const bearingExceeded = (fundId: string, funderId: string, available: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_BEARING_EXCEEDED',
    kind: 'refused',
    title: { zh: '超出该出资方尚可承担的金额', en: 'More than this funder has still to bear' },
    detail: `Of its share in ${fundId} ${funderId} has ${formatMoney(available)} still to bear, ${formatMoney(requested)} was asked for: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    values: {
      fund_id: fundId,
      funder_id: funderId,
      available: formatMoney(available),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, available)),
    },
  })
