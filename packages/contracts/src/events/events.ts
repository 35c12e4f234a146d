import {
  ALLOCATION_PLANS,
  DISBURSEMENT_PAYMENTS,
  DISBURSEMENT_RESULTS,
  LEDGER_ANSWERS,
  LEDGER_FUND_CHANGES,
  LEDGER_JOURNAL,
  LEDGER_PAYMENTS,
  LEDGER_POSTINGS,
  LEDGER_REQUESTS,
  LEDGER_TRANSACTIONS,
} from '../topics.ts'
import { ALLOCATION_PLAN_EVENTS } from './allocation-plan-events.ts'
import { DISBURSEMENT_PAYMENT_EVENTS } from './disbursement-payment-events.ts'
import { DISBURSEMENT_RESULT_EVENTS } from './disbursement-result-events.ts'
import type { TopicEvents } from './event-description.ts'
import { LEDGER_ANSWER_EVENTS } from './ledger-answer-events.ts'
import { LEDGER_FUND_CHANGE_EVENTS } from './ledger-fund-change-events.ts'
import { LEDGER_JOURNAL_EVENTS } from './ledger-journal-events.ts'
import { LEDGER_PAYMENT_CHANGE_EVENTS } from './ledger-payment-change-events.ts'
import { LEDGER_POSTING_EVENTS } from './ledger-posting-events.ts'
import { LEDGER_REQUEST_EVENTS } from './ledger-request-events.ts'
import { LEDGER_TRANSACTION_EVENTS } from './ledger-transaction-events.ts'

/** Which events each topic carries, by the topic's name. A reader takes any other type on it for poison. */
export const EVENTS: Readonly<Record<string, TopicEvents>> = {
  [ALLOCATION_PLANS.name]: ALLOCATION_PLAN_EVENTS,
  [LEDGER_REQUESTS.name]: LEDGER_REQUEST_EVENTS,
  [LEDGER_FUND_CHANGES.name]: LEDGER_FUND_CHANGE_EVENTS,
  [LEDGER_TRANSACTIONS.name]: LEDGER_TRANSACTION_EVENTS,
  [LEDGER_PAYMENTS.name]: LEDGER_PAYMENT_CHANGE_EVENTS,
  [LEDGER_ANSWERS.name]: LEDGER_ANSWER_EVENTS,
  [LEDGER_POSTINGS.name]: LEDGER_POSTING_EVENTS,
  [LEDGER_JOURNAL.name]: LEDGER_JOURNAL_EVENTS,
  [DISBURSEMENT_PAYMENTS.name]: DISBURSEMENT_PAYMENT_EVENTS,
  [DISBURSEMENT_RESULTS.name]: DISBURSEMENT_RESULT_EVENTS,
}
