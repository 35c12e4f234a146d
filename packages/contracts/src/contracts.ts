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
