import type { PaymentChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { type Money, toFen, ZERO } from '@fundtrace/money'
import { readAdvancesForBatch } from '../adapters/postgres/advance-repository.ts'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { type Journal, openJournal } from '../adapters/postgres/journal.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { insertVoids } from '../adapters/postgres/void-repository.ts'
import { cash } from '../domain/chart.ts'
import { giveBack, sumFenByFunder } from '../domain/payment-parts.ts'
import { paymentsOfBatch } from './payments-of-batch.ts'
import { type Cause, dayInShanghai, type Posting, startOfDay } from './posting.ts'
import { accountsOfRepayment, repayAdvances } from './repay-advances.ts'

/**
 * Payments that are held will not be released: awards and cash are free, and each may be held anew in another batch. What had been advanced for
 * them goes back to its lenders; otherwise no money moves.
 */
export async function voidPayments(
  trx: Transaction,
  fundId: string,
  request: PaymentChangeOf<'void'>,
  cause: Cause,
): Promise<Posting> {
  const fund = await lockFund(trx, fundId)
  const ids = request.payment_ids
  const payments = await paymentsOfBatch(trx, fundId, request.batch_id, ids, 'held')
  const parts = payments.flatMap((payment) => payment.parts)
  await insertVoids(trx, fund, request, cause.eventId)
  const journal = await returnAdvances(trx, fundId, request.batch_id, sumFenByFunder(parts), cause)
  await movePayments(trx, ids, 'voided')
  // What the lenders get back is free only now.
  await journal?.write()
  await writeShares(trx, fundId, giveBack(fundId, await readShares(trx, fundId), parts))
  return { transactions: [], holds: [] }
}

/**
 * A batch's advances are what its funders lacked for it; so of what each lets go, what is still open of its own goes back, the oldest first. An
 * advance that somebody decided by itself stays: it was for no batch. Not yet written: undefined where nothing was advanced.
 */
async function returnAdvances(
  trx: Transaction,
  fundId: string,
  batchId: string,
  letGo: ReadonlyMap<string, Money>,
  cause: Cause,
): Promise<Journal | undefined> {
  const byBorrower = Map.groupBy(await readAdvancesForBatch(trx, fundId, batchId), ({ borrowerId }) => borrowerId)
  if (byBorrower.size === 0) return undefined
  const journal = await openJournal(trx, fundId, cause.eventId, [
    ...[...letGo.keys()].map((funderId) => cash(funderId)),
    ...[...byBorrower].flatMap(([borrowerId, advances]) => accountsOfRepayment(borrowerId, advances)),
  ])
  for (const [funderId, amount] of letGo) journal.book.endHold(cash(funderId), toFen(amount))
  for (const [borrowerId, advances] of byBorrower) {
    const [first] = advances
    if (first === undefined) continue
    const of = {
      fundId,
      borrowerId,
      advances,
      causeId: cause.eventId,
      documentNumber: first.documentNumber,
      effectiveAt: startOfDay(dayInShanghai(cause.at)),
    }
    await repayAdvances(trx, journal, of, letGo.get(borrowerId) ?? ZERO)
  }
  return journal
}
