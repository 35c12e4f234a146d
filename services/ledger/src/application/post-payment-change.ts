import type { PaymentChangeOf, PaymentChangeRequested } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import type { FundEntry } from '../domain/fund-entry.ts'
import { advanceHold } from './advance-hold.ts'
import { clawBackPayment } from './clawback-payment.ts'
import { type Outcome, postWhole } from './post-whole.ts'
import type { Cause, Posting } from './posting.ts'
import { returnLate } from './return-late.ts'
import { voidPayments } from './void-payments.ts'

export const postPaymentChange = (
  trx: Transaction,
  fundId: string,
  change: PaymentChangeRequested,
  cause: Cause,
): Promise<Outcome> => postWhole(trx, referenceOf(change), (savepoint) => post(savepoint, fundId, change, cause))

function post(trx: Transaction, fundId: string, change: PaymentChangeRequested, cause: Cause): Promise<Posting> {
  switch (change.kind) {
    case 'advance_hold':
      return advanceHold(trx, fundId, change, cause)
    case 'void':
      return voidPayments(trx, fundId, change, cause)
    case 'late_return':
      return returnLate(trx, fundId, change, cause)
    case 'claw_back':
      return clawBack(trx, fundId, change, cause)
  }
}

function clawBack(
  trx: Transaction,
  fundId: string,
  change: PaymentChangeOf<'claw_back'>,
  cause: Cause,
): Promise<Posting> {
  const entry: FundEntry = {
    fundId,
    on: change.clawed_back_on,
    documentNumber: change.document_number,
    reason: change.reason,
    askedBy: change.asked_by,
  }
  const { clawback_id: id, payment_id: paymentId, award, ground } = change
  return clawBackPayment(trx, entry, { id, paymentId, award, ground, eventId: cause.eventId }, cause.at)
}

/** Where its answer goes, and what it is about there (packages/contracts, ledger-payments.ts). */
export type AnsweredAs =
  | Readonly<{ topic: 'transactions'; kind: 'hold' | 'return'; id: string }>
  | Readonly<{ topic: 'answers'; kind: 'void' | 'claw_back'; id: string }>

export function answeredAs(change: PaymentChangeRequested): AnsweredAs {
  switch (change.kind) {
    case 'advance_hold':
      return { topic: 'transactions', kind: 'hold', id: change.batch_id }
    case 'late_return':
      return { topic: 'transactions', kind: 'return', id: change.batch_id }
    case 'void':
      return { topic: 'answers', kind: 'void', id: change.batch_id }
    case 'claw_back':
      return { topic: 'answers', kind: 'claw_back', id: change.clawback_id }
  }
}

function referenceOf(change: PaymentChangeRequested): string {
  const { kind, id } = answeredAs(change)
  return kind === 'claw_back' ? `clawback:${id}` : `${kind}:${id}`
}
