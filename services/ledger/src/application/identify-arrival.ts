import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { compareMoney, parseMoney } from '@fundtrace/money'
import { readOpenAdvances } from '../adapters/postgres/advance-repository.ts'
import { lockFund, readShares } from '../adapters/postgres/fund-repository.ts'
import { insertIdentification, readUnidentified } from '../adapters/postgres/identification-repository.ts'
import { openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { cash, due, refund, UNIDENTIFIED } from '../domain/chart.ts'
import { funderUnknown } from '../domain/errors.ts'
import { entriesOfIdentification } from '../domain/fund-change-entries.ts'
import { arrivalUnknown, identificationExceeded } from '../domain/fund-change-errors.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'
import { accountsOfRepayment, repayAdvances, withoutRepayments } from './repay-advances.ts'

/** Somebody found out whose the money is that came beyond what its sender owed: of one arrival, and no more than came with it. */
export async function identifyArrival(
  trx: Transaction,
  change: FundChangeOf<'identified'>,
  cause: Cause,
): Promise<Posting> {
  const { fund_id: fundId, arrival_id: arrivalId, from_funder_id: from, to_funder_id: to } = change
  await lockFund(trx, fundId)
  const reference = `identified:${change.identification_id}`
  await refusePosted(trx, fundId, [reference])
  if (!(await readShares(trx, fundId)).some((share) => share.funderId === to)) throw funderUnknown(fundId, to)
  const unidentified = await readUnidentified(trx, fundId, arrivalId, from)
  if (unidentified === undefined) throw arrivalUnknown(fundId, arrivalId, from)
  const amount = parseMoney(change.amount)
  if (compareMoney(amount, unidentified) > 0) throw identificationExceeded(arrivalId, unidentified, amount)

  // In its own name it was overpaid: it owes nothing, and nobody advances for it.
  const advances = from === to ? [] : await readOpenAdvances(trx, fundId, to)
  const codes = [UNIDENTIFIED, due(to), refund(to), cash(to), cash(from), ...accountsOfRepayment(to, advances)]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  journal.post({
    kind: 'identified',
    reference,
    documentNumber: change.document_number,
    effectiveAt: startOfDay(change.identified_on),
    entries: entriesOfIdentification(from, to, amount, (funder) => journal.book.balance(due(funder))),
  })
  await insertIdentification(trx, change)
  const of = {
    fundId,
    borrowerId: to,
    advances,
    causeId: change.identification_id,
    documentNumber: change.document_number,
    effectiveAt: startOfDay(change.identified_on),
  }
  await repayAdvances(trx, journal, of, amount)
  return { transactions: withoutRepayments(await journal.write()), holds: [] }
}
