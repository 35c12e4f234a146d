import type { Database, Transaction } from '@fundtrace/database'
import type { Bound } from '../../domain/moment.ts'

/**
 * Where the entries of an account are that count before a moment, as they were known at a place of the journal: an opening, and one window
 * behind it. Of closed months the window is that one month, of the months since the last close all that was recorded in them: whatever the
 * age of the account, no more is read. Reference: docs/architecture.md, "Ledger".
 */
export type Window = Readonly<{
  /** 'YYYY-MM-01': the openings of this month are what stands before the window. Null: nothing does. */
  opening: string | null
  /** The window's first moment, and the first after it; null: no bound. */
  startsAt: Bound | null
  endsAt: Bound | null
  /** Places in the journal, both included. */
  firstId: string
  lastId: string
  /** Whose late entries belong to it. Null: they are all between the places. */
  lateMonth: string | null
}>

/** The fund's last place in the journal that was recorded before the bound; without one, the last there is. */
export async function placeKnown(
  db: Database | Transaction,
  shard: number,
  recordedBefore: Bound | null,
): Promise<string> {
  const { rows } = await db.raw<{ rows: { known: string }[] }>(recordedBefore === null ? LAST_PLACE : PLACE_BEFORE, {
    shard,
    ...(recordedBefore !== null && { recordedBefore }),
  })
  return rows[0]?.known ?? '0'
}

/** The window that holds the last moment before the bound; without one, that of everything since the last close. */
export async function windowBefore(
  db: Database | Transaction,
  fundId: string,
  shard: number,
  effectiveBefore: Bound | null,
  known: string,
): Promise<Window> {
  const { rows } = await db.raw<{ rows: WindowRow[] }>(
    `WITH base AS (
       SELECT month, ends_at, next_id FROM periods
        WHERE fund_id = :fundId AND closed_in <= :known AND (:before::timestamptz IS NULL OR ends_at < :before::timestamptz)
        ORDER BY month DESC LIMIT 1),
     this AS (
       SELECT month, ends_at, first_id, last_id FROM periods
        WHERE fund_id = :fundId AND closed_in <= :known AND month > coalesce((SELECT month FROM base), '-infinity')
        ORDER BY month LIMIT 1)
     SELECT (SELECT (month + interval '1 month')::date FROM base) AS opening, (SELECT ends_at FROM base) AS starts_at,
            (SELECT ends_at FROM this) AS ends_at,
            coalesce((SELECT first_id FROM this), (SELECT next_id FROM base), journal_id(:shard::smallint, 0)) AS first_id,
            coalesce((SELECT last_id FROM this), :known::bigint) AS last_id, (SELECT month FROM this) AS late_month`,
    { fundId, shard, before: effectiveBefore, known },
  )
  return toWindow(rows[0])
}

/**
 * Its entries, of an account. Bindings: those of `windowBindings`, `account`. The columns are those of `entries` and the record's, under `e`
 * and `t`; the caller adds what else is asked after it with AND.
 */
export const ENTRIES_OF_WINDOW = `
  FROM (SELECT journal_id, ordinal, line, amount, balance_after FROM entries
         WHERE account_id = :account AND journal_id BETWEEN :firstId AND :lastId
        UNION ALL
        SELECT x.journal_id, x.ordinal, x.line, x.amount, x.balance_after
          FROM period_late_entries l JOIN entries x ON x.account_id = l.account_id AND x.journal_id = l.journal_id AND x.ordinal = l.ordinal
         WHERE l.account_id = :account AND l.month = :lateMonth) e
  JOIN transactions t ON t.journal_id = e.journal_id
 WHERE (:startsAt::timestamptz IS NULL OR t.effective_at >= :startsAt::timestamptz)
   AND (:endsAt::timestamptz IS NULL OR t.effective_at < :endsAt::timestamptz)`

export const windowBindings = ({ startsAt, endsAt, firstId, lastId, lateMonth }: Window) => ({
  startsAt,
  endsAt,
  firstId,
  lastId,
  lateMonth,
})

/** What stood on the account before the window, on its normal side; one index look-up. */
export async function openingOf(
  db: Database | Transaction,
  accountId: string,
  { opening }: Window,
): Promise<{ balance: string; lines: number }> {
  if (opening === null) return { balance: '0.00', lines: 0 }
  const { rows } = await db.raw<{ rows: { balance: string; lines: string }[] }>(
    `SELECT balance, lines FROM period_openings WHERE account_id = :accountId AND month <= :opening ORDER BY month DESC LIMIT 1`,
    { accountId, opening },
  )
  return { balance: rows[0]?.balance ?? '0.00', lines: Number(rows[0]?.lines ?? 0) }
}

const LAST_PLACE = `
SELECT journal_id(:shard::smallint, greatest(position, earlier_records)) AS known FROM shard_heads WHERE shard = :shard`

// A block is recorded in one moment, and an index finds the last one. Only the records from before there were blocks have moments of
// their own within one; those that are not sealed yet are looked for by themselves.
const PLACE_BEFORE = `
WITH head AS (SELECT position, earlier_records FROM shard_heads WHERE shard = :shard),
last AS (
  SELECT height, last_position FROM blocks WHERE shard = :shard AND recorded_at < :recordedBefore::timestamptz
   ORDER BY recorded_at DESC, height DESC LIMIT 1),
next AS (
  SELECT b.first_position, b.last_position FROM blocks b, head
   WHERE b.shard = :shard AND b.height = coalesce((SELECT height FROM last), 0) + 1 AND b.first_position <= head.earlier_records
  UNION ALL
  SELECT position + 1, earlier_records FROM head WHERE position < earlier_records)
SELECT coalesce(
  (SELECT max(t.journal_id) FROM next JOIN transactions t
     ON t.journal_id BETWEEN journal_id(:shard::smallint, next.first_position) AND journal_id(:shard::smallint, next.last_position)
   WHERE t.recorded_at < :recordedBefore::timestamptz),
  journal_id(:shard::smallint, coalesce((SELECT last_position FROM last), 0))) AS known`

type WindowRow = {
  opening: string | null
  starts_at: Date | null
  ends_at: Date | null
  first_id: string
  last_id: string
  late_month: string | null
}
const toWindow = (row: WindowRow | undefined): Window => ({
  opening: row?.opening ?? null,
  startsAt: row?.starts_at?.toISOString() ?? null,
  endsAt: row?.ends_at?.toISOString() ?? null,
  firstId: row?.first_id ?? '0',
  lastId: row?.last_id ?? '0',
  lateMonth: row?.late_month ?? null,
})
