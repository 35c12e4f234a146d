import { LEDGER_PAYMENTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { emptyParcel, moveParcel, type Parcel, readParcels } from '../adapters/postgres/parcel-repository.ts'
import { movePayments, readParcelPayments } from '../adapters/postgres/payment-repository.ts'
import { parcelStateWrong } from '../domain/parcel-errors.ts'
import type { Officer } from './officer.ts'

/**
 * Ends a batch of which nothing was released. Its payments are withdrawn, and their awards free for another batch: at once, or where the
 * ledger holds them, when it has let them go.
 */
export async function cancelBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  await dropLaterParcels(trx, batchId, reason, officer)
  await moveBatch(trx, batch, 'cancelled', { officer, reason, pausedFrom: null })
  await movedBy(trx, officer, reason)
  for (const state of ['ready', 'blocked'] as const)
    await movePayments(trx, { batchId, parcelId: null }, state, 'withdrawn')
  const parcels = await readParcels(trx, batchId)
  // Those of a batch that the ledger refused were asked for when it did.
  if (batch.state === 'refused') return
  const held = parcels.filter(({ state }) => state === 'held')
  await askForVoids(trx, batch.fundId, held, reason, officer.correlationId)
}

/** A further parcel of a funded batch goes with it; where the ledger is being asked for it, it cannot be said what is held. */
async function dropLaterParcels(trx: Transaction, batchId: string, reason: string, by: Officer): Promise<void> {
  for (const parcel of await readParcels(trx, batchId)) {
    if (parcel.state === 'asked') throw parcelStateWrong(parcel.id, parcel.state, 'voided')
    if (parcel.state !== 'made') continue
    await moveParcel(trx, parcel, 'voided', { dropped: { by, reason } })
    await emptyParcel(trx, parcel)
  }
}

/** Asks the ledger to let whole parcels go; they are `voided` by its answer. Last in the transaction. */
export async function askForVoids(
  trx: Transaction,
  fundId: string,
  parcels: readonly Parcel[],
  reason: string,
  correlationId: string,
): Promise<void> {
  for (const parcel of parcels) {
    const payment_ids = (await readParcelPayments(trx, parcel.id)).map(({ id }) => id)
    await appendToOutbox(trx, { service: 'disbursement', correlationId }, LEDGER_PAYMENTS, fundId, [
      {
        type: 'PaymentChangeRequested',
        data: { kind: 'void', batch_id: parcel.id, payment_ids, reason: reason.slice(0, 500) },
      },
    ])
  }
}
