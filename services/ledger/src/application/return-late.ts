import type { PaymentChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { creditFen, debitFen } from '../domain/book.ts'
import { cash } from '../domain/chart.ts'
import { giveBack } from '../domain/payment-parts.ts'
import { paymentsOfBatch } from './payments-of-batch.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'

/**
 * The bank sent payments back that had settled: each funder has exactly its part back, the award is payable again. A day in a closed month
 * counts in the open one. It is a `return` like that before the settling, and its entries say which: cash instead of what was in transit.
 */
export async function returnLate(
  trx: Transaction,
  fundId: string,
  request: PaymentChangeOf<'late_return'>,
  cause: Cause,
): Promise<Posting> {
  await lockFund(trx, fundId)
  const ids = request.payments.map((payment) => payment.payment_id)
  const payments = await paymentsOfBatch(trx, fundId, request.batch_id, ids, 'settled')
  const parts = payments.flatMap((payment) => payment.parts)
  const journal = await openJournal(trx, fundId, cause.eventId, [
    ...parts.map((part) => cash(part.funderId)),
    ...payments.map((payment) => payment.account),
  ])
  for (const payment of payments)
    journal.post({
      kind: 'return',
      reference: `return:${payment.id}`,
      paymentId: payment.id,
      effectiveAt: startOfDay(request.returned_on),
      entries: [
        ...payment.parts.map((part) => debitFen(cash(part.funderId), part.fen)),
        creditFen(payment.account, payment.fen),
      ],
    })
  await movePayments(trx, ids, 'returned_late')
  await writeShares(trx, fundId, giveBack(fundId, await readShares(trx, fundId), parts))
  return { transactions: await journal.write(), holds: [] }
}
