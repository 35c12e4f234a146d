import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { isZero, minMoney, parseMoney, subtractMoney } from '@fundtrace/money'
import { readOpenAdvances } from '../adapters/postgres/advance-repository.ts'
import { lockFund, readShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { credit, debit } from '../domain/book.ts'
import { cash, due, UNIDENTIFIED } from '../domain/chart.ts'
import { funderUnknown } from '../domain/errors.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'
import { accountsOfRepayment, repayAdvances, withoutRepayments } from './repay-advances.ts'

/**
 * Money of a funder arrived. It pays off what the funder owes; what comes beyond that is kept as unidentified, because money
 * that is in the account must be in the book, whatever it turns out to be. What others advanced in the funder's place is repaid first.
 */
export async function postArrival(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'arrival'>,
  cause: Cause,
): Promise<Posting> {
  await lockFund(trx, fundId)
  const reference = `arrival:${request.arrival_id}`
  await refusePosted(trx, fundId, [reference])
  const funderId = request.funder_id
  if (!(await readShares(trx, fundId)).some((share) => share.funderId === funderId))
    throw funderUnknown(fundId, funderId)

  const advances = await readOpenAdvances(trx, fundId, funderId)
  const codes = [cash(funderId), due(funderId), UNIDENTIFIED, ...accountsOfRepayment(funderId, advances)]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  const amount = parseMoney(request.amount)
  const owed = minMoney(amount, journal.book.balance(due(funderId)))
  const beyond = subtractMoney(amount, owed)
  const effectiveAt = startOfDay(request.arrived_on)
  const documentNumber = request.document_number
  journal.post({
    kind: 'arrival',
    reference,
    documentNumber,
    effectiveAt,
    entries: [
      debit(cash(funderId), amount),
      ...(isZero(owed) ? [] : [credit(due(funderId), owed)]),
      ...(isZero(beyond) ? [] : [credit(UNIDENTIFIED, beyond)]),
    ],
  })
  const of = { fundId, borrowerId: funderId, advances, causeId: request.arrival_id, documentNumber, effectiveAt }
  await repayAdvances(trx, journal, of, amount)
  return { transactions: withoutRepayments(await journal.write()), holds: [] }
}
