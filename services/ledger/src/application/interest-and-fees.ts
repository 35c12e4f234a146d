import type { Transaction } from '@fundtrace/database'
import { compareMoney, isZero, type Money } from '@fundtrace/money'
import { type Journal, openJournal } from '../adapters/postgres/journal.ts'
import { cash, fee, interest } from '../domain/chart.ts'
import type { FundEntry } from '../domain/fund-entry.ts'
import {
  coverFees,
  entriesOfFee,
  entriesOfInterest,
  entriesOfInterestPaid,
  splitAmongFunders,
} from '../domain/interest-entries.ts'
import { interestExceeded, nothingToSplitBy } from '../domain/interest-errors.ts'
import type { FunderPart, FunderShare } from '../domain/payment-parts.ts'
import { beginEntry, requireFunders } from './begin-entry.ts'
import { type Posting, startOfDay } from './posting.ts'

/** Whose money earned interest or cost a fee: by the cash that each has in the account, by their due shares, or one funder's alone. */
export type SplitBy = 'by_cash' | 'by_due' | Readonly<{ funderId: string }>
export type AccountTurn = Readonly<{ id: string; amount: Money; split: SplitBy }>

/** The bank credited interest on the dedicated account. It is kept by funder, apart from what may be awarded, until it is paid out. */
export const recordInterest = (trx: Transaction, entry: FundEntry, turn: AccountTurn, now: Date): Promise<Posting> =>
  recordTurn(trx, entry, turn, now, 'interest')

/** The bank took a fee. It lessens the funders' cash until interest makes up for it. */
export const recordFee = (trx: Transaction, entry: FundEntry, turn: AccountTurn, now: Date): Promise<Posting> =>
  recordTurn(trx, entry, turn, now, 'fee')

async function recordTurn(
  trx: Transaction,
  entry: FundEntry,
  { id, amount, split }: AccountTurn,
  now: Date,
  kind: 'interest' | 'fee',
): Promise<Posting> {
  const { shares } = await beginEntry(trx, entry, now)
  if (typeof split === 'object') requireFunders(entry.fundId, shares, [split.funderId])
  const account = kind === 'interest' ? interest : fee
  const codes = shares.flatMap(({ funderId }) => [cash(funderId), account(funderId)])
  const journal = await openJournal(trx, entry.fundId, null, codes)
  const parts = partsOf(entry.fundId, amount, split, shares, journal)
  journal.post({
    kind,
    reference: `${kind}:${id}`,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    metadata: { reason: entry.reason, split: typeof split === 'object' ? 'one_funder' : split },
    entries: kind === 'interest' ? entriesOfInterest(parts) : entriesOfFee(parts),
  })
  return { transactions: await journal.write(), holds: [] }
}

function partsOf(
  fundId: string,
  amount: Money,
  split: SplitBy,
  shares: readonly FunderShare[],
  { book }: Journal,
): FunderPart[] {
  if (typeof split === 'object') return [{ funderId: split.funderId, amount }]
  const weights = shares.map(({ funderId, due }) => ({
    funderId,
    amount: split === 'by_due' ? due : book.balance(cash(funderId)),
  }))
  if (weights.every((weight) => isZero(weight.amount))) throw nothingToSplitBy(fundId, split)
  return splitAmongFunders(amount, weights)
}

/** Interest on a funder's money is paid to the treasury (上缴国库) or to that funder; first it makes up for the fees on the same money. */
export async function payInterest(
  trx: Transaction,
  entry: FundEntry,
  payment: FunderPart & Readonly<{ id: string; to: 'treasury' | 'funder' }>,
  now: Date,
): Promise<Posting> {
  const { fundId } = entry
  const { funderId, amount } = payment
  const { shares } = await beginEntry(trx, entry, now)
  requireFunders(fundId, shares, [funderId])
  const journal = await openJournal(trx, fundId, null, [cash(funderId), interest(funderId), fee(funderId)])
  const { covered, payable } = coverFees(journal.book.balance(interest(funderId)), journal.book.balance(fee(funderId)))
  if (compareMoney(amount, payable) > 0) throw interestExceeded(fundId, funderId, payable, amount)
  journal.post({
    kind: 'interest',
    reference: `interest:${payment.id}`,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    metadata: { reason: entry.reason, paid_to: payment.to },
    entries: entriesOfInterestPaid({ funderId, amount }, covered),
  })
  return { transactions: await journal.write(), holds: [] }
}
