import type { Money } from '@fundtrace/money'
import type { Direction } from './statement-line.ts'

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

/**
 * Money of funders that the ledger says came into the dedicated account or left it for others than beneficiaries: an arrival, a refund to
 * a funder, what is carried over to another year's fund or from it.
 */
export type LedgerTransfer = Readonly<{
  record: 'arrival' | 'refund' | 'carry'
  transferId: string
  direction: Direction
  amount: Money
  movedOn: string
  /** From allocation: the ledger's event names no document. Null while allocation has not told of it. */
  documentNumber: string | null
  /** Null also where the money of several funders moves together. */
  funderId: string | null
}>

export type LedgerRecord = LedgerPayment | LedgerTransfer

export function keyOf(record: LedgerRecord): string {
  if (record.record === 'payment') return `payment:${record.paymentId}`
  // One run may compare both funds of a carry.
  const side = record.record === 'carry' ? (record.direction === 'paid_out' ? ':out' : ':in') : ''
  return `${record.record}:${record.transferId}${side}`
}

export type PaymentState = 'in_transit' | 'settled' | 'returned'

/** What the ledger says of a payment at the end of a day; without a day, what it says now. */
export function stateOf(payment: LedgerPayment, lastDay: string = END_OF_TIME): PaymentState {
  if (payment.returnedOn !== null && payment.returnedOn <= lastDay) return 'returned'
  if (payment.settledOn !== null && payment.settledOn <= lastDay) return 'settled'
  return 'in_transit'
}

const END_OF_TIME = '9999-12-31'
