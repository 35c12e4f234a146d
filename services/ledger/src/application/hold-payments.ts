import type { RequestOf, TransactionPosted } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { fenOf, formatFen, fromFen, type Money, toFen, ZERO } from '@fundtrace/money'
import { type Fund, lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import {
  type Award,
  findTakenAwards,
  insertPayments,
  isBatchHeld,
  type Payment,
  readAwards,
} from '../adapters/postgres/payment-repository.ts'
import type { Book } from '../domain/book.ts'
import { type AccountCode, cash } from '../domain/chart.ts'
import { alreadyPosted, awardNotPayable, awardUnknown } from '../domain/errors.ts'
import { bear, type FenPart, type FunderShare, splitPayments, sumFenByFunder } from '../domain/payment-parts.ts'
import { refuseRepeatedPayment } from './payments-of-batch.ts'
import type { Cause, Posting } from './posting.ts'

/**
 * A batch was approved: every payment holds its award, and the cash of each funder in the part that is computed here and
 * kept. The whole batch is held or nothing of it; the refusal names the account and the amount missing for all of it.
 */
export async function holdPayments(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'hold'>,
  cause: Cause,
): Promise<Posting> {
  const draft = await draftHold(trx, fundId, request)
  const { book } = await openJournal(trx, fundId, cause.eventId, accountsOf(draft))
  return keepHold(trx, draft, book)
}

/** A batch as it would be held: who bears what of each payment, and what each funder then has borne. */
export type HoldDraft = Readonly<{
  fund: Fund
  batchId: string
  payments: readonly Payment[]
  shares: readonly FunderShare[]
  /** What the batch needs of each funder's cash. */
  needed: ReadonlyMap<string, Money>
}>

/** Takes the fund's lock. */
export async function draftHold(
  trx: Transaction,
  fundId: string,
  request: Pick<RequestOf<'hold'>, 'batch_id' | 'payments'>,
): Promise<HoldDraft> {
  const fund = await lockFund(trx, fundId)
  if (await isBatchHeld(trx, fundId, request.batch_id)) throw alreadyPosted(`hold:${request.batch_id}`)
  refuseRepeatedPayment(request.payments.map((payment) => payment.payment_id))

  const awardIds = request.payments.map((payment) => payment.award_id)
  const awards = await readAwards(trx, fundId, awardIds)
  const taken = await findTakenAwards(trx, awardIds)

  const before = await readShares(trx, fundId)
  const partsOf = splitPayments(fund.funded, before)
  const payments: Payment[] = []
  for (const { payment_id, award_id, amount: text } of request.payments) {
    const fen = fenOf(text)
    const award = payableAward(awards, taken, award_id, fen)
    const parts = partsOf(fen, award.parts)
    payments.push({ id: payment_id, awardId: award_id, account: award.account, fen, state: 'held', parts })
    taken.add(award_id)
  }
  const parts = payments.flatMap((payment) => payment.parts)
  const shares = bear(fundId, before, parts)
  const needed = sumFenByFunder(parts)
  return { fund, batchId: request.batch_id, payments, shares, needed }
}

export const accountsOf = ({ payments, shares }: HoldDraft): AccountCode[] => [
  ...payments.map((payment) => payment.account),
  ...shares.map((share) => cash(share.funderId)),
]

/** Cash is held funder by funder over the whole batch, so that a refusal says how much of it the batch lacks, not one payment of it. */
export async function keepHold(trx: Transaction, draft: HoldDraft, book: Book): Promise<Posting> {
  const { fund, payments } = draft
  for (const payment of payments) book.hold(payment.account, payment.fen)
  for (const [funderId, amount] of draft.needed) book.hold(cash(funderId), toFen(amount))
  await insertPayments(trx, fund, draft.batchId, payments)
  await writeShares(trx, fund.id, draft.shares)
  return { transactions: [], holds: payments.map(toHold) }
}

function payableAward(
  awards: ReadonlyMap<string, Award>,
  taken: ReadonlySet<string>,
  awardId: string,
  fen: bigint,
): Award {
  const award = awards.get(awardId)
  if (award === undefined) throw awardUnknown(awardId)
  if (taken.has(awardId)) throw awardNotPayable(awardId, award.account, ZERO, fromFen(fen))
  if (award.fen !== fen) throw awardNotPayable(awardId, award.account, fromFen(award.fen), fromFen(fen))
  return award
}

const toHold = (payment: Payment): TransactionPosted['holds'][number] => ({
  payment_id: payment.id,
  award: { award_id: payment.awardId, account: payment.account, amount: formatFen(payment.fen) },
  cash: payment.parts.map(toCash),
})
const toCash = (part: FenPart) => ({ funder_id: part.funderId, amount: formatFen(part.fen) })
