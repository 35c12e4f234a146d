import { PaymentResults } from '../disbursement-results.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { BATCH_ID, EXAMPLE_FUND, PAYMENT_ID } from './example-ids.ts'

const payment = { payment_id: PAYMENT_ID, batch_id: BATCH_ID, reference: 'FT201600000101', amount: '4000.00' }

export const DISBURSEMENT_RESULT_EVENTS: TopicEvents = {
  PaymentResults: describeEvent(PaymentResults, {
    title: 'Results of payments',
    summary: 'What the bank said of payments: paid, or sent back (退票), whose award may be paid again.',
    examples: [
      {
        name: 'paid on the fifth, sent back on the eighth',
        sender: 'disbursement',
        data: {
          fund_id: EXAMPLE_FUND,
          area_code: '441802',
          results: [
            { ...payment, outcome: 'settled', on: '2016-07-05', reason: null },
            { ...payment, outcome: 'returned', on: '2016-07-08', reason: '账号户名不符' },
          ],
        },
      },
    ],
  }),
}
