import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'

/** There is nothing to divide interest or a fee by: no funder has cash in the fund, or none owes a share. */
export const nothingToSplitBy = (fundId: string, by: string): DomainError =>
  new DomainError({
    code: 'LEDGER_SPLIT_BASE_EMPTY',
    kind: 'refused',
    title: { zh: '没有可据以分摊的金额', en: 'There is nothing to split by' },
    detail: `The amounts ${by} of the funders of ${fundId} are all zero: name the funder, or split by the other.`,
    values: { fund_id: fundId, split: by },
  })

/** `available` is what interest is left when the bank's fees on the same money are made up for. */
export const interestExceeded = (fundId: string, funderId: string, available: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_INTEREST_EXCEEDED',
    kind: 'refused',
    title: { zh: '超出可上缴的利息', en: 'More interest than there is to pay out' },
    detail: `Of the interest on the money of ${funderId} in ${fundId} ${formatMoney(available)} can be paid out, ${formatMoney(requested)} was asked for: ${formatMoney(subtractMoney(requested, available))} is missing.`,
    values: {
      fund_id: fundId,
      funder_id: funderId,
      available: formatMoney(available),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, available)),
    },
  })

export const splitNamedTwice = (funderId: string, split: string): DomainError =>
  new DomainError({
    code: 'LEDGER_SPLIT_NAMED_TWICE',
    kind: 'malformed',
    title: { zh: '分摊方式与出资方只能二选一', en: 'Both a split and a funder are named' },
    detail: `It is all ${funderId}'s, or it is split ${split}: name one of the two.`,
    values: { funder_id: funderId, split },
  })
