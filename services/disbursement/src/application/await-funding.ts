import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { readBatch } from '../adapters/postgres/batch-repository.ts'
import { type Parcel, readParcel } from '../adapters/postgres/parcel-repository.ts'
import { type BatchView, readBatchView } from '../adapters/postgres/batch-view.ts'
import { passedOn } from '../domain/errors.ts'

const LOOK_AGAIN_MS = 50

/**
 * Waits for the ledger's answer to an approved batch, so that whoever approves learns at once what is missing. Throws the ledger's
 * refusal; a batch that is still `approved` after `waitMs` is answered as it is, and its answer is found by asking later.
 */
export async function awaitFunding(db: Database, batchId: string, waitMs: number): Promise<BatchView> {
  const deadline = Date.now() + waitMs
  while ((await readBatch(db, batchId)).state === 'approved' && Date.now() < deadline) await wait(LOOK_AGAIN_MS)
  const batch = await readBatchView(db, batchId)
  if (batch.state === 'refused' && batch.problem !== null) throw passedOn(batch.problem, 'refused')
  return batch
}

/** The same for a further parcel. */
export async function awaitParcel(db: Database, parcelId: string, waitMs: number): Promise<Parcel> {
  const deadline = Date.now() + waitMs
  let parcel = await readParcel(db, parcelId)
  while (parcel.state === 'asked' && Date.now() < deadline) {
    await wait(LOOK_AGAIN_MS)
    parcel = await readParcel(db, parcelId)
  }
  if (parcel.state === 'refused' && parcel.problem !== null) throw passedOn(parcel.problem, 'refused')
  return parcel
}
