import {
  LEDGER_ANSWERS,
  LEDGER_PAYMENTS,
  type PaymentChangeAnswered,
  PaymentChangeRequested,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox, ComeAgain, type ConsumerDefinition, handler, type IncomingEvent } from '@fundtrace/messaging'
import type { Outcome } from '../../application/post-whole.ts'
import { answeredAs, postPaymentChange } from '../../application/post-payment-change.ts'
import { answerRequest, toContractProblem } from './answer-request.ts'
import { fundOfKey } from './fund-of-key.ts'
import { countWhenCommitted } from './posting-counters.ts'

/** Takes in what disbursement changes of payments beside their straight road, and answers each: posted, or refused with the reason. */
export const paymentChangeConsumer: ConsumerDefinition = {
  name: 'ledger.payment-changes',
  topics: [LEDGER_PAYMENTS.name],
  handlers: {
    PaymentChangeRequested: handler(PaymentChangeRequested, async (trx, event, change) => {
      const outcome = await postPaymentChange(trx, fundOfKey(event), change, {
        eventId: event.id,
        at: new Date(event.time),
      })
      if (isAheadOfItsSettling(change, event, outcome))
        throw new ComeAgain(new Error(`${event.id} returns what has not settled here yet`))
      const about = answeredAs(change)
      if (about.topic === 'transactions') await answerRequest(trx, event, about, outcome)
      else await answerChange(trx, event, about, outcome)
    }),
  },
}

/**
 * A settling is asked for on another topic, and may still be on its way when a return of the same payments comes. It is waited for, but not for ever:
 * other funds' messages wait behind.
 */
function isAheadOfItsSettling(change: PaymentChangeRequested, event: IncomingEvent, outcome: Outcome): boolean {
  if (change.kind !== 'late_return' || !('refusal' in outcome) || outcome.refusal.values['state'] !== 'in_transit')
    return false
  return Date.now() - Math.max(Date.parse(event.time), STARTED_AT) < PATIENCE_MS
}
const STARTED_AT = Date.now()
const PATIENCE_MS = 5 * 60_000

/** In the transaction that posted. */
async function answerChange(
  trx: Transaction,
  event: IncomingEvent,
  { kind, id }: Pick<PaymentChangeAnswered['request'], 'kind' | 'id'>,
  outcome: Outcome,
): Promise<void> {
  const data: PaymentChangeAnswered = {
    request: { kind, id, event_id: event.id },
    fund_id: event.subject,
    ...('refusal' in outcome
      ? { outcome: 'refused', problem: toContractProblem(outcome.refusal) }
      : { outcome: 'posted', problem: null }),
  }
  const origin = { service: 'ledger', correlationId: event.correlationid, causationId: event.id }
  await appendToOutbox(trx, origin, LEDGER_ANSWERS, event.subject, [{ type: 'PaymentChangeAnswered', data }])
  countWhenCommitted(trx, outcome)
}
