/** What crosses a service border. Types and schemas; no behaviour. */
export { type Announcement, Envelope } from './envelope.ts'
export {
  ALLOCATION_PLANS,
  DISBURSEMENT_PAYMENTS,
  DISBURSEMENT_RESULTS,
  KEPT,
  LEDGER_ANSWERS,
  LEDGER_FUND_CHANGES,
  LEDGER_JOURNAL,
  LEDGER_PAYMENTS,
  LEDGER_POSTINGS,
  LEDGER_REQUESTS,
  LEDGER_TRANSACTIONS,
  type Topic,
  TOPICS,
} from './topics.ts'
export { CONTRACT_VERSION } from './contract-version.ts'
export { EVENTS } from './events/events.ts'
export { EXAMPLE_FUND } from './events/example-ids.ts'
export type { EventDescription, EventExample } from './events/event-description.ts'
export {
  Amount,
  AreaCode,
  BeneficiaryKind,
  CalendarDay,
  FunderAmount,
  PositiveAmount,
  Problem,
  Slug,
  Text,
  Uuid,
} from './values.ts'
export { type FundOpening, type RequestOf, TransactionRequested } from './ledger-requests.ts'
export { type FundChangeOf, FundChangeRequested } from './ledger-fund-changes.ts'
export { POSTED_PAGE_ITEMS, PostedTransaction, TransactionPosted, TransactionRejected } from './ledger-transactions.ts'
export { type PaymentChangeOf, PaymentChangeRequested } from './ledger-payments.ts'
export { PaymentChangeAnswered } from './ledger-answers.ts'
export { POSTINGS_PAGE_ITEMS, PostingsRequested } from './ledger-postings.ts'
export { JOURNAL_PAGE_ENTRIES, JournalPage, PostingsAnswered } from './ledger-journal.ts'
export { ArrivalRecorded, Award, AwardManifest, AwardPage, PlanApproved } from './allocation-plans.ts'
export { BatchApproved, FileReleased, PaymentReturned, PaymentSettled } from './disbursement-payments.ts'
export { PaymentResults, RESULTS_PAGE_ITEMS } from './disbursement-results.ts'
