import { batchStateWrong } from './errors.ts'

export type BatchState = 'draft' | 'approved' | 'funded' | 'refused' | 'released' | 'paid' | 'partly_paid'
export type PaymentState = 'ready' | 'refused' | 'sent' | 'paid' | 'returned'

/** Which state may follow which. The table `allowed_moves` says the same; a test compares the two. */
export const BATCH_MOVES: Readonly<Record<BatchState, readonly BatchState[]>> = {
  draft: ['approved'],
  approved: ['funded', 'refused'],
  funded: ['released'],
  refused: [],
  released: ['paid', 'partly_paid'],
  paid: [],
  partly_paid: [],
}

export const PAYMENT_MOVES: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  ready: ['refused', 'sent'],
  refused: [],
  sent: ['paid', 'returned'],
  paid: [],
  returned: [],
}

export function requireMove(batchId: string, from: BatchState, to: BatchState): void {
  if (!BATCH_MOVES[from].includes(to)) throw batchStateWrong(batchId, from, to)
}

/** True from the release on, for good. */
export const hasBankFile = (state: BatchState): boolean =>
  state === 'released' || state === 'paid' || state === 'partly_paid'

/** What a batch is once the bank has said something of every payment; undefined while it has not. */
export function finalState(payments: readonly PaymentState[]): 'paid' | 'partly_paid' | undefined {
  if (payments.some((state) => PAYMENT_MOVES[state].length > 0)) return undefined
  return payments.every((state) => state === 'paid') ? 'paid' : 'partly_paid'
}
