import { batchStateWrong } from './errors.ts'
import { parcelStateWrong } from './parcel-errors.ts'
import { paymentStateWrong } from './payment-errors.ts'

export type BatchState =
  | 'draft'
  | 'validated'
  | 'in_notice'
  | 'submitted'
  | 'approved'
  | 'funded'
  | 'refused'
  | 'released'
  | 'partly_paid'
  | 'paid'
  | 'reconciled'
  | 'closed'
  | 'rejected'
  | 'recalled'
  | 'paused'
  | 'cancelled'

/** `refused` stands on payments of earlier versions only: the ledger's refusal is the batch's, and its payments wait. */
export type PaymentState =
  | 'ready'
  | 'blocked'
  | 'refused'
  | 'withdrawn'
  | 'sent'
  | 'unknown'
  | 'paid'
  | 'failed'
  | 'returned'
  | 'corrected'
  | 'resent'
  | 'clawed_back'
  | 'cancelled'

/** `made` waits for another officer's approval; the first parcels of a batch have theirs with the batch's. */
export type ParcelState = 'made' | 'asked' | 'held' | 'refused' | 'voided' | 'released'

/** Which state may follow which. The table `allowed_moves` says the same; a test compares the two. */
export const BATCH_MOVES: Readonly<Record<BatchState, readonly BatchState[]>> = {
  draft: ['validated', 'cancelled'],
  validated: ['draft', 'in_notice', 'submitted', 'cancelled'],
  in_notice: ['submitted', 'cancelled'],
  submitted: ['approved', 'rejected', 'recalled', 'paused'],
  approved: ['funded', 'refused'],
  funded: ['released', 'paused', 'cancelled'],
  refused: ['approved', 'cancelled'],
  released: ['paid', 'partly_paid'],
  partly_paid: ['paid', 'reconciled'],
  /** A late return (退票) comes when it comes: after payment, after reconciliation, after the closing. */
  paid: ['partly_paid', 'reconciled'],
  reconciled: ['partly_paid', 'closed'],
  closed: ['partly_paid'],
  rejected: ['draft', 'cancelled'],
  recalled: ['draft', 'cancelled'],
  /** Back to where it was paused, which the row itself says. */
  paused: ['submitted', 'funded', 'cancelled'],
  cancelled: [],
}

/** `unknown` is never sent again: only the bank's later word, or two officers on evidence, say what became of it. */
export const PAYMENT_MOVES: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  ready: ['sent', 'blocked', 'withdrawn'],
  blocked: ['ready', 'withdrawn'],
  refused: [],
  withdrawn: [],
  sent: ['paid', 'failed', 'returned', 'unknown'],
  unknown: ['paid', 'failed', 'returned'],
  paid: ['returned', 'clawed_back', 'cancelled'],
  failed: ['corrected', 'resent', 'withdrawn'],
  returned: ['corrected', 'resent', 'withdrawn'],
  corrected: ['resent', 'withdrawn'],
  resent: [],
  clawed_back: [],
  cancelled: [],
}

export const PARCEL_MOVES: Readonly<Record<ParcelState, readonly ParcelState[]>> = {
  made: ['asked', 'voided'],
  asked: ['held', 'refused'],
  held: ['released', 'voided'],
  /** It was asked for again, in another parcel. */
  refused: ['voided'],
  voided: [],
  released: [],
}

export function requireMove(batchId: string, from: BatchState, to: BatchState): void {
  if (!BATCH_MOVES[from].includes(to)) throw batchStateWrong(batchId, from, to)
}

export function requirePaymentMove(paymentId: string, from: PaymentState, to: PaymentState): void {
  if (!PAYMENT_MOVES[from].includes(to)) throw paymentStateWrong(paymentId, from, to)
}

export function requireParcelMove(parcelId: string, from: ParcelState, to: ParcelState): void {
  if (!PARCEL_MOVES[from].includes(to)) throw parcelStateWrong(parcelId, from, to)
}

/** What the bank has not answered yet, or the treasury has not ended. */
const OPEN: ReadonlySet<PaymentState> = new Set(['ready', 'sent', 'unknown'])
/** No longer a line of this batch: its award line is paid by another payment, or by none. */
const GONE: ReadonlySet<PaymentState> = new Set(['withdrawn', 'resent', 'refused', 'cancelled', 'clawed_back'])

/** What a released batch is by its payments; undefined while the bank has not said something of every payment that was sent. */
export function stateByPayments(payments: readonly PaymentState[]): 'paid' | 'partly_paid' | undefined {
  if (payments.some((state) => OPEN.has(state))) return undefined
  return payments.every((state) => state === 'paid' || GONE.has(state)) ? 'paid' : 'partly_paid'
}
