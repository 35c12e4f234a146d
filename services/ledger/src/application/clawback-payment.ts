import type { Transaction } from '@fundtrace/database'
import { subtractMoney } from '@fundtrace/money'
import { type ClawbackDraft, findPayment, insertClawback } from '../adapters/postgres/clawback-repository.ts'
import { writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { APPROPRIATION, awarded, receivable } from '../domain/chart.ts'
import { entriesOfClawback } from '../domain/clawback-entries.ts'
import { paymentNotInFund } from '../domain/clawback-errors.ts'
import { paymentStateWrong } from '../domain/errors.ts'
import type { FundEntry } from '../domain/fund-entry.ts'
import type { FunderPart, FunderShare } from '../domain/payment-parts.ts'
import { beginEntry } from './begin-entry.ts'
import { type Posting, startOfDay } from './posting.ts'

/** `eventId` of the event that asked, where one did. */
export type ClawbackRequest = Readonly<{ paymentId: string; eventId?: string }> &
  Pick<ClawbackDraft, 'id' | 'award' | 'ground'>

/**
 * A payment that settled was not due (追回): its beneficiary owes it back from now on. Its funders go on bearing it until the money is there, so
 * what is awarded anew meanwhile may find their shares or their cash used up.
 */
export async function clawBackPayment(
  trx: Transaction,
  entry: FundEntry,
  { id, paymentId, award, ground, eventId }: ClawbackRequest,
  now: Date,
): Promise<Posting> {
  const { fundId } = entry
  const { fund, shares } = await beginEntry(trx, entry, now)
  const payment = await findPayment(trx, fundId, paymentId)
  if (payment === undefined) throw paymentNotInFund(fundId, paymentId)
  if (payment.state !== 'settled') throw paymentStateWrong(paymentId, payment.state, 'settled')

  const { beneficiaryId, amount } = payment
  const codes = [receivable(beneficiaryId), awarded(beneficiaryId), APPROPRIATION]
  const journal = await openJournal(trx, fundId, eventId ?? null, codes)
  journal.post({
    kind: 'clawback',
    reference: `clawback:${id}`,
    paymentId,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    metadata: { reason: entry.reason, ground, award },
    entries: entriesOfClawback(beneficiaryId, amount, award),
  })
  await insertClawback(trx, entry, { id, payment, award, ground })
  await movePayments(trx, [paymentId], award === 'cancelled' ? 'cancelled' : 'clawed_back')
  if (award === 'cancelled' && fund.funded === 'by_award')
    await writeShares(trx, fundId, unclaim(shares, payment.parts))
  return { transactions: await journal.write(), holds: [] }
}

/** An award that is cancelled claims no more of the funders that it names. */
const unclaim = (shares: readonly FunderShare[], parts: readonly FunderPart[]): FunderShare[] =>
  shares.map((share) => {
    const part = parts.find(({ funderId }) => funderId === share.funderId)
    return part === undefined ? share : { ...share, awarded: subtractMoney(share.awarded, part.amount) }
  })
