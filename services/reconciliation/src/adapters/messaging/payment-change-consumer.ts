import { LEDGER_PAYMENTS, PaymentChangeRequested } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import { joinCopies } from '../postgres/copy-lock.ts'
import { insertVoidCopies } from '../postgres/disbursement-copies.ts'

/** Copies which payments disbursement took out of their batches: a bank file that is released later does not send them. */
export const paymentChangeConsumer: ConsumerDefinition = {
  name: 'reconciliation.payment-change-copies',
  topics: [LEDGER_PAYMENTS.name],
  handlers: {
    PaymentChangeRequested: handler(PaymentChangeRequested, async (trx, event, change) => {
      // What else is asked for, the ledger tells of when it has posted it.
      if (change.kind !== 'void') return
      await joinCopies(trx, event.subject)
      await insertVoidCopies(trx, event.subject, change, event.sequence)
    }),
  },
}
