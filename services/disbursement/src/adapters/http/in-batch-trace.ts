import type { Database, Transaction } from '@fundtrace/database'
import { continueTrace } from '@fundtrace/messaging'
import { readTraceparent } from '../postgres/batch-repository.ts'

/** Does a step of a batch in the trace of the batch, whichever request it is that asks for the step. */
export async function inBatchTrace<Result>(
  db: Database | Transaction,
  batchId: string,
  step: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return continueTrace(await readTraceparent(db, batchId), step, { 'fundtrace.batch_id': batchId }, work)
}
