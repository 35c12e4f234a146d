import { PaymentChangeRequested } from '../ledger-payments.ts'
import { describeEvent, type TopicEvents } from './event-description.ts'
import { AWARD_ID, BATCH_ID, CLAWBACK_ID, PAYMENT_ID } from './example-ids.ts'

const sender = 'disbursement'

export const LEDGER_PAYMENT_CHANGE_EVENTS: TopicEvents = {
  PaymentChangeRequested: describeEvent(PaymentChangeRequested, {
    title: 'Change of payments requested',
    summary:
      'What the ledger is asked to change of payments beside their straight road. Each is posted whole or refused whole: `advance_hold` and `late_return` are answered on ledger.transactions.v1 as request kind `hold` and `return`, `void` and `claw_back` on ledger.answers.v1.',
    examples: [
      {
        name: "advance_hold: the city's money has not come, the province advances it",
        sender,
        data: {
          kind: 'advance_hold',
          batch_id: BATCH_ID,
          payments: [{ payment_id: PAYMENT_ID, award_id: AWARD_ID, amount: '4000.00' }],
          lenders: ['province'],
          document_number: '清财农〔2016〕41号',
          reason: '市级资金未到位，由省级资金垫付',
          asked_by: 'treasury-zhang',
        },
      },
      {
        name: 'void: a batch that was held is recalled before its bank file',
        sender,
        data: { kind: 'void', batch_id: BATCH_ID, payment_ids: [PAYMENT_ID], reason: '批次撤回' },
      },
      {
        name: 'late_return: the bank sends back what had settled in July',
        sender,
        data: {
          kind: 'late_return',
          batch_id: BATCH_ID,
          payments: [{ payment_id: PAYMENT_ID, reason: '账户已销户' }],
          returned_on: '2016-10-12',
        },
      },
      {
        name: 'claw_back: paid to a household that had left the register',
        sender,
        data: {
          kind: 'claw_back',
          clawback_id: CLAWBACK_ID,
          payment_id: PAYMENT_ID,
          award: 'cancelled',
          ground: 'not_eligible',
          clawed_back_on: '2016-11-08',
          document_number: '清扶追〔2016〕3号',
          reason: '发放前已脱贫出列',
          asked_by: 'treasury-zhang',
        },
      },
    ],
  }),
}
