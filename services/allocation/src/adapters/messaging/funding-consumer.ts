import { Amount, LEDGER_TRANSACTIONS, Slug, Text, TransactionPosted, TransactionRejected } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler, handlerTogether } from '@fundtrace/messaging'
import type { ProblemRecord, ProblemValues } from '@fundtrace/problem'
import Type from 'typebox'
import { hearFundingPosted, hearFundingRejected } from '../../application/funding/hear-funding-answers.ts'

/** What is read of it here. Most pages are about payments by the hundred, and whoever sent them has checked the rest. */
const Posted = Type.Object({
  request: TransactionPosted.properties.request,
  fund_id: Slug,
  transactions: Type.Array(
    Type.Object({
      kind: Text(40),
      effective_at: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d' }),
      entries: Type.Array(Type.Object({ account: Text(120), amount: Amount })),
    }),
  ),
})

/**
 * Keeps what the ledger posts on the money of funders, and learns what became of refunds and carries. A consumer of its own: its group
 * reads the topic from the first message, so that a county that ran before there were movements gets those of its past too.
 */
export const fundingConsumer: ConsumerDefinition = {
  name: 'allocation.funding',
  topics: [LEDGER_TRANSACTIONS.name],
  handlers: {
    TransactionPosted: handlerTogether(Posted, async (trx, events) => {
      for (const { event, data } of events) await hearFundingPosted(trx, event, data)
    }),
    TransactionRejected: handler(TransactionRejected, (trx, _event, data) => {
      const problem: ProblemRecord = { ...data.problem, values: data.problem.values as ProblemValues }
      return hearFundingRejected(trx, data, problem)
    }),
  },
}
