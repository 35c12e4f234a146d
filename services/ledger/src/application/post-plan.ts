import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { isZero, parseMoney, sameMoney, sumMoney } from '@fundtrace/money'
import { addShares, lockFund, openFund } from '../adapters/postgres/fund-repository.ts'
import { openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { refuseWrongFunders } from '../domain/award-parts.ts'
import { credit, debit } from '../domain/book.ts'
import { APPROPRIATION, due } from '../domain/chart.ts'
import { planSharesDiffer } from '../domain/errors.ts'
import type { Cause, Posting } from './posting.ts'

/** A plan was approved: each funder owes its share, and the fund may award the total. */
export async function postPlan(trx: Transaction, request: RequestOf<'plan'>, cause: Cause): Promise<Posting> {
  const total = parseMoney(request.total)
  const shares = request.shares.map((share) => ({ funderId: share.funder_id, amount: parseMoney(share.amount) }))
  const sum = sumMoney(shares.map((share) => share.amount))
  if (!sameMoney(sum, total)) throw planSharesDiffer(request.plan_id, total, sum)

  refuseWrongFunders(`plan ${request.plan_id}`, shares)

  await openFund(trx, request.fund)
  await lockFund(trx, request.fund.id)
  const reference = `plan:${request.plan_id}`
  await refusePosted(trx, request.fund.id, [reference])
  await addShares(trx, request.fund.id, request.shares)
  const owing = shares.filter((share) => !isZero(share.amount))
  const codes = [APPROPRIATION, ...owing.map((share) => due(share.funderId))]
  const journal = await openJournal(trx, request.fund.id, cause.eventId, codes)
  journal.post({
    kind: 'plan',
    reference,
    documentNumber: request.document_number,
    effectiveAt: cause.at,
    entries: [...owing.map((share) => debit(due(share.funderId), share.amount)), credit(APPROPRIATION, total)],
  })
  return { transactions: await journal.write(), holds: [] }
}
