import type { Money } from '@fundtrace/money'

/** A payment as disbursement tells it. Approved: in a batch whose bank file has not left the house. */
export type DisbursementPayment = Readonly<{
  paymentId: string
  batchId: string
  reference: string
  beneficiaryId: string
  /** What its last result says was paid or sent back; what was approved while there is none. */
  amount: Money
  state: 'approved' | 'sent' | 'settled' | 'returned'
  settledOn: string | null
  returnedOn: string | null
}>
