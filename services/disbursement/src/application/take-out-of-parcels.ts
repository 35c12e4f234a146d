import { LEDGER_PAYMENTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import type { Batch } from '../adapters/postgres/batch-repository.ts'
import { findLinesInParcels, takeLinesOut } from '../adapters/postgres/parcel-lines.ts'
import { moveParcel } from '../adapters/postgres/parcel-repository.ts'
import { parcelStateWrong } from '../domain/parcel-errors.ts'

/**
 * Payments that are not to be paid now, blocked or ready, leave the parcels in which the ledger holds them, and it is asked to let them go; the rest
 * of a parcel goes on with a smaller count and total. A parcel of which nothing is left is voided. Payments in no parcel are left alone.
 *
 * Under the batch's lock. It ends with the outbox: last in its transaction.
 */
export async function takeOutOfParcels(
  trx: Transaction,
  batch: Pick<Batch, 'id' | 'fundId'>,
  paymentIds: readonly string[],
  reason: string,
  correlationId: string,
): Promise<void> {
  for (const parcel of await findLinesInParcels(trx, batch.id, paymentIds)) {
    if (parcel.state !== 'held') throw parcelStateWrong(parcel.id, parcel.state, 'smaller')
    const isLeft = await takeLinesOut(trx, parcel)
    if (!isLeft) await moveParcel(trx, parcel, 'voided')
    await appendToOutbox(trx, { service: 'disbursement', correlationId }, LEDGER_PAYMENTS, batch.fundId, [
      {
        type: 'PaymentChangeRequested',
        data: { kind: 'void', batch_id: parcel.id, payment_ids: [...parcel.paymentIds], reason: reason.slice(0, 500) },
      },
    ])
  }
}
