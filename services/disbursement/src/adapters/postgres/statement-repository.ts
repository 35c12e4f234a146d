import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, type Money } from '@fundtrace/money'
import type { Difference } from '../../domain/bank-file-errors.ts'

export type StatementEntry = Readonly<{
  line: number
  place: number
  detail: number
  bookedOn: string
  direction: 'out' | 'in'
  amount: Money
  bankReference: string | null
  paymentId: string | null
  parcelId: string | null
}>

/**
 * Keeps the bookings that no other file has told of: a notification and the statement of its day show the same ones. The same are those of one day, amount,
 * direction and thing, unless the bank gives them different references; the second of such in a file is the second in another.
 * How many were new.
 */
export async function insertEntries(
  trx: Transaction,
  about: Readonly<{ fundId: string; fileId: string }>,
  entries: readonly StatementEntry[],
): Promise<number> {
  if (entries.length === 0) return 0
  // Two files of a fund at once would not see each other's bookings.
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('statement entries of ' || :fundId, 0))`, {
    fundId: about.fundId,
  })
  const { rows } = await trx.raw<{ rows: object[] }>(
    `WITH named AS MATERIALIZED (
       SELECT n.*, coalesce(n.payment_id, n.parcel_id, '00000000-0000-0000-0000-000000000000'::uuid) AS thing
         FROM unnest(:lines::int[], :places::int[], :details::int[], :days::date[], :directions::text[], :amounts::numeric[], :banks::text[],
                     :payments::uuid[], :parcels::uuid[])
                AS n (line, place, detail, booked_on, direction, amount, bank_reference, payment_id, parcel_id)),
     told AS MATERIALIZED (
       SELECT n.*, row_number() OVER (PARTITION BY n.thing, n.booked_on, n.direction, n.amount, n.bank_reference ORDER BY n.place, n.detail)
                   + (SELECT count(*) FROM statement_entries e
                       WHERE e.fund_id = :fundId AND e.thing = n.thing AND e.booked_on = n.booked_on AND e.amount = n.amount
                         AND e.direction = n.direction AND e.file_id = :fileId AND e.bank_reference IS NOT DISTINCT FROM n.bank_reference) AS occurrence
         FROM named n)
     INSERT INTO statement_entries (fund_id, file_id, line, place, detail, booked_on, direction, amount, bank_reference, payment_id, parcel_id, occurrence)
     SELECT :fundId, :fileId, t.line, t.place, t.detail, t.booked_on, t.direction, t.amount, t.bank_reference, t.payment_id, t.parcel_id, t.occurrence
       FROM told t
      WHERE NOT EXISTS (
        SELECT FROM statement_entries e
         WHERE e.fund_id = :fundId AND e.thing = t.thing AND e.booked_on = t.booked_on AND e.amount = t.amount AND e.direction = t.direction
           AND e.file_id <> :fileId AND e.occurrence >= t.occurrence
           AND (e.bank_reference IS NULL OR t.bank_reference IS NULL OR e.bank_reference = t.bank_reference)
        -- Looked up by its index for each booking; joined whole, it would grow with the fund.
        OFFSET 0)
     RETURNING id`,
    {
      ...about,
      lines: entries.map(({ line }) => line),
      places: entries.map(({ place }) => place),
      details: entries.map(({ detail }) => detail),
      days: entries.map(({ bookedOn }) => bookedOn),
      directions: entries.map(({ direction }) => direction),
      amounts: entries.map(({ amount }) => formatMoney(amount)),
      banks: entries.map(({ bankReference }) => bankReference),
      payments: entries.map(({ paymentId }) => paymentId),
      parcels: entries.map(({ parcelId }) => parcelId),
    },
  )
  return rows.length
}

export type MoneyOut = Readonly<{
  paymentId: string
  batchId: string
  state: string
  amount: string
  out: string
  reference: string
}>

/**
 * Of these payments those of whose money more has left the account, by all bookings known, than should have: more than once, or of a payment that
 * failed or came back. What came back on a day that the bookings have not reached yet is still out by them.
 */
export async function findMoneyOut(trx: Transaction, paymentIds: readonly string[]): Promise<MoneyOut[]> {
  const { rows } = await trx.raw<{
    rows: { id: string; batch_id: string; state: string; amount: string; net: string; reference: string }[]
  }>(
    `SELECT p.id, p.batch_id, p.state, p.amount, p.reference, s.net
       FROM (SELECT e.payment_id, sum(CASE e.direction WHEN 'out' THEN e.amount ELSE -e.amount END) AS net,
                    max(e.booked_on) AS last_on
               FROM statement_entries e WHERE e.payment_id = ANY(:paymentIds::uuid[]) GROUP BY e.payment_id) s
       JOIN payments p ON p.id = s.payment_id
      WHERE s.net > CASE WHEN p.state IN ('failed', 'returned', 'corrected', 'resent', 'withdrawn')
                          AND NOT (s.last_on < p.decided_on AND EXISTS (SELECT FROM payment_moves m WHERE m.payment_id = p.id AND m.to_state = 'returned'))
                         THEN 0 ELSE p.amount END`,
    { paymentIds: [...paymentIds] },
  )
  return rows.map((row) => ({
    paymentId: row.id,
    batchId: row.batch_id,
    state: row.state,
    amount: row.amount,
    out: row.net,
    reference: row.reference,
  }))
}

/**
 * Where the statements do not show a batch as its payments say. A payment that is paid left the account once; one that came back after that came
 * back; of any other nothing is out. What the bank booked in one sum for a parcel is what its payments that were not booked singly come to: those
 * that are paid, and those whose money came back singly.
 */
export async function findDifferences(
  db: Database | Transaction,
  batchId: string,
  limit: number,
): Promise<{ count: number; differences: Difference[] }> {
  const { rows } = await db.raw<{
    rows: {
      what: string
      payment_id: string | null
      parcel_id: string | null
      expected: string
      found: string
      total: number
    }[]
  }>(
    `WITH single AS MATERIALIZED (
       SELECT e.payment_id, sum(e.amount) FILTER (WHERE e.direction = 'out') AS left_us, sum(e.amount) FILTER (WHERE e.direction = 'in') AS came_back
         FROM statement_entries e JOIN payments p ON p.id = e.payment_id WHERE p.batch_id = :batchId GROUP BY e.payment_id),
     whole AS MATERIALIZED (
       SELECT e.parcel_id, sum(CASE e.direction WHEN 'out' THEN e.amount ELSE -e.amount END) AS booked
         FROM statement_entries e JOIN parcels c ON c.id = e.parcel_id WHERE c.batch_id = :batchId GROUP BY e.parcel_id),
     lines AS MATERIALIZED (
       SELECT p.id, p.parcel_id, p.amount, coalesce(s.left_us, 0) AS left_us, coalesce(s.came_back, 0) AS came_back,
              p.state IN ('paid', 'clawed_back', 'cancelled') AS is_paid,
              EXISTS (SELECT FROM payment_moves m WHERE m.payment_id = p.id AND m.from_state = 'paid' AND m.to_state = 'returned') AS is_late,
              w.parcel_id IS NOT NULL AND s.left_us IS NULL AS is_in_whole
         FROM payments p LEFT JOIN single s ON s.payment_id = p.id LEFT JOIN whole w ON w.parcel_id = p.parcel_id
        WHERE p.batch_id = :batchId AND p.state NOT IN ('ready', 'blocked', 'refused', 'sent', 'unknown')),
     differences AS (
       SELECT CASE WHEN is_paid THEN 'paid' WHEN is_late THEN 'returned' ELSE 'not paid' END AS what, id AS payment_id, NULL::uuid AS parcel_id,
              CASE WHEN is_paid THEN amount ELSE 0.00 END AS expected, left_us - came_back AS found
         FROM lines WHERE NOT is_in_whole AND (left_us - came_back <> CASE WHEN is_paid THEN amount ELSE 0 END OR (is_late AND came_back = 0))
       UNION ALL
       SELECT CASE WHEN is_paid THEN 'paid' ELSE 'returned' END, id, NULL, CASE WHEN is_paid THEN 0.00 ELSE amount END, came_back
         FROM lines WHERE is_in_whole AND (CASE WHEN is_paid THEN came_back <> 0 WHEN is_late THEN came_back <> amount ELSE came_back NOT IN (0, amount) END)
       UNION ALL
       SELECT 'parcel', NULL, w.parcel_id, coalesce(sum(CASE WHEN l.is_paid THEN l.amount ELSE l.came_back END), 0.00), max(w.booked)
         FROM whole w LEFT JOIN lines l ON l.parcel_id = w.parcel_id AND l.is_in_whole
        GROUP BY w.parcel_id HAVING max(w.booked) <> coalesce(sum(CASE WHEN l.is_paid THEN l.amount ELSE l.came_back END), 0))
     SELECT what, payment_id, parcel_id, expected::numeric(21,2) AS expected, found::numeric(21,2) AS found, (count(*) OVER ())::int AS total
       FROM differences ORDER BY parcel_id, payment_id LIMIT :limit`,
    { batchId, limit },
  )
  return {
    count: rows[0]?.total ?? 0,
    differences: rows.map(({ what, payment_id, parcel_id, expected, found }) => ({
      what,
      payment_id,
      parcel_id,
      expected,
      found,
    })),
  }
}
