import { formatMoney, type Money, subtractMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'

/** Money is advanced only for what the borrower still owes the fund and nobody has advanced yet. */
export const advanceBeyondArrears = (
  fundId: string,
  borrowerId: string,
  arrears: Money,
  requested: Money,
): DomainError =>
  new DomainError({
    code: 'LEDGER_ADVANCE_BEYOND_ARREARS',
    kind: 'refused',
    title: { zh: '垫付超出被垫付方的欠拨金额', en: 'More than the borrower is in arrears' },
    detail: `${borrowerId} still owes ${fundId} ${formatMoney(arrears)} that nobody has advanced, ${formatMoney(requested)} was to be advanced: ${formatMoney(subtractMoney(requested, arrears))} too much.`,
    values: {
      fund_id: fundId,
      funder_id: borrowerId,
      available: formatMoney(arrears),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, arrears)),
    },
  })

export const advanceToItself = (funderId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ADVANCE_TO_ITSELF',
    kind: 'refused',
    title: { zh: '不能为自己垫付', en: 'Nobody advances money to itself' },
    detail: `${funderId} is named as lender and as borrower; an advance is one funder's money in another's place.`,
    values: { funder_id: funderId },
  })

export const advanceUnknown = (fundId: string, advanceId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_ADVANCE_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有此笔垫付', en: 'There is no such advance' },
    detail: `${fundId} has no advance ${advanceId}.`,
    values: { fund_id: fundId, advance_id: advanceId },
  })

export const repaymentExceeded = (advanceId: string, open: Money, requested: Money): DomainError =>
  new DomainError({
    code: 'LEDGER_REPAYMENT_EXCEEDED',
    kind: 'refused',
    title: { zh: '归还金额超出未归还的垫付', en: 'More than is open of the advance' },
    detail: `Of advance ${advanceId} ${formatMoney(open)} is not repaid, ${formatMoney(requested)} was to be repaid: ${formatMoney(subtractMoney(requested, open))} too much.`,
    values: {
      advance_id: advanceId,
      available: formatMoney(open),
      requested: formatMoney(requested),
      missing: formatMoney(subtractMoney(requested, open)),
    },
  })

/** While others' money stands in a funder's place, its own does not leave the fund, and its share is not cut below what it owes them. */
export const claimOpen = (fundId: string, claims: ReadonlyMap<string, Money>): DomainError => {
  const open = Object.fromEntries([...claims].map(([funderId, amount]) => [funderId, formatMoney(amount)]))
  const list = Object.entries(open).map(([funderId, amount]) => `${funderId} ${amount}`)
  return new DomainError({
    code: 'LEDGER_CLAIM_OPEN',
    kind: 'refused',
    title: { zh: '垫付尚未归还', en: 'Advances are not repaid yet' },
    detail: `In ${fundId} advances are to be repaid first by: ${list.join(', ')}.`,
    values: { fund_id: fundId, open_claims: open },
  })
}

/** What a batch needs of a funder in arrears is not there, neither its own nor what others could advance. `missing` is what would have to come. */
export const advanceInsufficient = (
  fundId: string,
  funderId: string,
  { lacks, missing, lenders }: Readonly<{ lacks: Money; missing: Money; lenders: readonly string[] }>,
): DomainError =>
  new DomainError({
    code: 'LEDGER_ADVANCE_INSUFFICIENT',
    kind: 'refused',
    title: { zh: '可垫付资金不足', en: 'What can be advanced is not enough' },
    detail: `In ${fundId} the batch lacks ${formatMoney(lacks)} of ${funderId}, of which ${lenders.join(', ')} can advance ${formatMoney(subtractMoney(lacks, missing))}: ${formatMoney(missing)} is missing.`,
    values: {
      fund_id: fundId,
      funder_id: funderId,
      lenders: [...lenders],
      available: formatMoney(subtractMoney(lacks, missing)),
      requested: formatMoney(lacks),
      missing: formatMoney(missing),
    },
  })
