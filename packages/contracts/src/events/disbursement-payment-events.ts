import { BatchApproved, FileReleased, PaymentReturned, PaymentSettled } from '../disbursement-payments.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { AWARD_ID, BATCH_ID, EXAMPLE_FUND, PAYMENT_ID } from './example-ids.ts'

const sender = 'disbursement'
const batch = { batch_id: BATCH_ID, fund_id: EXAMPLE_FUND, area_code: '441802' }
const payment = { payment_id: PAYMENT_ID, reference: 'FT-2016-000001-1', amount: '4000.00' }

export const DISBURSEMENT_PAYMENT_EVENTS: TopicEvents = {
  BatchApproved: describeEvent(BatchApproved, {
    title: 'Batch approved',
    summary: 'An officer other than its maker approved a batch of payments.',
    examples: [
      {
        name: 'a batch of one payment',
        sender,
        data: {
          ...batch,
          count: 1,
          total: '4000.00',
          made_by: '张会计',
          approved_by: '李会计',
          payments: [{ ...payment, award_id: AWARD_ID, beneficiary_id: 'household-0001', attempt: 1 }],
        },
      },
    ],
  }),
  FileReleased: describeEvent(FileReleased, {
    title: 'Bank file released',
    summary: "A batch's file went to the bank: its money is in transit.",
    examples: [
      {
        name: 'the file of a batch of one payment',
        sender,
        data: {
          ...batch,
          file_sha256: '3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80',
          count: 1,
          total: '4000.00',
          released_by: '李会计',
        },
      },
    ],
  }),
  PaymentSettled: describeEvent(PaymentSettled, {
    title: 'Payment settled',
    summary: 'The bank paid a payment.',
    examples: [{ name: 'paid on the fifth', sender, data: { ...batch, ...payment, settled_on: '2016-07-05' } }],
  }),
  PaymentReturned: describeEvent(PaymentReturned, {
    title: 'Payment returned',
    summary: 'The bank sent a payment back (退票): its award may be paid again.',
    examples: [
      {
        name: 'name and account do not agree',
        sender,
        data: { ...batch, ...payment, returned_on: '2016-07-05', reason: '账号户名不符' },
      },
    ],
  }),
}
