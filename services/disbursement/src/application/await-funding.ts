import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { type BatchView, readBatchView } from '../adapters/postgres/batch-view.ts'
import { refusedByLedger } from '../domain/errors.ts'

const WAIT_MS_MAX = 10_000
const LOOK_AGAIN_MS = 50

/**
 * Waits for the ledger's answer to an approved batch, so that whoever approves learns at once what is missing. Throws the ledger's
 * refusal; a batch that is still `approved` after ten seconds is answered as it is, and its answer is found by asking later.
 */
export async function awaitFunding(db: Database, batchId: string): Promise<BatchView> {
  const deadline = Date.now() + WAIT_MS_MAX
  for (;;) {
    const batch = await readBatchView(db, batchId)
    if (batch.problem !== null) throw refusedByLedger(batch.problem)
    if (batch.state !== 'approved' || Date.now() > deadline) return batch
    await wait(LOOK_AGAIN_MS)
  }
}
