import type { Transaction } from '@fundtrace/database'
import { compareMoney, type Money } from '@fundtrace/money'
import { findAdvance, insertRepayments } from '../adapters/postgres/advance-repository.ts'
import { type Journal, openJournal } from '../adapters/postgres/journal.ts'
import { entriesOfRepayment, type OpenAdvance, repayByAge } from '../domain/advance-entries.ts'
import { advanceUnknown, repaymentExceeded } from '../domain/advance-errors.ts'
import { type AccountCode, advanced, cash, claim } from '../domain/chart.ts'
import type { FundEntry } from '../domain/fund-entry.ts'
import { beginEntry } from './begin-entry.ts'
import { type Posting, startOfDay } from './posting.ts'

/** What a borrower's money is owed to, and what it comes by: an arrival, an identification, or a repayment by itself. */
export type RepaymentOf = Readonly<{
  fundId: string
  borrowerId: string
  advances: readonly OpenAdvance[]
  causeId: string
  documentNumber: string
  effectiveAt: Date
  askedBy?: string
  reason?: string
}>

/** Of `amount` that is in the borrower's cash, pays back what others advanced for it, the oldest first. */
export async function repayAdvances(trx: Transaction, journal: Journal, of: RepaymentOf, amount: Money): Promise<void> {
  const repayments = repayByAge(of.advances, amount)
  if (repayments.length === 0) return
  for (const repayment of repayments)
    journal.post({
      kind: 'advance',
      reference: `advance:${repayment.advanceId}:repaid:${of.causeId}`,
      documentNumber: of.documentNumber,
      effectiveAt: of.effectiveAt,
      ...(of.askedBy !== undefined && { askedBy: of.askedBy }),
      ...(of.reason !== undefined && { metadata: { reason: of.reason } }),
      entries: entriesOfRepayment(of.borrowerId, repayment),
    })
  await insertRepayments(trx, of.fundId, of.causeId, repayments)
}

/** The accounts that repaying these may touch. */
export const accountsOfRepayment = (borrowerId: string, advances: readonly OpenAdvance[]): AccountCode[] =>
  advances.length === 0
    ? []
    : [claim(borrowerId), cash(borrowerId), ...advances.flatMap(({ lenderId }) => [advanced(lenderId), cash(lenderId)])]

/**
 * Money that was advanced and not needed goes back, or another's that came in the meantime: without an arrival, so that a year can end.
 * Only what the borrower has available.
 */
export async function repayAdvance(
  trx: Transaction,
  entry: FundEntry,
  repayment: Readonly<{ id: string; advanceId: string; amount: Money }>,
  now: Date,
): Promise<Posting> {
  const { fundId } = entry
  await beginEntry(trx, entry, now)
  const advance = await findAdvance(trx, fundId, repayment.advanceId)
  if (advance === undefined) throw advanceUnknown(fundId, repayment.advanceId)
  if (compareMoney(repayment.amount, advance.open) > 0)
    throw repaymentExceeded(advance.id, advance.open, repayment.amount)
  const journal = await openJournal(trx, fundId, null, accountsOfRepayment(advance.borrowerId, [advance]))
  const of = {
    fundId,
    borrowerId: advance.borrowerId,
    advances: [advance],
    causeId: repayment.id,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    reason: entry.reason,
  }
  await repayAdvances(trx, journal, of, repayment.amount)
  return { transactions: await journal.write(), holds: [] }
}

/**
 * A repayment that an arrival or an identification brings about is no part of the answer to it: nobody asked for it, cash as a whole has not moved,
 * and those who read the answers compare them with what they asked.
 */
export const withoutRepayments = (transactions: Posting['transactions']): Posting['transactions'] =>
  transactions.filter(({ kind }) => kind !== 'advance')
