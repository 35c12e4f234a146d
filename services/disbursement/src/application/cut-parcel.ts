import type { Transaction } from '@fundtrace/database'
import { lockBatch } from '../adapters/postgres/batch-repository.ts'
import { cutParcels, emptyParcel, moveParcel, type Parcel, readParcel } from '../adapters/postgres/parcel-repository.ts'
import { officerNotAnother } from '../domain/batch-life-errors.ts'
import { batchStateWrong } from '../domain/errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { requireParcelMove } from '../domain/moves.ts'
import { nothingReady, parcelUnknown } from '../domain/parcel-errors.ts'
import { askForHolds } from './ask-for-holds.ts'
import type { Officer } from './officer.ts'
import { AFTER_RELEASE } from './resend-payments.ts'

/** Puts what is ready of a batch that was released before, sent again or no longer held back, into new parcels for another officer to approve. */
export async function cutLaterParcels(
  trx: Transaction,
  { batchId, parcelSize }: Readonly<{ batchId: string; parcelSize: number }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (!AFTER_RELEASE.has(batch.state)) throw batchStateWrong(batch.id, batch.state, 'cut into another parcel')
  const parcels = await cutParcels(trx, batch.id, officer, parcelSize)
  if (parcels.length === 0) throw nothingReady(batch.id)
}

/** Another officer than who cut it says yes: the ledger is asked to hold its awards and cash. */
export async function approveParcel(
  trx: Transaction,
  { batchId, parcelId }: Readonly<{ batchId: string; parcelId: string }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  const parcel = await readParcelOf(trx, batchId, parcelId)
  requireParcelMove(parcel.id, parcel.state, 'asked')
  const maker = { subject: parcel.madeBy, actingFor: parcel.madeFor }
  if (!isAnother(officer, maker)) throw officerNotAnother(officer, maker, 'approves the parcel')
  await moveParcel(trx, parcel, 'asked', { approvedBy: officer })
  await askForHolds(trx, batch, [parcel], officer, null)
}

/** Lets the payments of a parcel go that nobody has approved. */
export async function dropParcel(
  trx: Transaction,
  { batchId, parcelId, reason }: Readonly<{ batchId: string; parcelId: string; reason: string }>,
  officer: Officer,
): Promise<void> {
  await lockBatch(trx, batchId)
  const parcel = await readParcelOf(trx, batchId, parcelId)
  requireParcelMove(parcel.id, parcel.state, 'asked')
  await moveParcel(trx, parcel, 'voided', { dropped: { by: officer, reason } })
  await emptyParcel(trx, parcel)
}

async function readParcelOf(trx: Transaction, batchId: string, parcelId: string): Promise<Parcel> {
  const parcel = await readParcel(trx, parcelId)
  if (parcel.batchId !== batchId) throw parcelUnknown(parcelId)
  return parcel
}
