import type { Money } from '@fundtrace/money'

/** A payment as the ledger tells it: on its way, and then out of the cash, or back, or first one and then the other. */
export type LedgerPayment = Readonly<{
  record: 'payment'
  paymentId: string
  batchId: string
  amount: Money
  settledOn: string | null
  returnedOn: string | null
  /** From disbursement: the ledger knows payments by id only. Null while disbursement has not told of it. */
  reference: string | null
  beneficiaryId: string | null
}>

/** Money of a funder that the ledger says came into the dedicated account. */
export type LedgerArrival = Readonly<{
  record: 'arrival'
  arrivalId: string
  amount: Money
  arrivedOn: string
  /** From allocation: the ledger's event names no document. Null while allocation has not told of it. */
  documentNumber: string | null
  funderId: string | null
}>

export type LedgerRecord = LedgerPayment | LedgerArrival

export const keyOf = (record: LedgerRecord): string =>
  record.record === 'payment' ? `payment:${record.paymentId}` : `arrival:${record.arrivalId}`

export type PaymentState = 'in_transit' | 'settled' | 'returned'

/** What the ledger says of a payment at the end of a day; without a day, what it says now. */
export function stateOf(payment: LedgerPayment, lastDay: string = END_OF_TIME): PaymentState {
  if (payment.returnedOn !== null && payment.returnedOn <= lastDay) return 'returned'
  if (payment.settledOn !== null && payment.settledOn <= lastDay) return 'settled'
  return 'in_transit'
}

const END_OF_TIME = '9999-12-31'
