import { formatMoney, type Money, sameMoney, subtractMoney, ZERO } from '@fundtrace/money'
import type { Break } from './break.ts'
import type { DisbursementPayment } from './disbursement-payment.ts'
import { type LedgerPayment, stateOf } from './ledger-record.ts'

/**
 * What the ledger says of a payment now against what disbursement says of it now; one of the two may not know it. Here
 * `difference` is disbursement minus ledger: of what each counts as paid, or of the two amounts.
 */
export function compareCopies(
  fundId: string,
  ledger: LedgerPayment | null,
  disbursement: DisbursementPayment | null,
): Break[] {
  const inLedger = ledger === null ? null : stateOf(ledger)
  const inDisbursement = disbursement?.state ?? null
  const breaks: Break[] = []
  if (!agree(inLedger, inDisbursement)) breaks.push(statusDiffers(fundId, ledger, disbursement))
  if (ledger !== null && disbursement !== null && !sameMoney(ledger.amount, disbursement.amount))
    breaks.push(amountDiffersInDisbursement(fundId, ledger, disbursement))
  return breaks
}

function statusDiffers(fundId: string, ledger: LedgerPayment | null, disbursement: DisbursementPayment | null): Break {
  const inLedger = ledger === null ? null : stateOf(ledger)
  const inDisbursement = disbursement?.state ?? null
  const name = disbursement?.reference ?? ledger?.paymentId ?? ''
  return {
    ...about(fundId, ledger, disbursement),
    kind: 'status_differs',
    difference: subtractMoney(paidOf(inDisbursement, disbursement), paidOf(inLedger, ledger)),
    explanation: {
      zh: `付款 ${name}：总账为“${wordsOf(inLedger).zh}”，支付系统为“${wordsOf(inDisbursement).zh}”。`,
      en: `Payment ${name} is ${wordsOf(inLedger).en} in the ledger and ${wordsOf(inDisbursement).en} in disbursement.`,
    },
  }
}

function amountDiffersInDisbursement(fundId: string, ledger: LedgerPayment, disbursement: DisbursementPayment): Break {
  const amounts = { ledger: formatMoney(ledger.amount), disbursement: formatMoney(disbursement.amount) }
  return {
    ...about(fundId, ledger, disbursement),
    kind: 'amount_differs_in_disbursement',
    difference: subtractMoney(disbursement.amount, ledger.amount),
    explanation: {
      zh: `付款 ${disbursement.reference}：总账金额 ${amounts.ledger} 元，支付系统金额 ${amounts.disbursement} 元。`,
      en: `Payment ${disbursement.reference} is ${amounts.ledger} in the ledger and ${amounts.disbursement} in disbursement.`,
    },
  }
}

const about = (fundId: string, ledger: LedgerPayment | null, disbursement: DisbursementPayment | null) => ({
  fundId,
  ledger,
  statement: null,
  disbursement,
  direction: 'paid_out' as const,
  related: { ledger: [], statement: [] },
})

/** What disbursement says, in the words of the ledger: what is approved only is held there, which moves no money. */
const IN_LEDGER = { approved: null, sent: 'in_transit', settled: 'settled', returned: 'returned' } as const
type InLedger = (typeof IN_LEDGER)[keyof typeof IN_LEDGER]

const agree = (inLedger: InLedger, inDisbursement: keyof typeof IN_LEDGER | null): boolean =>
  inLedger === (inDisbursement === null ? null : IN_LEDGER[inDisbursement])

const paidOf = (state: State, payment: { amount: Money } | null): Money =>
  state === 'settled' && payment !== null ? payment.amount : ZERO

const WORDS = {
  approved: { zh: '已批准', en: 'approved' },
  sent: { zh: '已发出', en: 'sent' },
  in_transit: { zh: '在途', en: 'in transit' },
  settled: { zh: '已付', en: 'settled' },
  returned: { zh: '已退回', en: 'returned' },
} as const
type State = keyof typeof WORDS | null
const wordsOf = (state: State) => (state === null ? { zh: '无记录', en: 'not known' } : WORDS[state])
