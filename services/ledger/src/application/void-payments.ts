import type { PaymentChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { insertVoids } from '../adapters/postgres/void-repository.ts'
import { giveBack } from '../domain/payment-parts.ts'
import { paymentsOfBatch } from './payments-of-batch.ts'
import type { Cause, Posting } from './posting.ts'

/** Payments that are held will not be released: awards and cash are free, and each may be held anew in another batch. No money has moved. */
export async function voidPayments(
  trx: Transaction,
  fundId: string,
  request: PaymentChangeOf<'void'>,
  cause: Cause,
): Promise<Posting> {
  const fund = await lockFund(trx, fundId)
  const ids = request.payment_ids
  const payments = await paymentsOfBatch(trx, fundId, request.batch_id, ids, 'held')
  await insertVoids(trx, fund, request, cause.eventId)
  await movePayments(trx, ids, 'voided')
  const parts = payments.flatMap((payment) => payment.parts)
  await writeShares(trx, fundId, giveBack(fundId, await readShares(trx, fundId), parts))
  return { transactions: [], holds: [] }
}
