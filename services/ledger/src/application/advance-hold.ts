import { randomUUID } from 'node:crypto'
import type { PaymentChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, subtractMoney } from '@fundtrace/money'
import { insertAdvance } from '../adapters/postgres/advance-repository.ts'
import { type Journal, openJournal } from '../adapters/postgres/journal.ts'
import { advanceCash } from '../domain/advance-cash.ts'
import { type AdvanceDraft, entriesOfAdvance } from '../domain/advance-entries.ts'
import type { Book } from '../domain/book.ts'
import { type AccountCode, advanced, cash, claim, due } from '../domain/chart.ts'
import type { FundEntry } from '../domain/fund-entry.ts'
import { requireSealable } from '../domain/posting/metadata.ts'
import type { FunderShare } from '../domain/payment-parts.ts'
import { requireFunders } from './begin-entry.ts'
import { accountsOf, draftHold, keepHold } from './hold-payments.ts'
import { type Cause, dayInShanghai, type Posting, startOfDay } from './posting.ts'

/**
 * A batch was approved whose money has not all come: what funders in arrears lack is advanced by others (垫付), then it is held, in one
 * transaction. Where the money has come meanwhile, nothing is advanced. The answer is the hold's: who advanced what is in the fund's book.
 */
export async function advanceHold(
  trx: Transaction,
  fundId: string,
  request: PaymentChangeOf<'advance_hold'>,
  cause: Cause,
): Promise<Posting> {
  requireSealable(request.reason, 'reason')
  requireSealable(request.document_number, 'document_number')
  const draft = await draftHold(trx, fundId, request)
  requireFunders(fundId, draft.shares, request.lenders)
  const journal = await openJournal(trx, fundId, cause.eventId, [
    ...accountsOf(draft),
    ...draft.shares.flatMap((share) => accountsOfFunder(share.funderId)),
  ])
  const entry: FundEntry = {
    fundId,
    on: dayInShanghai(cause.at),
    documentNumber: request.document_number,
    reason: request.reason,
    askedBy: request.asked_by,
  }
  const funders = draft.shares.map((share) => cashOf(journal.book, share))
  for (const advance of advanceCash(fundId, draft.needed, funders, request.lenders))
    await postAdvance(trx, journal, entry, { ...advance, id: randomUUID() }, request.batch_id)
  // The borrowers' cash has to be there before it is held.
  await journal.write()
  return keepHold(trx, draft, journal.book)
}

async function postAdvance(
  trx: Transaction,
  journal: Journal,
  entry: FundEntry,
  draft: AdvanceDraft,
  batchId: string,
): Promise<void> {
  const { lenderId: lender, borrowerId: borrower, amount } = draft
  journal.post({
    kind: 'advance',
    reference: `advance:${draft.id}`,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    metadata: { reason: entry.reason, lender, borrower, amount: formatMoney(amount) },
    entries: entriesOfAdvance(draft),
  })
  await insertAdvance(trx, entry, draft, batchId)
}

const accountsOfFunder = (funderId: string): AccountCode[] => [
  due(funderId),
  claim(funderId),
  advanced(funderId),
  cash(funderId),
]

const cashOf = (book: Book, { funderId }: FunderShare) => ({
  funderId,
  available: book.available(cash(funderId)),
  arrears: subtractMoney(book.balance(due(funderId)), book.balance(claim(funderId))),
})
