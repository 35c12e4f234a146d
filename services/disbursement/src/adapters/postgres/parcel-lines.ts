import type { Transaction } from '@fundtrace/database'
import type { ParcelState } from '../../domain/moves.ts'

/** Some lines of a parcel. */
export type LinesInParcel = Readonly<{ id: string; state: ParcelState; paymentIds: readonly string[] }>

export async function findLinesInParcels(
  trx: Transaction,
  batchId: string,
  paymentIds: readonly string[],
): Promise<LinesInParcel[]> {
  if (paymentIds.length === 0) return []
  const { rows } = await trx.raw<{ rows: { id: string; state: ParcelState; payment_ids: string[] }[] }>(
    `SELECT c.id, c.state, array_agg(p.id ORDER BY p.reference) AS payment_ids
       FROM payments p JOIN parcels c ON c.id = p.parcel_id
      WHERE p.batch_id = :batchId AND p.id = ANY(:paymentIds::uuid[]) GROUP BY c.id ORDER BY c.number`,
    { batchId, paymentIds: [...paymentIds] },
  )
  return rows.map(({ id, state, payment_ids }) => ({ id, state, paymentIds: payment_ids }))
}

/** Of these payments the ones that are blocked. */
export async function findBlocked(trx: Transaction, paymentIds: readonly string[]): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM payments WHERE id = ANY(:paymentIds::uuid[]) AND state = 'blocked' ORDER BY reference`,
    { paymentIds: [...paymentIds] },
  )
  return rows.map(({ id }) => id)
}

/** Whether anything is left in it. Count and total of a parcel of which nothing is left stay as they were. */
export async function takeLinesOut(trx: Transaction, parcel: LinesInParcel): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `WITH gone AS (SELECT count(*) AS count, sum(amount) AS total FROM payments WHERE id = ANY(:paymentIds::uuid[]))
     UPDATE parcels c SET count = c.count - g.count, total = c.total - g.total
       FROM gone g WHERE c.id = :id AND c.count > g.count RETURNING c.id`,
    { id: parcel.id, paymentIds: [...parcel.paymentIds] },
  )
  await trx.raw(`UPDATE payments SET parcel_id = NULL WHERE parcel_id = :id AND id = ANY(:paymentIds::uuid[])`, {
    id: parcel.id,
    paymentIds: [...parcel.paymentIds],
  })
  return rows.length === 1
}
