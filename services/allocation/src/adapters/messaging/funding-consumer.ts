import { LEDGER_TRANSACTIONS, TransactionPosted, TransactionRejected } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import type { ProblemRecord, ProblemValues } from '@fundtrace/problem'
import { hearFundingPosted, hearFundingRejected } from '../../application/funding/hear-funding-answers.ts'

/**
 * Keeps what the ledger posts on the money of funders, and learns what became of refunds and carries. A consumer of its own: its group
 * reads the topic from the first message, so that a county that ran before there were movements gets those of its past too.
 */
export const fundingConsumer: ConsumerDefinition = {
  name: 'allocation.funding',
  topics: [LEDGER_TRANSACTIONS.name],
  handlers: {
    TransactionPosted: handler(TransactionPosted, hearFundingPosted),
    TransactionRejected: handler(TransactionRejected, (trx, _event, data) => {
      const problem: ProblemRecord = { ...data.problem, values: data.problem.values as ProblemValues }
      return hearFundingRejected(trx, data, problem)
    }),
  },
}
