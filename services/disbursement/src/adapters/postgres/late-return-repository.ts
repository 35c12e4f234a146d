import type { Transaction } from '@fundtrace/database'

/** One more settling of the parcel is asked of the ledger. */
export async function countSettlingAsked(trx: Transaction, parcelId: string, requests: number): Promise<void> {
  await trx.raw(
    `INSERT INTO parcel_settlings (parcel_id, asked) VALUES (:parcelId, :requests)
         ON CONFLICT (parcel_id) DO UPDATE SET asked = parcel_settlings.asked + :requests`,
    { parcelId, requests },
  )
}

/** The ledger has answered one more. What was asked before this was counted has no row, and was answered long ago. */
export async function countSettlingAnswered(trx: Transaction, parcelId: string): Promise<void> {
  await trx.raw(
    `UPDATE parcel_settlings SET answered = answered + 1 WHERE parcel_id = :parcelId AND answered < asked`,
    { parcelId },
  )
}

export type LateReturn = Readonly<{ paymentId: string; parcelId: string; returnedOn: string; reason: string }>

/** They wait for every settling of their parcel that was asked so far; whoever counts an answer meanwhile waits until they are written. */
export async function insertLateReturns(trx: Transaction, returns: readonly LateReturn[]): Promise<void> {
  await trx.raw(`SELECT FROM parcel_settlings WHERE parcel_id = ANY(:parcels::uuid[]) ORDER BY parcel_id FOR UPDATE`, {
    parcels: [...new Set(returns.map(({ parcelId }) => parcelId))],
  })
  await trx.raw(
    `INSERT INTO late_returns (payment_id, parcel_id, returned_on, reason, behind)
     SELECT n.payment_id, n.parcel_id, n.returned_on, n.reason, coalesce(s.asked, 0)
       FROM unnest(:payments::uuid[], :parcels::uuid[], :days::date[], :reasons::text[]) AS n (payment_id, parcel_id, returned_on, reason)
       LEFT JOIN parcel_settlings s ON s.parcel_id = n.parcel_id`,
    {
      payments: returns.map(({ paymentId }) => paymentId),
      parcels: returns.map(({ parcelId }) => parcelId),
      days: returns.map(({ returnedOn }) => returnedOn),
      reasons: returns.map(({ reason }) => reason),
    },
  )
}

/** Of these parcels what waits for nothing more; from now on it is asked. */
export async function releaseLateReturns(trx: Transaction, parcelIds: readonly string[]): Promise<LateReturn[]> {
  const { rows } = await trx.raw<{
    rows: { payment_id: string; parcel_id: string; returned_on: string; reason: string }[]
  }>(
    `UPDATE late_returns r SET asked_at = clock_timestamp()
      WHERE r.parcel_id = ANY(:parcelIds::uuid[]) AND r.asked_at IS NULL
        AND r.behind <= coalesce((SELECT s.answered FROM parcel_settlings s WHERE s.parcel_id = r.parcel_id), 0)
  RETURNING payment_id, parcel_id, returned_on, reason`,
    { parcelIds: [...parcelIds] },
  )
  return rows
    .map((row) => ({
      paymentId: row.payment_id,
      parcelId: row.parcel_id,
      returnedOn: row.returned_on,
      reason: row.reason,
    }))
    .sort((left, right) => (left.paymentId < right.paymentId ? -1 : 1))
}
