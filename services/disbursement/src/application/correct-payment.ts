import type { Transaction } from '@fundtrace/database'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { requirePaymentMove } from '../domain/moves.ts'
import { lockPayment } from './lock-payment.ts'
import type { Officer } from './officer.ts'

/** Says that what made a payment fail is mended, such as a wrong account in the register: it is to be sent again. */
export async function correctPayment(
  trx: Transaction,
  paymentId: string,
  reason: string,
  officer: Officer,
): Promise<void> {
  const { batch, payment } = await lockPayment(trx, paymentId)
  requirePaymentMove(payment.id, payment.state, 'corrected')
  await movedBy(trx, officer, reason)
  await movePayments(trx, { batchId: batch.id, ids: [payment.id] }, payment.state, 'corrected')
}
