import type { Transaction } from '@fundtrace/database'
import { insertParcelApproval, readParcelApprovals } from '../adapters/postgres/approval-repository.ts'
import { lockBatch, makerOf } from '../adapters/postgres/batch-repository.ts'
import {
  cutParcels,
  emptyParcel,
  moveParcel,
  type Parcel,
  readParcel,
  readParcels,
} from '../adapters/postgres/parcel-repository.ts'
import { officerNotAnother } from '../domain/batch-life-errors.ts'
import { batchStateWrong } from '../domain/errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { type ParcelState, requireParcelMove } from '../domain/moves.ts'
import { nothingReady, parcelUnknown } from '../domain/parcel-errors.ts'
import { approversFor } from '../domain/payment-terms.ts'
import { askForHolds } from './ask-for-holds.ts'
import type { Officer } from './officer.ts'
import { requireNoDoubt } from './require-no-doubt.ts'
import { AFTER_RELEASE } from './resend-payments.ts'

/**
 * Puts what is ready of a batch that was released before, sent again or no longer held back, into new parcels for another officer to approve;
 * also of a funded one whose every line fell out of its parcels.
 */
export async function cutLaterParcels(
  trx: Transaction,
  { batchId, parcelSize }: Readonly<{ batchId: string; parcelSize: number }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  const isEmptied =
    batch.state === 'funded' && (await readParcels(trx, batch.id)).every(({ state }) => NOTHING_HELD.has(state))
  if (!AFTER_RELEASE.has(batch.state) && !isEmptied)
    throw batchStateWrong(batch.id, batch.state, 'cut into another parcel')
  const parcels = await cutParcels(trx, batch.id, officer, parcelSize)
  if (parcels.length === 0) throw nothingReady(batch.id)
}

const NOTHING_HELD: ReadonlySet<ParcelState> = new Set(['refused', 'voided'])

/**
 * One officer after the other says yes, none of them who cut it or made its batch, and none twice: as many as the parcel's own amount takes. With
 * the last one the ledger is asked to hold its awards and cash.
 */
export async function approveParcel(
  trx: Transaction,
  { batchId, parcelId }: Readonly<{ batchId: string; parcelId: string }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  const parcel = await readParcelOf(trx, batchId, parcelId)
  requireParcelMove(parcel.id, parcel.state, 'asked')
  const before = await readParcelApprovals(trx, parcel.id)
  for (const person of [{ subject: parcel.madeBy, actingFor: parcel.madeFor }, makerOf(batch), ...before])
    if (!isAnother(officer, person)) throw officerNotAnother(officer, person, 'approves the parcel')
  await requireNoDoubt(trx, batch.id, [parcel.id])
  const place = before.length + 1
  await insertParcelApproval(trx, parcel.id, place, officer)
  const wanted = batch.terms === null ? 1 : approversFor(batch.terms, parcel.total)
  if (place < wanted) return
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
