/** What crosses a service border. Types and schemas; no behaviour. */
export { type Announcement, Envelope } from './envelope.ts'
export {
  ALLOCATION_PLANS,
  DISBURSEMENT_PAYMENTS,
  LEDGER_REQUESTS,
  LEDGER_TRANSACTIONS,
  type Topic,
  TOPICS,
} from './topics.ts'
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
export { type RequestOf, TransactionRequested } from './ledger-requests.ts'
export { PostedTransaction, TransactionPosted, TransactionRejected } from './ledger-transactions.ts'
export { ArrivalRecorded, Award, AwardManifest, AwardPage, PlanApproved } from './allocation-plans.ts'
export { BatchApproved, FileReleased, PaymentReturned, PaymentSettled } from './disbursement-payments.ts'
