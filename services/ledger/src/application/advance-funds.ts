import type { Transaction } from '@fundtrace/database'
import { compareMoney, formatMoney, subtractMoney } from '@fundtrace/money'
import { insertAdvance } from '../adapters/postgres/advance-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { type AdvanceDraft, entriesOfAdvance } from '../domain/advance-entries.ts'
import { advanceBeyondArrears, advanceToItself } from '../domain/advance-errors.ts'
import { advanced, cash, claim, due } from '../domain/chart.ts'
import type { FundEntry } from '../domain/fund-entry.ts'
import { beginEntry, requireFunders } from './begin-entry.ts'
import { type Posting, startOfDay } from './posting.ts'

/**
 * A funder's money takes the place of another's that has not come: no more than the lender has available, no more than the borrower still owes
 * the fund and nobody has advanced. It bears no interest. What each bears stays what it is.
 */
export async function advanceFunds(
  trx: Transaction,
  entry: FundEntry,
  draft: AdvanceDraft,
  now: Date,
): Promise<Posting> {
  const { fundId } = entry
  const { lenderId, borrowerId, amount } = draft
  if (lenderId === borrowerId) throw advanceToItself(lenderId)
  const { shares } = await beginEntry(trx, entry, now)
  requireFunders(fundId, shares, [lenderId, borrowerId])

  const codes = [claim(borrowerId), cash(borrowerId), due(borrowerId), advanced(lenderId), cash(lenderId)]
  const journal = await openJournal(trx, fundId, null, codes)
  const arrears = subtractMoney(journal.book.balance(due(borrowerId)), journal.book.balance(claim(borrowerId)))
  if (compareMoney(amount, arrears) > 0) throw advanceBeyondArrears(fundId, borrowerId, arrears, amount)
  journal.post({
    kind: 'advance',
    reference: `advance:${draft.id}`,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    metadata: { reason: entry.reason, lender: lenderId, borrower: borrowerId, amount: formatMoney(amount) },
    entries: entriesOfAdvance(draft),
  })
  await insertAdvance(trx, entry, draft)
  return { transactions: await journal.write(), holds: [] }
}
