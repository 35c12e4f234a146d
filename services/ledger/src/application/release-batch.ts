import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { lockFund } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { movePayments, readBatch } from '../adapters/postgres/payment-repository.ts'
import { creditFen, debitFen } from '../domain/book.ts'
import { inTransit } from '../domain/chart.ts'
import { batchUnknown, paymentStateWrong } from '../domain/errors.ts'
import type { Cause, Posting } from './posting.ts'

/** The bank file left the house: the holds on the awards are posted, the money is in transit. Cash stays held. */
export async function releaseBatch(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'release'>,
  cause: Cause,
): Promise<Posting> {
  await lockFund(trx, fundId)
  const batch = await readBatch(trx, fundId, request.batch_id)
  const [first] = batch
  if (first === undefined) throw batchUnknown(request.batch_id)
  const payments = batch.filter((payment) => payment.state !== 'voided')
  if (payments.length === 0) throw paymentStateWrong(first.id, first.state, 'held')
  const transit = inTransit(request.batch_id)
  const journal = await openJournal(trx, fundId, cause.eventId, [
    transit,
    ...payments.map((payment) => payment.account),
  ])
  for (const payment of payments) {
    if (payment.state !== 'held') throw paymentStateWrong(payment.id, payment.state, 'held')
    journal.book.endHold(payment.account, payment.fen)
    journal.post({
      kind: 'release',
      reference: `release:${payment.id}`,
      paymentId: payment.id,
      effectiveAt: cause.at,
      entries: [debitFen(payment.account, payment.fen), creditFen(transit, payment.fen)],
    })
  }
  const ids = payments.map((payment) => payment.id)
  await movePayments(trx, ids, 'in_transit')
  return { transactions: await journal.write(), holds: [] }
}
