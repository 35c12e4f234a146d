import type { Transaction } from '@fundtrace/database'
import type { Origin } from '@fundtrace/messaging'
import { readBatch } from '../adapters/postgres/batch-repository.ts'
import { countSettlingAnswered, releaseLateReturns } from '../adapters/postgres/late-return-repository.ts'
import { readParcel } from '../adapters/postgres/parcel-repository.ts'
import { askForLateReturns } from './announce-results.ts'

/** The ledger has settled what was asked of a parcel: what came back meanwhile can be taken back now. */
export async function hearSettled(trx: Transaction, parcelId: string, origin: Origin): Promise<void> {
  await countSettlingAnswered(trx, parcelId)
  const late = await releaseLateReturns(trx, [parcelId])
  if (late.length === 0) return
  const { batchId } = await readParcel(trx, parcelId)
  const { fundId } = await readBatch(trx, batchId)
  await askForLateReturns(trx, origin, fundId, late)
}
