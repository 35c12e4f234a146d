import type { Database, Transaction } from '@fundtrace/database'
import type { Caller } from '@fundtrace/http-server'
import { readPayment } from '../postgres/payment-repository.ts'
import { readOwnBatch } from './own-batch.ts'

/** The payment's id and its batch's, if the caller's areas reach it. */
export async function readOwnPayment(
  db: Database | Transaction,
  caller: Caller,
  paymentId: string,
): Promise<{ id: string; batchId: string }> {
  const { id, batchId } = await readPayment(db, paymentId)
  await readOwnBatch(db, caller, batchId)
  return { id, batchId }
}
