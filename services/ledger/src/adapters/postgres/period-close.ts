import assert from 'node:assert/strict'
import type { Transaction } from '@fundtrace/database'
import { endOfMonth, firstDayOf, type Month, nextMonth, startOfMonth } from '../../domain/period.ts'
import { shardOf } from '../../domain/shard.ts'

/**
 * What a close says of its month; amounts in yuan. `entries` counted in it, `turnover` is their debits. Hashes are SHA-256 in hex over one
 * line a thing: '<code> <balance>\n' of every opening that is not zero, by code; '<payment> <batch> <amount> <state>\n', by payment.
 */
export type ClosingFigures = Readonly<{
  entries: number
  turnover: string
  openings: number
  openings_sha256: string
  in_transit: number
  in_transit_amount: string
  in_transit_sha256: string
  /** Places in the journal, as `periods` keeps them; `next_id` is null where nothing counts after the month yet. */
  first_id: string
  last_id: string
  next_id: string | null
}>

/**
 * Stores the openings of the next month, the late entries and what is in transit, and says what they come to. The caller holds the fund's lock
 * and writes the close. Cost: the records of the fund since the month's first, then its accounts and payments, once each.
 */
export async function countMonth(trx: Transaction, fundId: string, month: Month): Promise<ClosingFigures> {
  const bounds = {
    fundId,
    month: firstDayOf(month),
    next: firstDayOf(nextMonth(month)),
    start: startOfMonth(month).toISOString(),
    end: endOfMonth(month).toISOString(),
    ...(await findPlaces(trx, fundId, endOfMonth(month))),
  }
  const moved = await storeOpenings(trx, bounds)
  const openings = await hashOpenings(trx, fundId, bounds.next)
  const inTransit = await storeInTransit(trx, bounds)
  const { first_id, last_id, next_id } = bounds
  return { ...moved, ...openings, ...inTransit, first_id, last_id, next_id }
}

type Places = Readonly<{ first_id: string; last_id: string; next_id: string | null }>
type Bounds = Places & Readonly<{ fundId: string; month: string; next: string; start: string; end: string }>

/** Where the month's entries begin (the close before knows), where what was recorded in it ends, and where what counts after it begins. */
async function findPlaces(trx: Transaction, fundId: string, end: Date): Promise<Places> {
  const { rows } = await trx.raw<{ rows: Places[] }>(
    `WITH begin AS (
       SELECT coalesce((SELECT next_id FROM periods WHERE fund_id = :fundId ORDER BY month DESC LIMIT 1), journal_id(:shard::smallint, 0)) AS id)
     SELECT begin.id AS first_id,
            (SELECT min(journal_id) FROM transactions t
              WHERE t.fund_id = :fundId AND t.journal_id >= begin.id AND t.number IS NOT NULL AND t.effective_at >= :end) AS next_id,
            journal_id(:shard::smallint, coalesce((SELECT last_position FROM blocks
              WHERE shard = :shard AND recorded_at < :end ORDER BY recorded_at DESC, height DESC LIMIT 1), 0)) AS last_id
       FROM begin`,
    { fundId, shard: shardOf(fundId), end: end.toISOString() },
  )
  assert(rows[0] !== undefined, 'one row of places')
  return rows[0]
}

/** Only where the month moved an account: one that stood still keeps its opening. */
async function storeOpenings(trx: Transaction, bounds: Bounds): Promise<Pick<ClosingFigures, 'entries' | 'turnover'>> {
  const { rows } = await trx.raw<{ rows: { entries: string; turnover: string }[] }>(
    `WITH counted AS MATERIALIZED (
       SELECT e.account_id, e.journal_id, e.ordinal, e.amount
         FROM transactions t JOIN entries e ON e.journal_id = t.journal_id
        WHERE t.fund_id = :fundId AND t.journal_id >= :first_id AND t.number IS NOT NULL
          AND t.effective_at >= :start AND t.effective_at < :end),
     late AS (
       INSERT INTO period_late_entries (account_id, month, journal_id, ordinal)
       SELECT account_id, :month, journal_id, ordinal FROM counted WHERE journal_id > :last_id),
     moved AS (
       SELECT account_id, count(*) AS lines, coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS debit,
              coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS credit
         FROM counted GROUP BY account_id),
     opened AS (
       INSERT INTO period_openings (account_id, month, balance, lines, debit, credit)
       SELECT m.account_id, :next, coalesce(o.balance, 0) + CASE a.normal_side WHEN 'debit' THEN m.debit - m.credit ELSE m.credit - m.debit END,
              coalesce(o.lines, 0) + m.lines, m.debit, m.credit
         FROM moved m
         JOIN accounts a ON a.id = m.account_id
         LEFT JOIN LATERAL (SELECT balance, lines FROM period_openings
                             WHERE account_id = m.account_id AND month <= :month ORDER BY month DESC LIMIT 1) o ON true)
     SELECT coalesce(sum(lines), 0) AS entries, coalesce(sum(debit), 0.00)::numeric(30,2) AS turnover FROM moved`,
    bounds,
  )
  return { entries: Number(rows[0]?.entries ?? 0), turnover: rows[0]?.turnover ?? '0.00' }
}

