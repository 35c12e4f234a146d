import type { Transaction } from '@fundtrace/database'
import { lockBatch, makerOf, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { moveParcel, readParcels } from '../adapters/postgres/parcel-repository.ts'
import { advanceNotAllowed, officerNotAnother } from '../domain/batch-life-errors.ts'
import { batchStateWrong } from '../domain/errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { parcelsStillHeld } from '../domain/parcel-errors.ts'
import { askForFirstHolds } from './ask-for-holds.ts'
import type { Officer } from './officer.ts'

/**
 * Asks the ledger again for a batch that it refused, once the money has come; or has what a funder owes advanced by those whom the
 * programme names, which another officer than the batch's maker decides, with a document. Its approvals stand.
 */
export async function fundBatch(
  trx: Transaction,
  {
    batchId,
    parcelSize,
    advance,
  }: Readonly<{
    batchId: string
    parcelSize: number
    advance: Readonly<{ documentNumber: string; reason: string }> | null
  }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (batch.state !== 'refused') throw batchStateWrong(batch.id, batch.state, 'approved')
  const parcels = await readParcels(trx, batch.id)
  const held = parcels.filter(({ state }) => state === 'held')
  if (held.length > 0) {
    throw parcelsStillHeld(
      batch.id,
      held.map(({ number }) => number),
    )
  }
  const lenders = batch.terms?.advance_by ?? []
  if (advance !== null) {
    if (lenders.length === 0) throw advanceNotAllowed(batch.id)
    if (!isAnother(officer, makerOf(batch))) throw officerNotAnother(officer, makerOf(batch), 'decides on the advance')
  }
  const reason = advance === null ? 'asked again' : `advance: ${advance.reason} (${advance.documentNumber})`
  for (const parcel of parcels) if (parcel.state === 'refused') await moveParcel(trx, parcel, 'voided')
  await moveBatch(trx, batch, 'approved', { officer, reason, problem: null })
  await askForFirstHolds(trx, batch, { officer, parcelSize, advance: advance && { lenders, ...advance } })
}
