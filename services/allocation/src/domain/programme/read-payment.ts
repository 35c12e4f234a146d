import { compareMoney, formatMoney, isZero, type Money, parseMoney, ZERO } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import { type Approval, DEFAULT_TERMS, type PaymentTerms } from './payment.ts'
import { type Funding, namedFunders } from './programme.ts'
import { type Fault, shown } from './programme-errors.ts'
import type { PaymentText } from './programme-text.ts'

/** `programme`: what else of the document the terms rest on. */
export function readPayment(
  text: PaymentText | undefined,
  programme: Readonly<{ noticeDays: number; funding: Funding | null }>,
  faults: Fault[],
): PaymentTerms {
  const approvals = text?.approvals ?? DEFAULT_TERMS.approvals
  checkApprovals(approvals, faults)
  const advanceBy = text?.advance_by ?? []
  checkLenders(advanceBy, programme.funding, faults)
  return {
    noticeDays: text?.notice_days ?? programme.noticeDays,
    approvals,
    advanceBy,
    checks: { ...DEFAULT_TERMS.checks, ...text?.checks },
    closedCircuit: text?.closed_circuit ?? DEFAULT_TERMS.closedCircuit,
  }
}

/** From 0.00, each from a larger amount than the one before and with no fewer approvers. */
function checkApprovals(approvals: readonly Approval[], faults: Fault[]): void {
  let [before, approversBefore]: [Money | null, number] = [null, 1]
  for (const [index, { from, approvers }] of approvals.entries()) {
    const path = `/payment/approvals/${index}`
    const amount = amountOf(from)
    if (amount === null || (index === 0) !== isZero(amount) || (before !== null && compareMoney(amount, before) <= 0))
      faults.push({
        path: `${path}/from`,
        value: shown(from),
        reason: {
          zh: '审批档次须自0.00起逐档提高',
          en: 'The steps of approval begin at 0.00, and each is above the last',
        },
        expected: before === null ? "'0.00'" : `more than ${formatMoney(before)}`,
      })
    if (approvers < approversBefore)
      faults.push({
        path: `${path}/approvers`,
        value: approvers,
        reason: { zh: '金额越大，审批人不得越少', en: 'A larger amount is not approved by fewer officers' },
        expected: `${approversBefore} or more`,
      })
    before = amount ?? before
    approversBefore = approvers
  }
}

function amountOf(text: string): Money | null {
  try {
    const amount = parseMoney(text)
    return compareMoney(amount, ZERO) < 0 ? null : amount
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** Money of a fund is its funders': nobody else has any in it to advance. Townships and supporters are found by the receivers. */
function checkLenders(lenders: readonly string[], funding: Funding | null, faults: Fault[]): void {
  const isOpen =
    funding === null ||
    funding.kind === 'township' ||
    (funding.kind === 'fixed' && funding.parts.some((part) => 'by' in part))
  const funders = namedFunders({ funding })
  for (const [index, lender] of lenders.entries()) {
    const path = `/payment/advance_by/${index}`
    if (lenders.indexOf(lender) !== index)
      faults.push({
        path,
        value: lender,
        reason: { zh: '同一垫付方出现两次', en: 'The lender is named twice' },
        expected: 'each lender once',
      })
    if (!isOpen && !funders.includes(lender))
      faults.push({
        path,
        value: lender,
        reason: { zh: '垫付方不是本项目的出资方', en: 'The lender is not a funder of this programme' },
        expected: `one of ${funders.join(', ')}`,
      })
  }
}
