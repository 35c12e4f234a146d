import type { Database, Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'
import type { PaymentState } from '../../domain/moves.ts'
import { paymentUnknown } from '../../domain/payment-errors.ts'
import type { Lines } from './batch-repository.ts'

export type Payment = Readonly<{
  id: string
  awardId: string
  beneficiaryId: string
  attempt: number
  reference: string
  amount: Money
  state: PaymentState
  parcelId: string | null
}>

/**
 * Of a batch, or of one of its parcels, in the order of their references and behind `after` ('' for the first). Each is an index of its own: with both
 * named, PostgreSQL may take either, and then sorts all of the other for every page.
 */
export async function readPaymentsPage(
  db: Database | Transaction,
  batchId: string,
  page: Readonly<{ after: string; limit: number; states?: readonly PaymentState[]; parcelId?: string }>,
): Promise<Payment[]> {
  const of = page.parcelId === undefined ? 'p.batch_id' : 'p.parcel_id'
  const { rows } = await db.raw<{ rows: PaymentRow[] }>(
    `SELECT ${PAYMENT_COLUMNS} FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE ${of} = :of AND p.reference > :after AND (:states::text[] IS NULL OR p.state = ANY(:states::text[]))
      ORDER BY p.reference LIMIT :limit`,
    {
      of: page.parcelId ?? batchId,
      after: page.after,
      limit: page.limit,
      states: page.states === undefined ? null : [...page.states],
    },
  )
  return rows.map(toPayment)
}

/** At most 10,000 of them. */
export async function readParcelPayments(db: Database | Transaction, parcelId: string): Promise<Payment[]> {
  const { rows } = await db.raw<{ rows: PaymentRow[] }>(
    `SELECT ${PAYMENT_COLUMNS} FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.parcel_id = :parcelId ORDER BY p.reference`,
    { parcelId },
  )
  return rows.map(toPayment)
}

/** With the batch that it is of. Whoever moves it locks the batch and reads it again. */
export async function readPayment(
  db: Database | Transaction,
  id: string,
): Promise<Payment & Readonly<{ batchId: string }>> {
  const { rows } = await db.raw<{ rows: (PaymentRow & { batch_id: string })[] }>(
    `SELECT p.batch_id, ${PAYMENT_COLUMNS} FROM payments p JOIN awards a ON a.id = p.award_id WHERE p.id = :id`,
    { id },
  )
  const [row] = rows
  if (row === undefined) throw paymentUnknown(id)
  return { ...toPayment(row), batchId: row.batch_id }
}

/** The reference behind which a work goes on that has done so many lines; '' for none. */
export async function referenceAt(db: Database, batchId: string, done: number): Promise<string> {
  if (done === 0) return ''
  const { rows } = await db.raw<{ rows: { reference: string }[] }>(
    `SELECT reference FROM payments WHERE batch_id = :batchId ORDER BY reference OFFSET :before LIMIT 1`,
    { batchId, before: done - 1 },
  )
  return rows[0]?.reference ?? ''
}

/** The lines of a batch as its rows have them: each award once, whichever attempt it is at. */
export async function countLines(db: Database | Transaction, batchId: string): Promise<Lines> {
  const { rows } = await db.raw<{ rows: { count: number; total: string }[] }>(
    `SELECT count(*)::int AS count, coalesce(sum(amount), 0.00) AS total FROM payments
      WHERE batch_id = :batchId AND state <> 'resent'`,
    { batchId },
  )
  return { count: rows[0]?.count ?? 0, total: parseMoney(rows[0]?.total ?? '0.00') }
}

export async function countPayments(db: Database | Transaction, batchId: string): Promise<Map<PaymentState, Lines>> {
  const { rows } = await db.raw<{ rows: { state: PaymentState; count: number; total: string }[] }>(
    `SELECT state, count, total FROM payment_sums WHERE batch_id = :batchId AND count > 0`,
    { batchId },
  )
  return new Map(rows.map(({ state, count, total }) => [state, { count, total: parseMoney(total) }]))
}

/** Whose money is held or on its way: to be sent, sent, unknown, or blocked in a parcel. Their number, and the first of them by reference. */
export async function findOpenPayments(
  trx: Transaction,
  batchId: string,
  limit: number,
): Promise<{ count: number; ids: string[] }> {
  const { rows } = await trx.raw<{ rows: { id: string; total: number }[] }>(
    `SELECT id, (count(*) OVER ())::int AS total FROM payments
      WHERE batch_id = :batchId AND (state IN ('ready', 'sent', 'unknown') OR state = 'blocked' AND parcel_id IS NOT NULL)
      ORDER BY reference LIMIT :limit`,
    { batchId, limit },
  )
  return { count: rows[0]?.total ?? 0, ids: rows.map(({ id }) => id) }
}

/** `ids` of the batch's payments, or all of a parcel, or all of the batch. Who moves them, and why, is said before: `movedBy`. How many. */
export async function movePayments(
  trx: Transaction,
  which: Readonly<{ batchId: string; parcelId?: string | null; ids?: readonly string[] }>,
  from: PaymentState,
  to: PaymentState,
): Promise<number> {
  const moved = trx('payments').where({ batch_id: which.batchId, state: from })
  if (which.parcelId !== undefined) void moved.where({ parcel_id: which.parcelId })
  if (which.ids !== undefined) void moved.whereRaw('id = ANY(?::uuid[])', [[...which.ids]])
  return moved.update({ state: to })
}

export async function decideClawedBack(
  trx: Transaction,
  id: string,
  state: 'clawed_back' | 'cancelled',
  on: string,
): Promise<void> {
  await trx('payments').where({ id }).update({ state, decided_on: on })
}

type PaymentRow = {
  id: string
  award_id: string
  beneficiary_id: string
  attempt: number
  reference: string
  amount: string
  state: PaymentState
  parcel_id: string | null
}
const PAYMENT_COLUMNS = `p.id, p.award_id, a.beneficiary_id, p.attempt, p.reference, p.amount, p.state, p.parcel_id`
const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  awardId: row.award_id,
  beneficiaryId: row.beneficiary_id,
  attempt: row.attempt,
  reference: row.reference,
  amount: parseMoney(row.amount),
  state: row.state,
  parcelId: row.parcel_id,
})
