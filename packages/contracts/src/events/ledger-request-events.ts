import { TransactionRequested } from '../ledger-requests.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { ARRIVAL_ID, AWARD_ID, BATCH_ID, EXAMPLE_FUND, PAYMENT_ID, PLAN_ID } from './example-ids.ts'

export const LEDGER_REQUEST_EVENTS: TopicEvents = {
  TransactionRequested: describeEvent(TransactionRequested, {
    title: 'Transaction requested',
    summary: 'What the ledger is asked to post. Each request is posted whole or refused whole, and answered.',
    examples: [
      {
        name: 'plan: each funder owes its share',
        sender: 'allocation',
        data: {
          kind: 'plan',
          plan_id: PLAN_ID,
          document_number: '城区委办发〔2016〕11号',
          fund: {
            id: EXAMPLE_FUND,
            name: '清城区2016年到户扶贫资金',
            programme_id: 'qingcheng-households',
            fiscal_year: 2016,
            area_code: '441802',
            funded: 'by_plan',
          },
          total: '4000.00',
          shares: [
            { funder_id: 'province', funder_name: '广东省财政厅', funder_area: '44', amount: '3000.00' },
            { funder_id: 'charity', funder_name: '慈善会', funder_area: null, amount: '1000.00' },
          ],
        },
      },
      {
        name: 'arrival: money of one funder is there',
        sender: 'allocation',
        data: {
          kind: 'arrival',
          arrival_id: ARRIVAL_ID,
          funder_id: 'province',
          amount: '3000.00',
          document_number: '财指〔2016〕3号',
          arrived_on: '2016-06-30',
        },
      },
      {
        name: 'awards: one page of them',
        sender: 'allocation',
        data: {
          kind: 'awards',
          plan_id: PLAN_ID,
          awards: [{ award_id: AWARD_ID, beneficiary_id: 'household-0001', amount: '4000.00', parts: null }],
        },
      },
      {
        name: 'hold: a batch was approved',
        sender: 'disbursement',
        data: {
          kind: 'hold',
          batch_id: BATCH_ID,
          payments: [{ payment_id: PAYMENT_ID, award_id: AWARD_ID, amount: '4000.00' }],
        },
      },
      {
        name: 'release: the bank file is out',
        sender: 'disbursement',
        data: { kind: 'release', batch_id: BATCH_ID },
      },
      {
        name: 'settle: the bank paid',
        sender: 'disbursement',
        data: { kind: 'settle', batch_id: BATCH_ID, payment_ids: [PAYMENT_ID], settled_on: '2016-07-05' },
      },
      {
        name: 'return: the bank sent it back (退票)',
        sender: 'disbursement',
        data: {
          kind: 'return',
          batch_id: BATCH_ID,
          payments: [{ payment_id: PAYMENT_ID, reason: '账号户名不符' }],
          returned_on: '2016-07-05',
        },
      },
    ],
  }),
}
