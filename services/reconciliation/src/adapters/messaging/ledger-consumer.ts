import { LEDGER_TRANSACTIONS, type PostedTransaction, TransactionPosted } from '@fundtrace/contracts'
import { type ConsumerDefinition, handlerTogether, ignored } from '@fundtrace/messaging'
import { isPositive, isZero, type Money, negateMoney, parseMoney, sumMoney } from '@fundtrace/money'
import type { Static } from 'typebox'
import { joinCopies } from '../postgres/copy-lock.ts'
import { insertLedgerCopies, type LedgerCopy } from '../postgres/ledger-copies.ts'
import { requireKey } from './require-key.ts'

/** Copies what the ledger posted to cash, and what it put on its way to the bank or took back. */
export const ledgerConsumer: ConsumerDefinition = {
  name: 'reconciliation.ledger-copies',
  topics: [LEDGER_TRANSACTIONS.name],
  handlers: {
    TransactionPosted: handlerTogether(TransactionPosted, async (trx, events) => {
      for (const { event, data } of events) requireKey(event, data.fund_id)
      const [first] = events
      if (first === undefined) return
      await joinCopies(trx, first.data.fund_id)
      const copies = events.flatMap(({ event, data: { request, transactions } }) =>
        transactions.flatMap((transaction) => toCopy(transaction, request.id, event.sequence)),
      )
      await insertLedgerCopies(trx, first.data.fund_id, copies)
    }),
    // A refusal moved nothing.
    TransactionRejected: ignored,
  },
}

type Posted = Static<typeof PostedTransaction>

const CASHLESS_KINDS = new Set(['plan', 'award'])
const COPIED_KINDS = ['arrival', 'release', 'settle', 'return', 'refund', 'carry'] as const

/** `requestId` is the batch where the transaction is about a payment. A kind that we do not know stops the key: somebody must look. */
function toCopy(transaction: Posted, requestId: string, sequence: number): LedgerCopy[] {
  const amounts = transaction.entries.map((entry) => ({ account: entry.account, amount: parseMoney(entry.amount) }))
  const debits = amounts.filter(({ amount }) => isPositive(amount))
  const cash = amounts.filter(({ account }) => account.startsWith('cash:'))
  if (CASHLESS_KINDS.has(transaction.kind) && cash.length === 0) return []
  // What turns out to be another funder's stays in the account.
  if (transaction.kind === 'identified' && isZero(total(cash))) return []
  const kind = COPIED_KINDS.find((known) => known === transaction.kind)
  if (kind === undefined)
    throw new Error(`${transaction.transaction_id} is a ${transaction.kind}, which cannot be compared`)
  return [
    {
      transactionId: transaction.transaction_id,
      number: transaction.number,
      kind,
      reference: transaction.reference,
      paymentId: transaction.payment_id,
      batchId: transaction.payment_id === null ? null : requestId,
      effectiveAt: transaction.effective_at,
      amount: total(debits),
      cashPaidOut: negateMoney(total(cash)),
      sequence,
    },
  ]
}

const total = (entries: readonly { amount: Money }[]): Money => sumMoney(entries.map(({ amount }) => amount))
