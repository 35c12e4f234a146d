import type { Transaction } from '@fundtrace/database'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { batchStateWrong } from '../domain/errors.ts'
import { requirePaymentMove } from '../domain/moves.ts'
import { followPayments } from './follow-payments.ts'
import { lockPayment } from './lock-payment.ts'
import type { Officer } from './officer.ts'
import { takeOutOfParcels } from './take-out-of-parcels.ts'

/**
 * Takes a line out of its batch for good: before it is sent, or after it failed or came back. Its award waits until somebody names it in
 * another batch. While the ledger is being asked for the money, it cannot be said what is held.
 */
export async function withdrawPayment(
  trx: Transaction,
  paymentId: string,
  reason: string,
  officer: Officer,
): Promise<void> {
  const { batch, payment } = await lockPayment(trx, paymentId)
  requirePaymentMove(payment.id, payment.state, 'withdrawn')
  if (batch.state === 'approved') throw batchStateWrong(batch.id, batch.state, 'smaller')
  // The ledger was asked already to let the whole parcel go.
  if ((batch.state === 'cancelled' || batch.state === 'refused') && payment.parcelId !== null)
    throw batchStateWrong(batch.id, batch.state, 'smaller')
  await movedBy(trx, officer, reason)
  if (payment.state === 'ready' || payment.state === 'blocked')
    await takeOutOfParcels(trx, batch, [payment.id], reason, officer.correlationId)
  await movePayments(trx, { batchId: batch.id, ids: [payment.id] }, payment.state, 'withdrawn')
  await followPayments(trx, batch, officer, 'a line was withdrawn')
}
