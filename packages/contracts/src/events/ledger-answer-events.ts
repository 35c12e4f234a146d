import { PaymentChangeAnswered } from '../ledger-answers.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { BATCH_ID, CLAWBACK_ID, EXAMPLE_FUND, PAYMENT_ID, REQUEST_EVENT_ID } from './example-ids.ts'

const sender = 'ledger'

export const LEDGER_ANSWER_EVENTS: TopicEvents = {
  PaymentChangeAnswered: describeEvent(PaymentChangeAnswered, {
    title: 'Change of payments answered',
    summary: 'What became of a `void` or a `claw_back`: posted whole, or refused with the reason.',
    examples: [
      {
        name: 'holds that ended',
        sender,
        data: {
          request: { kind: 'void', id: BATCH_ID, event_id: REQUEST_EVENT_ID },
          fund_id: EXAMPLE_FUND,
          outcome: 'posted',
          problem: null,
        },
      },
      {
        name: 'a payment that cannot be claimed back because it did not settle',
        sender,
        data: {
          request: { kind: 'claw_back', id: CLAWBACK_ID, event_id: REQUEST_EVENT_ID },
          fund_id: EXAMPLE_FUND,
          outcome: 'refused',
          problem: {
            code: 'LEDGER_PAYMENT_STATE_WRONG',
            title: { zh: '付款状态不允许此操作', en: 'The payment is in another state' },
            detail: `Payment ${PAYMENT_ID} is in_transit; only a payment that is settled can do this.`,
            values: { payment_id: PAYMENT_ID, state: 'in_transit', wanted: 'settled' },
          },
        },
      },
    ],
  }),
}
