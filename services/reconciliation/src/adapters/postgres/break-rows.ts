import { formatMoney } from '@fundtrace/money'
import type { DisbursementPayment } from '../../domain/disbursement-payment.ts'
import { type LedgerRecord, stateOf } from '../../domain/ledger-record.ts'
import type { StatementLine } from '../../domain/statement-line.ts'

/** The rows of a break as they are kept in it and shown, amounts as text: what was compared, whatever becomes of it later. */
export type LedgerRow =
  | Readonly<{
      record: 'payment'
      payment_id: string
      reference: string | null
      amount: string
      state: 'in_transit' | 'settled' | 'returned'
      settled_on: string | null
      returned_on: string | null
      batch_id: string
      beneficiary_id: string | null
    }>
  | Readonly<{
      record: 'arrival'
      arrival_id: string
      document_number: string | null
      amount: string
      arrived_on: string
      funder_id: string | null
    }>
  | Readonly<{
      record: 'refund' | 'carry'
      transfer_id: string
      direction: 'paid_out' | 'received'
      document_number: string | null
      amount: string
      moved_on: string
      funder_id: string | null
    }>

export type LineRow = Readonly<{
  statement_id: string
  line: number
  booking_date: string
  bank_reference: string
  reference: string | null
  paid_out: string | null
  received: string | null
}>

export type DisbursementRow = Readonly<{
  payment_id: string
  reference: string
  amount: string
  state: DisbursementPayment['state']
  settled_on: string | null
  returned_on: string | null
  batch_id: string
  beneficiary_id: string
}>

export function toLedgerRow(record: LedgerRecord): LedgerRow {
  if (record.record === 'arrival') {
    return {
      record: 'arrival',
      arrival_id: record.transferId,
      document_number: record.documentNumber,
      amount: formatMoney(record.amount),
      arrived_on: record.movedOn,
      funder_id: record.funderId,
    }
  }
  if (record.record !== 'payment') {
    return {
      record: record.record,
      transfer_id: record.transferId,
      direction: record.direction,
      document_number: record.documentNumber,
      amount: formatMoney(record.amount),
      moved_on: record.movedOn,
      funder_id: record.funderId,
    }
  }
  return {
    record: 'payment',
    payment_id: record.paymentId,
    reference: record.reference,
    amount: formatMoney(record.amount),
    state: stateOf(record),
    settled_on: record.settledOn,
    returned_on: record.returnedOn,
    batch_id: record.batchId,
    beneficiary_id: record.beneficiaryId,
  }
}

export const toLineRow = (line: StatementLine): LineRow => ({
  statement_id: line.statementId,
  line: line.line,
  booking_date: line.bookingDate,
  bank_reference: line.bankReference,
  reference: line.reference,
  paid_out: line.direction === 'paid_out' ? formatMoney(line.amount) : null,
  received: line.direction === 'received' ? formatMoney(line.amount) : null,
})

export const toDisbursementRow = (payment: DisbursementPayment): DisbursementRow => ({
  payment_id: payment.paymentId,
  reference: payment.reference,
  amount: formatMoney(payment.amount),
  state: payment.state,
  settled_on: payment.settledOn,
  returned_on: payment.returnedOn,
  batch_id: payment.batchId,
  beneficiary_id: payment.beneficiaryId,
})
