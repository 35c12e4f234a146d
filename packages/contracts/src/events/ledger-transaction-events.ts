import { TransactionPosted, TransactionRejected } from '../ledger-transactions.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { AWARD_ID, BATCH_ID, EXAMPLE_FUND, PAYMENT_ID, REQUEST_EVENT_ID, TRANSACTION_ID } from './example-ids.ts'

const sender = 'ledger'

export const LEDGER_TRANSACTION_EVENTS: TopicEvents = {
  TransactionPosted: describeEvent(TransactionPosted, {
    title: 'Transaction posted',
    summary:
      'The answer to a request that was posted: its transactions with their entries, and the holds that it made.',
    examples: [
      {
        name: 'a batch that is held',
        sender,
        data: {
          request: { kind: 'hold', id: BATCH_ID, event_id: REQUEST_EVENT_ID },
          fund_id: EXAMPLE_FUND,
          page: 1,
          pages: 1,
          transactions: [],
          holds: [
            {
              payment_id: PAYMENT_ID,
              award: { award_id: AWARD_ID, account: 'awarded:household-0001', amount: '4000.00' },
              cash: [
                { funder_id: 'province', amount: '3000.00' },
                { funder_id: 'city', amount: '1000.00' },
              ],
            },
          ],
        },
      },
      {
        name: 'a payment that settled',
        sender,
        data: {
          request: { kind: 'settle', id: BATCH_ID, event_id: REQUEST_EVENT_ID },
          fund_id: EXAMPLE_FUND,
          page: 1,
          pages: 1,
          transactions: [
            {
              transaction_id: TRANSACTION_ID,
              number: 5,
              kind: 'settle',
              reference: `settle:${PAYMENT_ID}`,
              effective_at: '2016-07-05T00:00:00.000Z',
              recorded_at: '2016-07-05T02:30:00.000Z',
              payment_id: PAYMENT_ID,
              entries: [
                { account: `in-transit:${BATCH_ID}`, amount: '4000.00' },
                { account: 'cash:province', amount: '-3000.00' },
                { account: 'cash:city', amount: '-1000.00' },
              ],
            },
          ],
          holds: [],
        },
      },
    ],
  }),
  TransactionRejected: describeEvent(TransactionRejected, {
    title: 'Transaction rejected',
    summary:
      'The answer to a request that was refused, with the reason. A business refusal is an answer, not a failure.',
    examples: [
      {
        name: 'a batch for more than was awarded',
        sender,
        data: {
          request: { kind: 'hold', id: BATCH_ID, event_id: REQUEST_EVENT_ID },
          fund_id: EXAMPLE_FUND,
          problem: {
            code: 'LEDGER_AVAILABLE_EXCEEDED',
            title: { zh: '账户可用余额不足', en: 'The account does not have enough available' },
            detail:
              'awarded:household-0001 of qingcheng-households-2016 has 4000.00 available, 4000.01 was asked for: 0.01 is missing.',
            values: {
              fund_id: EXAMPLE_FUND,
              account: 'awarded:household-0001',
              available: '4000.00',
              requested: '4000.01',
              missing: '0.01',
            },
          },
        },
      },
    ],
  }),
}
