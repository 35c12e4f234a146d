import type { Transaction } from '@fundtrace/database'
import { type Batch, lockBatch } from '../adapters/postgres/batch-repository.ts'
import { type Payment, readPayment } from '../adapters/postgres/payment-repository.ts'

/** Under the lock of its batch, which every mover of a payment takes. */
export async function lockPayment(trx: Transaction, id: string): Promise<{ batch: Batch; payment: Payment }> {
  const { batchId } = await readPayment(trx, id)
  const batch = await lockBatch(trx, batchId)
  return { batch, payment: await readPayment(trx, id) }
}
