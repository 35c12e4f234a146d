import {
  BatchApproved,
  DISBURSEMENT_PAYMENTS,
  DISBURSEMENT_RESULTS,
  FileReleased,
  PaymentResults,
  PaymentReturned,
  PaymentSettled,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type ConsumerDefinition, handler, handlerTogether, type IncomingEvent } from '@fundtrace/messaging'
import { joinCopies } from '../postgres/copy-lock.ts'
import {
  insertFileReleaseCopy,
  insertPaymentCopies,
  insertResultCopies,
  insertResultPage,
} from '../postgres/disbursement-copies.ts'
import { requireKey } from './require-key.ts'

/** Copies what disbursement says of its payments: approved, sent to the bank, settled, returned. */
export const disbursementConsumer: ConsumerDefinition = {
  name: 'reconciliation.disbursement-copies',
  topics: [DISBURSEMENT_PAYMENTS.name, DISBURSEMENT_RESULTS.name],
  handlers: {
    BatchApproved: handler(BatchApproved, copied(insertPaymentCopies)),
    FileReleased: handler(FileReleased, copied(insertFileReleaseCopy)),
    PaymentResults: handler(PaymentResults, copied(insertResultPage)),
    // What was told before there were pages stays on its topic, and is read from there.
    PaymentSettled: handlerTogether(PaymentSettled, (trx, events) =>
      copyResults(
        trx,
        'settled',
        events.map(({ event, data }) => ({ event, data, on: data.settled_on })),
      ),
    ),
    PaymentReturned: handlerTogether(PaymentReturned, (trx, events) =>
      copyResults(
        trx,
        'returned',
        events.map(({ event, data }) => ({ event, data, on: data.returned_on })),
      ),
    ),
  },
}

/** All of one fund. Why a payment came back is not kept: banks name people in it. */
async function copyResults(
  trx: Transaction,
  outcome: 'settled' | 'returned',
  results: readonly Readonly<{ event: IncomingEvent; data: PaymentSettled | PaymentReturned; on: string }>[],
): Promise<void> {
  for (const { event, data } of results) requireKey(event, data.fund_id)
  const [first] = results
  if (first === undefined) return
  await joinCopies(trx, first.data.fund_id)
  const rows = results.map(({ event, data, on }) => ({
    paymentId: data.payment_id,
    outcome,
    amount: data.amount,
    on,
    sequence: event.sequence,
  }))
  await insertResultCopies(trx, first.data.fund_id, rows)
}

function copied<Data extends { fund_id: string }>(
  insert: (trx: Transaction, data: Data, sequence: number) => Promise<void>,
): (trx: Transaction, event: IncomingEvent, data: Data) => Promise<void> {
  return async (trx, event, data) => {
    requireKey(event, data.fund_id)
    await joinCopies(trx, data.fund_id)
    await insert(trx, data, event.sequence)
  }
}
