import { LEDGER_REQUESTS, TransactionRequested } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import { postRequest, subjectOf } from '../../application/post-request.ts'
import { answerRequest } from './answer-request.ts'
import { fundOfKey } from './fund-of-key.ts'

/** Takes requests of the other services in, posts them, and answers each: posted, or refused with the reason. */
export const requestConsumer: ConsumerDefinition = {
  name: 'ledger.requests',
  topics: [LEDGER_REQUESTS.name],
  handlers: {
    TransactionRequested: handler(TransactionRequested, async (trx, event, request) => {
      const fundId = fundOfKey(event)
      if (request.kind === 'plan' && request.fund.id !== fundId) {
        throw new Error(`A plan of ${request.fund.id} came under the key ${fundId}`)
      }
      const outcome = await postRequest(trx, fundId, request, { eventId: event.id, at: new Date(event.time) })
      await answerRequest(trx, event, { kind: request.kind, id: subjectOf(request) }, outcome)
    }),
  },
}
