import { LEDGER_TRANSACTIONS, TransactionPosted, TransactionRejected } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import type { ProblemValues } from '@fundtrace/problem'
import { lockBatch, moveBatch, movePayments } from '../postgres/batch-repository.ts'

const LEDGER = 'ledger'

/** Learns what became of what disbursement asked the ledger for. */
export const ledgerConsumer: ConsumerDefinition = {
  name: 'disbursement.ledger-answers',
  topics: [LEDGER_TRANSACTIONS.name],
  handlers: {
    TransactionPosted: handler(TransactionPosted, async (trx, _event, { request, page, pages }) => {
      if (request.kind !== 'hold' || page < pages) return
      const batch = await lockBatch(trx, request.id)
      await moveBatch(trx, batch, 'funded', { officer: LEDGER, reason: 'awards and cash are held' })
    }),
    TransactionRejected: handler(TransactionRejected, (trx, _event, data) => refuse(trx, data)),
  },
}

/**
 * A hold may be refused: cash or award does not reach. That a release, settlement or return is refused means that ledger and
 * treasury disagree on what happened; the message then waits as a dead letter for somebody to look.
 */
async function refuse(trx: Transaction, { request, problem }: TransactionRejected): Promise<void> {
  if (request.kind === 'hold') {
    const batch = await lockBatch(trx, request.id)
    const record = { ...problem, values: problem.values as ProblemValues }
    await moveBatch(trx, batch, 'refused', { officer: LEDGER, reason: problem.detail, problem: record })
    await movePayments(trx, batch.id, 'ready', 'refused')
    return
  }
  if (request.kind === 'release' || request.kind === 'settle' || request.kind === 'return') {
    throw new Error(`The ledger refuses to ${request.kind} batch ${request.id}: ${problem.code} ${problem.detail}`)
  }
}
