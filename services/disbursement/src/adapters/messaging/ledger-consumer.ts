import { LEDGER_TRANSACTIONS, TransactionPosted, TransactionRejected } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import {
  type ConsumerDefinition,
  handler,
  handlerTogether,
  type IncomingEvent,
  type Origin,
} from '@fundtrace/messaging'
import type { ProblemValues } from '@fundtrace/problem'
import Type from 'typebox'
import { hearHeld, hearRefused } from '../../application/hear-parcel-answer.ts'
import { hearSettled } from '../../application/hear-settled.ts'

/** What is read of it here. */
const Posted = Type.Object({
  request: TransactionPosted.properties.request,
  page: TransactionPosted.properties.page,
  pages: TransactionPosted.properties.pages,
})

/** Learns what became of what disbursement asked the ledger for. `batch_id` is the parcel's. */
export const ledgerConsumer: ConsumerDefinition = {
  name: 'disbursement.ledger-answers',
  topics: [LEDGER_TRANSACTIONS.name],
  handlers: {
    // An answer comes in pages by the fifty, of which the last one counts.
    TransactionPosted: handlerTogether(Posted, async (trx, events) => {
      for (const { event, data } of events) {
        const { request, page, pages } = data
        if (request.kind === 'hold' && page === pages) await hearHeld(trx, request.id, originOf(event))
        if (request.kind === 'settle' && page === pages) await hearSettled(trx, request.id, originOf(event))
      }
    }),
    TransactionRejected: handler(TransactionRejected, (trx, event, data) => refuse(trx, event, data)),
  },
}

/**
 * A hold may be refused: cash or award does not reach. That a release, settlement or return is refused means that ledger and
 * treasury disagree on what happened; the message then waits as a dead letter for somebody to look.
 */
async function refuse(
  trx: Transaction,
  event: IncomingEvent,
  { request, problem }: TransactionRejected,
): Promise<void> {
  if (request.kind === 'hold') {
    const record = { ...problem, values: problem.values as ProblemValues }
    return hearRefused(trx, request.id, record, originOf(event))
  }
  if (request.kind === 'release' || request.kind === 'settle' || request.kind === 'return') {
    throw new Error(`The ledger refuses to ${request.kind} batch ${request.id}: ${problem.code} ${problem.detail}`)
  }
}

export const originOf = (event: IncomingEvent): Origin => ({
  service: 'disbursement',
  correlationId: event.correlationid,
  causationId: event.id,
})
