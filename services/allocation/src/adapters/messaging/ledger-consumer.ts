import { LEDGER_TRANSACTIONS, Text, TransactionPosted, TransactionRejected } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type ConsumerDefinition, handler, handlerTogether } from '@fundtrace/messaging'
import type { ProblemRecord, ProblemValues } from '@fundtrace/problem'
import Type, { type Static } from 'typebox'
import { hearPlanAnswer } from '../../application/plans/hear-plan-answer.ts'
import { answerArrival } from '../postgres/arrival-repository.ts'
import { confirmAwards, refuseAwardsOfRequest } from '../postgres/award-repository.ts'

/** What is read of it here: most pages are about payments by the hundred, which are nothing to allocation. */
const Posted = Type.Object({
  request: TransactionPosted.properties.request,
  transactions: Type.Array(Type.Object({ reference: Text(120) })),
})

/** Learns what became of what allocation asked the ledger for. */
export const ledgerConsumer: ConsumerDefinition = {
  name: 'allocation.ledger-answers',
  topics: [LEDGER_TRANSACTIONS.name],
  handlers: {
    TransactionPosted: handlerTogether(Posted, async (trx, events) => {
      for (const { data } of events) {
        const { kind, id } = data.request
        if (kind === 'plan') await hearPlanAnswer(trx, id, null)
        if (kind === 'arrival') await answerArrival(trx, id, 'posted')
        if (kind === 'awards') await confirmAwards(trx, awardIdsOf(data))
      }
    }),
    TransactionRejected: handler(TransactionRejected, (trx, _event, data) => refuse(trx, data)),
  },
}

async function refuse(trx: Transaction, data: TransactionRejected): Promise<void> {
  const { kind, id, event_id } = data.request
  const problem: ProblemRecord = { ...data.problem, values: data.problem.values as ProblemValues }
  if (kind === 'plan') await hearPlanAnswer(trx, id, problem)
  if (kind === 'arrival') await answerArrival(trx, id, 'refused', problem)
  if (kind === 'awards') await refuseAwardsOfRequest(trx, event_id, problem)
}

const AWARD_REFERENCE = 'award:'

const awardIdsOf = (data: Static<typeof Posted>): string[] =>
  data.transactions.map((transaction) => transaction.reference.slice(AWARD_REFERENCE.length))
