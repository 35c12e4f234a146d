import type { Database, Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import type { Person } from '../../domain/four-eyes.ts'
import { type ParcelState, requireParcelMove } from '../../domain/moves.ts'
import { parcelUnknown } from '../../domain/parcel-errors.ts'

/** So much of a batch as the ledger takes in one request. Ledger, topics and bank know it by its id, as `batch_id`. */
export type Parcel = Readonly<{
  id: string
  batchId: string
  number: number
  state: ParcelState
  count: number
  total: Money
  madeBy: string
  madeFor: string | null
  approvedBy: string | null
  problem: ProblemRecord | null
}>

/**
 * Cuts the ready payments of a batch that are in no parcel into parcels of so many, by reference; they are `made`, in the order of their
 * numbers. None where no payment is ready. Under the batch's lock.
 */
export async function cutParcels(trx: Transaction, batchId: string, maker: Person, size: number): Promise<Parcel[]> {
  const { rows } = await trx.raw<{ rows: ParcelRow[] }>(
    `INSERT INTO parcels (id, batch_id, number, count, total, made_by, made_for)
     SELECT gen_random_uuid(), :batchId, piece + (SELECT coalesce(max(number), 0) FROM parcels WHERE batch_id = :batchId),
            count(*), sum(amount), :by, :for
       FROM (SELECT 1 + (row_number() OVER (ORDER BY reference) - 1) / :size AS piece, amount
               FROM payments WHERE batch_id = :batchId AND state = 'ready' AND parcel_id IS NULL) p
      GROUP BY piece RETURNING ${PARCEL_COLUMNS}`,
    { batchId, by: maker.subject, for: maker.actingFor, size },
  )
  const parcels = rows.map(toParcel).sort((left, right) => left.number - right.number)
  if (parcels.length === 0) return []
  await trx.raw(
    `UPDATE payments p SET parcel_id = n.parcel_id
       FROM (SELECT r.id, c.parcel_id
               FROM (SELECT id, 1 + (row_number() OVER (ORDER BY reference) - 1) / :size AS piece
                       FROM payments WHERE batch_id = :batchId AND state = 'ready' AND parcel_id IS NULL) r
               JOIN unnest(:parcels::uuid[]) WITH ORDINALITY AS c (parcel_id, piece) USING (piece)) n
      WHERE p.id = n.id`,
    { batchId, size, parcels: parcels.map(({ id }) => id) },
  )
  return parcels
}

/** Its payments wait for another parcel. */
export async function emptyParcel(trx: Transaction, parcel: Pick<Parcel, 'id' | 'batchId'>): Promise<void> {
  await trx('payments')
    .where({ batch_id: parcel.batchId, parcel_id: parcel.id })
    .whereIn('state', ['ready', 'blocked'])
    .update({ parcel_id: null })
}

export async function readParcels(db: Database | Transaction, batchId: string): Promise<Parcel[]> {
  const { rows } = await db.raw<{ rows: ParcelRow[] }>(
    `SELECT ${PARCEL_COLUMNS} FROM parcels WHERE batch_id = :batchId ORDER BY number`,
    { batchId },
  )
  return rows.map(toParcel)
}

/** Whoever moves it locks its batch first. */
export async function readParcel(db: Database | Transaction, id: string): Promise<Parcel> {
  const { rows } = await db.raw<{ rows: ParcelRow[] }>(`SELECT ${PARCEL_COLUMNS} FROM parcels WHERE id = :id`, { id })
  if (rows[0] === undefined) throw parcelUnknown(id)
  return toParcel(rows[0])
}

/** The payments that the ledger was asked by this event to let go; one that nobody sent is an error. */
export async function readAskedVoid(trx: Transaction, parcelId: string, eventId: string): Promise<Set<string>> {
  const { rows } = await trx.raw<{ rows: { payment_ids: string[] }[] }>(
    `SELECT envelope -> 'data' -> 'payment_ids' AS payment_ids FROM outbox
      WHERE event_id = :eventId AND envelope -> 'data' ->> 'kind' = 'void' AND envelope -> 'data' ->> 'batch_id' = :parcelId`,
    { eventId, parcelId },
  )
  if (rows[0] === undefined)
    throw new Error(`The ledger let go of parcel ${parcelId} what event ${eventId} never asked for`)
  return new Set(rows[0].payment_ids)
}

export async function moveParcel(
  trx: Transaction,
  parcel: Pick<Parcel, 'id' | 'state'>,
  to: ParcelState,
  changes: Readonly<{
    approvedBy?: Person
    dropped?: Readonly<{ by: Person; reason: string }>
    problem?: ProblemRecord
  }> = {},
): Promise<void> {
  requireParcelMove(parcel.id, parcel.state, to)
  await trx('parcels')
    .where({ id: parcel.id })
    .update({
      state: to,
      ...(changes.approvedBy && {
        approved_by: changes.approvedBy.subject,
        approved_for: changes.approvedBy.actingFor,
      }),
      ...(changes.dropped && {
        dropped_by: changes.dropped.by.subject,
        dropped_for: changes.dropped.by.actingFor,
        drop_reason: changes.dropped.reason,
      }),
      ...(changes.problem && { problem: JSON.stringify(changes.problem) }),
    })
}

type ParcelRow = {
  id: string
  batch_id: string
  number: number
  state: ParcelState
  count: number
  total: string
  made_by: string
  made_for: string | null
  approved_by: string | null
  problem: ProblemRecord | null
}
const PARCEL_COLUMNS = 'id, batch_id, number, state, count, total, made_by, made_for, approved_by, problem'
const toParcel = (row: ParcelRow): Parcel => ({
  id: row.id,
  batchId: row.batch_id,
  number: row.number,
  state: row.state,
  count: row.count,
  total: parseMoney(row.total),
  madeBy: row.made_by,
  madeFor: row.made_for,
  approvedBy: row.approved_by,
  problem: row.problem,
})
