import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import type { KnownPayment, Move } from '../../domain/bank-word.ts'
import type { PaymentState } from '../../domain/moves.ts'
import { type Batch, lockBatch } from './batch-repository.ts'

/** Locks the batches in the order of their ids, so that two files over the same ones never wait for each other. */
export async function lockBatches(trx: Transaction, ids: readonly string[]): Promise<Map<string, Batch>> {
  const batches = new Map<string, Batch>()
  for (const id of [...ids].sort()) batches.set(id, await lockBatch(trx, id))
  return batches
}

export async function findBatchesByReference(
  trx: Transaction,
  fundId: string,
  references: readonly string[],
): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { batch_id: string }[] }>(
    `SELECT DISTINCT p.batch_id FROM payments p JOIN batches b ON b.id = p.batch_id AND b.fund_id = :fundId
      WHERE p.reference = ANY(:references::text[])`,
    { fundId, references: [...references] },
  )
  return rows.map((row) => row.batch_id)
}

/** Of any fund: whose they are is judged. By their references. */
export async function findPaymentsByReference(
  trx: Transaction,
  references: readonly string[],
): Promise<Map<string, KnownPayment>> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(
    `SELECT ${COLUMNS} FROM ${SOURCES} WHERE p.reference = ANY(:references::text[])`,
    { references: [...references] },
  )
  return new Map(rows.map((row) => [row.reference, toPayment(row)]))
}

/** Of a parcel what the bank has not decided, by reference. */
export async function readUndecided(trx: Transaction, parcelId: string): Promise<KnownPayment[]> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(
    `SELECT ${COLUMNS} FROM ${SOURCES}
      WHERE p.parcel_id = :parcelId AND p.state IN ('sent', 'unknown') ORDER BY p.reference`,
    { parcelId },
  )
  return rows.map(toPayment)
}

/** Each from the state in which it was read; the database refuses what its table does not allow. Who and why is said before: `movedBy`. */
export async function applyMoves(trx: Transaction, moves: readonly Move[]): Promise<void> {
  await trx.raw(
    `UPDATE payments p SET state = n.state, decided_on = n.decided_on, reason = n.reason, reason_code = n.reason_code
       FROM unnest(:ids::uuid[], :states::text[], :days::date[], :reasons::text[], :codes::text[])
              AS n (id, state, decided_on, reason, reason_code)
      WHERE p.id = n.id`,
    {
      ids: moves.map(({ payment }) => payment.id),
      states: moves.map(({ to }) => to),
      days: moves.map(({ on }) => on),
      reasons: moves.map(({ reason }) => reason?.text ?? null),
      codes: moves.map(({ reason }) => (/^[A-Z0-9]{4}$/.test(reason?.code ?? '') ? (reason?.code ?? null) : null)),
    },
  )
}

/** The states in which a batch's payments are, each state once: enough to say what the batch is, however many they are. */
export async function readPaymentStates(trx: Transaction, batchId: string): Promise<PaymentState[]> {
  const { rows } = await trx.raw<{ rows: { state: PaymentState }[] }>(
    `SELECT state FROM payment_sums WHERE batch_id = :batchId AND count > 0`,
    { batchId },
  )
  return rows.map(({ state }) => state)
}

type PaymentRow = {
  id: string
  reference: string
  amount: string
  state: PaymentState
  batch_id: string
  parcel_id: string | null
  fund_id: string
  was_paid: boolean
  paid_on: string | null
  is_claimed_back: boolean
  sent_on: string | null
}
/** Whether it was paid once is asked only of those that came back. */
const COLUMNS = `p.id, p.reference, p.amount, p.state, p.batch_id, p.parcel_id, b.fund_id,
  CASE WHEN p.state IN ('sent', 'unknown', 'ready', 'blocked') THEN false WHEN p.state = 'paid' THEN true
       ELSE EXISTS (SELECT FROM payment_moves m WHERE m.payment_id = p.id AND m.to_state = 'paid') END AS was_paid,
  CASE WHEN p.state = 'paid' THEN p.decided_on END AS paid_on,
  p.state = 'paid' AND EXISTS (SELECT FROM clawbacks c WHERE c.payment_id = p.id AND c.state IN ('asked', 'approved')) AS is_claimed_back,
  least(b.pay_on, (f.released_at AT TIME ZONE 'Asia/Shanghai')::date) AS sent_on`
/** A parcel is in one file at most that was not discarded. */
const SOURCES = `payments p JOIN batches b ON b.id = p.batch_id
  LEFT JOIN file_parcels o ON o.parcel_id = p.parcel_id AND NOT o.discarded
  LEFT JOIN outgoing_files f ON f.id = o.file_id AND f.state = 'released'`
const toPayment = (row: PaymentRow): KnownPayment => ({
  id: row.id,
  reference: row.reference,
  amount: parseMoney(row.amount),
  state: row.state,
  batchId: row.batch_id,
  parcelId: row.parcel_id,
  fundId: row.fund_id,
  wasPaid: row.was_paid,
  paidOn: row.paid_on,
  isClaimedBack: row.is_claimed_back,
  sentOn: row.sent_on,
})
