import assert from 'node:assert/strict'
import { type BatchApproved, DISBURSEMENT_PAYMENTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox, type Origin } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { type Batch, lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { LEDGER, movedBy } from '../adapters/postgres/moved-by.ts'
import {
  emptyParcel,
  moveParcel,
  type Parcel,
  readAskedVoid,
  readParcel,
  readParcels,
} from '../adapters/postgres/parcel-repository.ts'
import { movePayments, readParcelPayments } from '../adapters/postgres/payment-repository.ts'
import { askForVoids } from './cancel-batch.ts'

/** The ledger holds awards and cash of the parcel. */
export async function hearHeld(trx: Transaction, parcelId: string, origin: Origin): Promise<void> {
  const { batch, parcel } = await lockParcel(trx, parcelId)
  await moveParcel(trx, parcel, 'held')
  if (batch.state === 'approved') return decide(trx, batch, origin)
  await announceApproved(trx, batch, [{ ...parcel, state: 'held' }], origin)
}

/** It does not, and says why: award or cash does not reach. The parcel's payments wait for another one. */
export async function hearRefused(
  trx: Transaction,
  parcelId: string,
  problem: ProblemRecord,
  origin: Origin,
): Promise<void> {
  const { batch, parcel } = await lockParcel(trx, parcelId)
  await moveParcel(trx, parcel, 'refused', { problem })
  await emptyParcel(trx, parcel)
  if (batch.state === 'approved') await decide(trx, batch, origin)
}

/**
 * It has let go what event `askedBy` asked for. Of a batch that is cancelled, the payments are withdrawn; of one that it refused for another parcel's
 * sake, they wait. A few lines that left a parcel before are for whoever asked for that: the ledger still holds the rest.
 */
export async function hearVoided(trx: Transaction, parcelId: string, askedBy: string): Promise<void> {
  const { batch, parcel } = await lockParcel(trx, parcelId)
  const letGo = await readAskedVoid(trx, parcelId, askedBy)
  const payments = await readParcelPayments(trx, parcelId)
  if (payments.some(({ id }) => !letGo.has(id))) return
  if (parcel.state !== 'held' || (batch.state !== 'cancelled' && batch.state !== 'refused')) return
  await moveParcel(trx, parcel, 'voided')
  if (batch.state === 'refused') return emptyParcel(trx, parcel)
  await movedBy(trx, LEDGER, 'the batch is cancelled, the holds have ended')
  for (const state of ['ready', 'blocked'] as const)
    await movePayments(trx, { batchId: batch.id, parcelId }, state, 'withdrawn')
}

/** The batch first: every mover of its parcels takes its lock. */
async function lockParcel(trx: Transaction, parcelId: string): Promise<{ batch: Batch; parcel: Parcel }> {
  const { batchId } = await readParcel(trx, parcelId)
  const batch = await lockBatch(trx, batchId)
  return { batch, parcel: await readParcel(trx, parcelId) }
}

/** A batch is funded when all its parcels are held; where one is refused, the others are let go and the batch is refused, too. */
async function decide(trx: Transaction, batch: Batch, origin: Origin): Promise<void> {
  const parcels = (await readParcels(trx, batch.id)).filter(({ state }) => state !== 'voided')
  if (parcels.some(({ state }) => state === 'asked')) return
  const problem = parcels.find(({ state }) => state === 'refused')?.problem ?? null
  const held = parcels.filter(({ state }) => state === 'held')
  if (problem === null) {
    await moveBatch(trx, batch, 'funded', { officer: LEDGER, reason: 'awards and cash are held' })
    return announceApproved(trx, batch, held, origin)
  }
  await moveBatch(trx, batch, 'refused', { officer: LEDGER, reason: problem.detail, problem })
  await askForVoids(trx, batch.fundId, held, 'another parcel of the batch was refused', origin.correlationId)
}

/** Once for each parcel, when its money is held: what the ledger refused is announced with the parcel that it comes in again. */
async function announceApproved(
  trx: Transaction,
  batch: Batch,
  parcels: readonly Parcel[],
  origin: Origin,
): Promise<void> {
  for (const parcel of parcels) {
    assert(parcel.approvedBy !== null, 'nothing is held that nobody approved')
    const payments = await readParcelPayments(trx, parcel.id)
    const data: BatchApproved = {
      batch_id: parcel.id,
      fund_id: batch.fundId,
      area_code: batch.areaCode,
      count: parcel.count,
      total: formatMoney(parcel.total),
      made_by: parcel.madeBy,
      approved_by: parcel.approvedBy,
      payments: payments.map((payment) => ({
        payment_id: payment.id,
        reference: payment.reference,
        award_id: payment.awardId,
        beneficiary_id: payment.beneficiaryId,
        attempt: payment.attempt,
        amount: formatMoney(payment.amount),
      })),
    }
    await appendToOutbox(trx, origin, DISBURSEMENT_PAYMENTS, batch.fundId, [{ type: 'BatchApproved', data }])
  }
}
