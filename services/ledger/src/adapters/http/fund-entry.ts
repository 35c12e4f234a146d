import type { Caller } from '@fundtrace/http-server'
import type { Posting } from '../../application/posting.ts'
import type { FundEntry } from '../../domain/fund-entry.ts'

type EntryBody = Readonly<{ on: string; document_number: string; reason: string }>

export const entryOf = (params: { fund_id: string }, body: EntryBody, caller: Caller): FundEntry => ({
  fundId: params.fund_id,
  on: body.on,
  documentNumber: body.document_number,
  reason: body.reason,
  askedBy: caller.subject,
})

/** What was made, with the transactions that it is in the book. */
export const toReply = (id: string, posting: Posting) => ({
  id,
  transactions: posting.transactions.map((transaction) => ({
    ...transaction,
    entries: transaction.entries.map((entry) => ({ ...entry })),
  })),
})
