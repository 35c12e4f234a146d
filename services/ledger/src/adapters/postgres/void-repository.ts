import type { PaymentChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import type { Fund } from './fund-repository.ts'

/** Who asked to void these payments, why, and what they held: before they are moved. */
export async function insertVoids(
  trx: Transaction,
  fund: Fund,
  { batch_id, payment_ids, reason }: PaymentChangeOf<'void'>,
  eventId: string,
): Promise<void> {
  await trx.raw(
    `INSERT INTO payment_voids (payment_id, fund_id, batch_id, funders, parts, reason, event_id, after_number)
     SELECT id, :fundId, :batchId, funders, parts, :reason, :eventId, :lastNumber FROM payments WHERE id = ANY(:ids::uuid[])`,
    { fundId: fund.id, batchId: batch_id, reason, eventId, lastNumber: fund.lastNumber, ids: payment_ids },
  )
}
