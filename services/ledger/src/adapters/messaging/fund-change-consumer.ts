import { FundChangeRequested, LEDGER_FUND_CHANGES } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import { answeredAs, fundOf, postFundChange } from '../../application/post-fund-change.ts'
import { answerRequest } from './answer-request.ts'
import { fundOfKey } from './fund-of-key.ts'

/** Takes in what allocation changes of a fund after its plan, and answers each like a request: posted, or refused with the reason. */
export const fundChangeConsumer: ConsumerDefinition = {
  name: 'ledger.fund-changes',
  topics: [LEDGER_FUND_CHANGES.name],
  handlers: {
    FundChangeRequested: handler(FundChangeRequested, async (trx, event, change) => {
      const fundId = fundOfKey(event)
      if (fundOf(change) !== fundId) {
        throw new Error(`A change (${change.kind}) of ${fundOf(change)} came under the key ${fundId}`)
      }
      const outcome = await postFundChange(trx, change, { eventId: event.id, at: new Date(event.time) })
      await answerRequest(trx, event, answeredAs(change), outcome)
    }),
  },
}
