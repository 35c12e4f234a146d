import type { Database, Transaction } from '@fundtrace/database'
import { type Caller, requireArea } from '@fundtrace/http-server'
import { type Batch, readBatch } from '../postgres/batch-repository.ts'

/**
 * The batch, if the caller's areas reach it: a treasury sees and moves the batches of its own area and of no other. Inside an
 * idempotent route it reads with the transaction: each request that took a second connection would empty the pool.
 */
export async function readOwnBatch(db: Database | Transaction, caller: Caller, batchId: string): Promise<Batch> {
  const batch = await readBatch(db, batchId)
  requireArea(caller, batch.areaCode)
  return batch
}