async function hashOpenings(
  trx: Transaction,
  fundId: string,
  next: string,
): Promise<Pick<ClosingFigures, 'openings' | 'openings_sha256'>> {
  const { rows } = await trx.raw<{ rows: { openings: string; openings_sha256: string }[] }>(
    `SELECT count(*) AS openings,
            encode(sha256(convert_to(coalesce(string_agg(a.code || ' ' || o.balance || E'\\n', '' ORDER BY a.code COLLATE "C"), ''), 'UTF8')), 'hex')
              AS openings_sha256
       FROM accounts a
       JOIN LATERAL (SELECT balance FROM period_openings
                      WHERE account_id = a.id AND month <= :next ORDER BY month DESC LIMIT 1) o ON o.balance <> 0
      WHERE a.fund_id = :fundId`,
    { fundId, next },
  )
  assert(rows[0] !== undefined, 'an aggregate has one row')
  return { openings: Number(rows[0].openings), openings_sha256: rows[0].openings_sha256 }
}

/**
 * As the effective times have it, so that what is in transit, less what is ahead of its release, is what stands on the `in-transit` accounts at the
 * month's end.
 */
async function storeInTransit(
  trx: Transaction,
  bounds: Bounds,
): Promise<Pick<ClosingFigures, 'in_transit' | 'in_transit_amount' | 'in_transit_sha256'>> {
  const { rows } = await trx.raw<{
    rows: { in_transit: string; in_transit_amount: string; in_transit_sha256: string }[]
  }>(
    `WITH steps AS (
       SELECT p.id, p.batch_id, p.amount, p.held_at, l.payment_id IS NOT NULL AS carried,
              min(t.effective_at) FILTER (WHERE t.kind = 'release') AS released_at,
              coalesce((array_agg(t.kind ORDER BY t.number) FILTER (WHERE t.kind IN ('settle', 'return')))[1],
                       CASE WHEN v.voided_at IS NOT NULL THEN 'void' END) AS ended,
              coalesce((array_agg(t.effective_at ORDER BY t.number) FILTER (WHERE t.kind IN ('settle', 'return')))[1], v.voided_at) AS ended_at
         FROM payments p
         LEFT JOIN (SELECT payment_id, max(voided_at) AS voided_at FROM payment_voids WHERE fund_id = :fundId AND voided_at < :end GROUP BY 1) v
           ON v.payment_id = p.id AND NOT coalesce(p.held_at > v.voided_at AND p.held_at < :end, false)
         LEFT JOIN transactions t ON t.payment_id = p.id AND t.kind IN ('release', 'settle', 'return') AND t.effective_at < :end
         LEFT JOIN period_in_transit l ON l.fund_id = :fundId AND l.payment_id = p.id AND (l.ended_at IS NULL OR l.state = 'ahead')
               AND l.month = :month::date - interval '1 month'
        WHERE p.fund_id = :fundId
        GROUP BY p.id, l.payment_id, v.voided_at),
     listed AS (
       INSERT INTO period_in_transit (fund_id, month, payment_id, batch_id, amount, state, since, ended_at, carried)
       SELECT :fundId, :month, id, batch_id, amount,
              CASE WHEN ended <> 'void' AND released_at IS NULL THEN 'ahead' WHEN ended = 'settle' THEN 'settled' WHEN ended = 'return' THEN 'returned' WHEN ended = 'void' THEN 'voided' WHEN released_at IS NULL THEN 'held' ELSE 'in_transit' END,
              coalesce(released_at, held_at), ended_at, carried
         FROM steps
        WHERE CASE WHEN ended_at IS NOT NULL THEN carried OR ended <> 'void' AND released_at IS NULL ELSE released_at IS NOT NULL OR held_at IS NULL OR held_at < :end END
       RETURNING payment_id, batch_id, amount, state)
     SELECT count(*) FILTER (WHERE state IN ('held', 'in_transit')) AS in_transit,
            coalesce(sum(amount) FILTER (WHERE state IN ('held', 'in_transit')), 0.00)::numeric(30,2) AS in_transit_amount,
            encode(sha256(convert_to(coalesce(string_agg(payment_id || ' ' || batch_id || ' ' || amount || ' ' || state || E'\\n', ''
              ORDER BY payment_id), ''), 'UTF8')), 'hex') AS in_transit_sha256
       FROM listed`,
    bounds,
  )
  assert(rows[0] !== undefined, 'an aggregate has one row')
  return { ...rows[0], in_transit: Number(rows[0].in_transit) }
}
