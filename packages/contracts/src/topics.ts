/** Every topic of the house: who may write to it, who reads it, how many partitions share the work. Stated once, here. */
export type Topic = Readonly<{
  name: string
  writers: readonly string[]
  readers: readonly string[]
  partitions: number
}>

/** The key of every message is a fund, so one fund's events stay in order while different funds go side by side. */
const PARTITIONS = 8

export const ALLOCATION_PLANS = topic('allocation.plans.v1', ['allocation'], ['disbursement', 'reconciliation'])
export const LEDGER_REQUESTS = topic('ledger.requests.v1', ['allocation', 'disbursement'], ['ledger'])
export const LEDGER_TRANSACTIONS = topic(
  'ledger.transactions.v1',
  ['ledger'],
  ['allocation', 'disbursement', 'reconciliation'],
)
export const DISBURSEMENT_PAYMENTS = topic('disbursement.payments.v1', ['disbursement'], ['reconciliation'])

export const TOPICS: readonly Topic[] = [ALLOCATION_PLANS, LEDGER_REQUESTS, LEDGER_TRANSACTIONS, DISBURSEMENT_PAYMENTS]

function topic(name: string, writers: readonly string[], readers: readonly string[]): Topic {
  return { name, writers, readers, partitions: PARTITIONS }
}
