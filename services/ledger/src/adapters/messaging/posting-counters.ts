import type { Transaction } from '@fundtrace/database'
import { defineCounter } from '@fundtrace/service-process'
import type { Outcome } from '../../application/post-whole.ts'

const transactions = defineCounter('ledger_transactions_posted_total', 'Ledger transactions posted', ['kind'])
const entries = defineCounter('ledger_entries_posted_total', 'Entries of the posted ledger transactions', ['kind'])
const rejections = defineCounter('ledger_transactions_rejected_total', 'Requests that were refused', ['code'])

export const POSTING_COUNTERS = [transactions, entries, rejections]

/** What is rolled back was not posted, and comes again; so nothing is counted before the COMMIT was answered. */
export function countWhenCommitted(trx: Transaction, outcome: Outcome): void {
  void trx.executionPromise.then(
    () => count(outcome),
    () => undefined,
  )
}

function count(outcome: Outcome): void {
  if ('refusal' in outcome) return rejections.inc({ code: outcome.refusal.code })
  for (const { kind, entries: posted } of outcome.posting.transactions) {
    transactions.inc({ kind })
    entries.inc({ kind }, posted.length)
  }
}
