import type { Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'

/** A parcel as the bank got it: count and total are those of its payments. */
export type SentParcel = Readonly<{ id: string; batchId: string; count: number; total: Money }>
const COLUMNS = `c.id, c.batch_id, p.count, p.total`
const ITS_PAYMENTS = `LATERAL (SELECT count(*)::int AS count, coalesce(sum(amount), 0.00) AS total FROM payments WHERE parcel_id = c.id) p`

export async function findParcels(trx: Transaction, fundId: string, ids: readonly string[]): Promise<SentParcel[]> {
  const { rows } = await trx.raw<{ rows: ParcelRow[] }>(
    `SELECT ${COLUMNS} FROM parcels c JOIN batches b ON b.id = c.batch_id AND b.fund_id = :fundId, ${ITS_PAYMENTS}
      WHERE c.id = ANY(:ids::uuid[]) AND c.state = 'released' ORDER BY c.id`,
    { fundId, ids: [...ids] },
  )
  return rows.map(toParcel)
}

/** Those that a released file of ours held, which the bank quotes by its MsgId. */
export async function findParcelsOfFile(trx: Transaction, fundId: string, fileId: string): Promise<SentParcel[]> {
  const { rows } = await trx.raw<{ rows: ParcelRow[] }>(
    `SELECT ${COLUMNS}
       FROM outgoing_files f JOIN file_parcels fp ON fp.file_id = f.id JOIN parcels c ON c.id = fp.parcel_id
       JOIN batches b ON b.id = f.batch_id AND b.fund_id = :fundId, ${ITS_PAYMENTS}
      WHERE f.id = :fileId AND f.state = 'released' ORDER BY c.number`,
    { fundId, fileId },
  )
  return rows.map(toParcel)
}

type ParcelRow = { id: string; batch_id: string; count: number; total: string }
const toParcel = (row: ParcelRow): SentParcel => ({
  id: row.id,
  batchId: row.batch_id,
  count: row.count,
  total: parseMoney(row.total),
})
