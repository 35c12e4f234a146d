/** Every topic of the house: who may write to it, who reads it, how many partitions share the work. Stated once, here. */
export type Topic = Readonly<{
  name: string
  writers: readonly string[]
  readers: readonly string[]
  partitions: number
  /** What the broker keeps: everything, for ever. Rebuilds and checks read a topic again from its first message. */
  retention: 'forever'
  /** 'delete' is Kafka's word for not compacting, which would take messages out of the middle of a sequence. */
  cleanup: 'delete'
  /** The largest event, as UTF-8 JSON. */
  maxMessageBytes: number
}>

/** The key of every message is a fund, so one fund's events stay in order while different funds go side by side. */
const PARTITIONS = 8

/**
 * A batch of 10,000 payments, each sent back with the longest reason in Chinese, is one event of 7 MB: held, posted and returned whole
 * or not at all (docs/adr/0009).
 */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024

/** How every topic is kept; a topic says who writes and who reads it. */
export const KEPT = {
  partitions: PARTITIONS,
  retention: 'forever',
  cleanup: 'delete',
  maxMessageBytes: MAX_MESSAGE_BYTES,
} as const

export const ALLOCATION_PLANS = topic('allocation.plans.v1', ['allocation'], ['disbursement', 'reconciliation'])
export const LEDGER_REQUESTS = topic('ledger.requests.v1', ['allocation', 'disbursement'], ['ledger'])
export const LEDGER_FUND_CHANGES = topic('ledger.changes.v1', ['allocation'], ['ledger', 'reconciliation'])
export const LEDGER_TRANSACTIONS = topic(
  'ledger.transactions.v1',
  ['ledger'],
  ['allocation', 'disbursement', 'reconciliation'],
)
export const LEDGER_POSTINGS = topic('ledger.postings.v1', ['allocation', 'disbursement'], ['ledger'])
export const LEDGER_PAYMENTS = topic('ledger.payments.v1', ['disbursement'], ['ledger', 'reconciliation'])
export const LEDGER_ANSWERS = topic('ledger.answers.v1', ['ledger'], ['disbursement'])
/** Who asks for postings and acts on the answer reads it too; nobody does so far. */
export const LEDGER_JOURNAL = topic('ledger.journal.v1', ['ledger'], ['reconciliation'])
export const DISBURSEMENT_PAYMENTS = topic('disbursement.payments.v1', ['disbursement'], ['reconciliation'])
/** What became of the payments, in pages. Until 1.4.0 each was an event of its own on DISBURSEMENT_PAYMENTS, which keeps them. */
export const DISBURSEMENT_RESULTS = topic('disbursement.results.v1', ['disbursement'], ['reconciliation'])

export const TOPICS: readonly Topic[] = [
  ALLOCATION_PLANS,
  LEDGER_REQUESTS,
  LEDGER_FUND_CHANGES,
  LEDGER_TRANSACTIONS,
  LEDGER_PAYMENTS,
  LEDGER_ANSWERS,
  LEDGER_POSTINGS,
  LEDGER_JOURNAL,
  DISBURSEMENT_PAYMENTS,
  DISBURSEMENT_RESULTS,
]

function topic(name: string, writers: readonly string[], readers: readonly string[]): Topic {
  return { name, writers, readers, ...KEPT }
}
