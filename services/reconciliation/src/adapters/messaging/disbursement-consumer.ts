import {
  BatchApproved,
  DISBURSEMENT_PAYMENTS,
  FileReleased,
  PaymentReturned,
  PaymentSettled,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type ConsumerDefinition, handler, type IncomingEvent } from '@fundtrace/messaging'
import { joinCopies } from '../postgres/copy-lock.ts'
import {
  insertFileReleaseCopy,
  insertPaymentCopies,
  insertReturnedCopy,
  insertSettledCopy,
} from '../postgres/disbursement-copies.ts'
import { requireKey } from './require-key.ts'

/** Copies what disbursement says of its payments: approved, sent to the bank, settled, returned. */
export const disbursementConsumer: ConsumerDefinition = {
  name: 'reconciliation.disbursement-copies',
  topics: [DISBURSEMENT_PAYMENTS.name],
  handlers: {
    BatchApproved: handler(BatchApproved, copied(insertPaymentCopies)),
    FileReleased: handler(FileReleased, copied(insertFileReleaseCopy)),
    PaymentSettled: handler(PaymentSettled, copied(insertSettledCopy)),
    PaymentReturned: handler(PaymentReturned, copied(insertReturnedCopy)),
  },
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
