import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { creditFen, debitFen } from '../domain/book.ts'
import { inTransit } from '../domain/chart.ts'
import { giveBack } from '../domain/payment-parts.ts'
import { paymentsOfBatch } from './payments-of-batch.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'

/** The bank sent payments back before they settled (退票): the award is payable again, the cash is free again. */
export async function returnPayments(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'return'>,
  cause: Cause,
): Promise<Posting> {
  await lockFund(trx, fundId)
  const ids = request.payments.map((payment) => payment.payment_id)
  const payments = await paymentsOfBatch(trx, fundId, request.batch_id, ids, 'in_transit')
  const transit = inTransit(request.batch_id)
  const journal = await openJournal(trx, fundId, cause.eventId, [
    transit,
    ...payments.map((payment) => payment.account),
  ])
  for (const payment of payments)
    journal.post({
      kind: 'return',
      reference: `return:${payment.id}`,
      paymentId: payment.id,
      effectiveAt: startOfDay(request.returned_on),
      entries: [debitFen(transit, payment.fen), creditFen(payment.account, payment.fen)],
    })
  await movePayments(trx, ids, 'returned')
  const parts = payments.flatMap((payment) => payment.parts)
  await writeShares(trx, fundId, giveBack(fundId, await readShares(trx, fundId), parts))
  return { transactions: await journal.write(), holds: [] }
}
