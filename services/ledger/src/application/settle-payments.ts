import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { lockFund } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { creditFen, debitFen } from '../domain/book.ts'
import { cash, inTransit } from '../domain/chart.ts'
import { paymentsOfBatch } from './payments-of-batch.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'

/** The bank paid: what was in transit comes out of each funder's cash, in the parts that were held. */
export async function settlePayments(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'settle'>,
  cause: Cause,
): Promise<Posting> {
  await lockFund(trx, fundId)
  const payments = await paymentsOfBatch(trx, fundId, request.batch_id, request.payment_ids, 'in_transit')
  const transit = inTransit(request.batch_id)
  const codes = payments.flatMap((payment) => payment.parts.map((part) => cash(part.funderId)))
  const journal = await openJournal(trx, fundId, cause.eventId, [transit, ...codes])
  for (const payment of payments) {
    for (const part of payment.parts) journal.book.endHold(cash(part.funderId), part.fen)
    journal.post({
      kind: 'settle',
      reference: `settle:${payment.id}`,
      paymentId: payment.id,
      effectiveAt: startOfDay(request.settled_on),
      entries: [
        debitFen(transit, payment.fen),
        ...payment.parts.map((part) => creditFen(cash(part.funderId), part.fen)),
      ],
    })
  }
  const ids = payments.map((payment) => payment.id)
  await movePayments(trx, ids, 'settled')
  return { transactions: await journal.write(), holds: [] }
}
