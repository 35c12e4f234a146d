import assert from 'node:assert/strict'
import type { Database, Transaction } from '@fundtrace/database'
import { endOfMonth, firstDayOf, type Month, monthOf, startOfMonth } from '../../domain/period.ts'
import type { ClosingFigures } from './period-close.ts'

/** A closed month; `turnover` in yuan, `openings` counts the openings of the next month that are not zero. */
export type Period = Readonly<{
  month: Month
  closed_at: string
  closed_by: string
  transaction_id: string
  entries: number
  turnover: string
  openings: number
  openings_sha256: string
}>

export async function findPeriod(
  db: Database | Transaction,
  fundId: string,
  month: Month,
): Promise<Period | undefined> {
  const { rows } = await db.raw<{ rows: PeriodRow[] }>(`${PERIODS} WHERE p.fund_id = :fundId AND p.month = :month`, {
    fundId,
    month: firstDayOf(month),
  })
  return rows.map(toPeriod)[0]
}

export async function findLastPeriod(db: Database | Transaction, fundId: string): Promise<Period | undefined> {
  const { rows } = await db.raw<{ rows: PeriodRow[] }>(
    `${PERIODS} WHERE p.fund_id = :fundId ORDER BY p.month DESC LIMIT 1`,
    { fundId },
  )
  return rows.map(toPeriod)[0]
}

export async function listPeriods(db: Database, fundId: string): Promise<Period[]> {
  const { rows } = await db.raw<{ rows: PeriodRow[] }>(`${PERIODS} WHERE p.fund_id = :fundId ORDER BY p.month`, {
    fundId,
  })
  return rows.map(toPeriod)
}

/** The month of the earliest thing that counts in the fund. Until its first close, that reads all of its transactions. */
export async function findFirstMonth(db: Database | Transaction, fundId: string): Promise<Month | undefined> {
  const { rows } = await db.raw<{ rows: { first: Date | null }[] }>(
    `SELECT coalesce((SELECT min(starts_at) FROM periods WHERE fund_id = :fundId),
                     (SELECT min(effective_at) FROM transactions WHERE fund_id = :fundId AND number IS NOT NULL)) AS first`,
    { fundId },
  )
  const first = rows[0]?.first ?? null
  return first === null ? undefined : monthOf(first)
}

/** Ends the close: the record is written, and with this row the month after it is what is open. */
export async function insertPeriod(
  trx: Transaction,
  fundId: string,
  month: Month,
  close: ClosingFigures & Readonly<{ reference: string; closedBy: string }>,
): Promise<Period> {
  const { first_id, last_id, next_id, entries, turnover, openings, openings_sha256 } = close
  await trx.raw(
    `INSERT INTO periods (fund_id, month, starts_at, ends_at, first_id, last_id, next_id, closed_in, closed_by, closed_at, entries, turnover,
                          openings, openings_sha256)
     SELECT :fundId, :month, :startsAt, :endsAt, :first_id, :last_id, coalesce(:next_id::bigint, t.journal_id + 1), t.journal_id, :closedBy,
            t.recorded_at, :entries, :turnover, :openings, decode(:openings_sha256, 'hex')
       FROM transactions t WHERE t.fund_id = :fundId AND t.reference = :reference`,
    {
      fundId,
      month: firstDayOf(month),
      startsAt: startOfMonth(month).toISOString(),
      endsAt: endOfMonth(month).toISOString(),
      reference: close.reference,
      closedBy: close.closedBy,
      first_id,
      last_id,
      next_id,
      entries,
      turnover,
      openings,
      openings_sha256,
    },
  )
  const period = await findPeriod(trx, fundId, month)
  assert(period !== undefined, 'it was inserted')
  return period
}

/** `balance` on the account's normal side, in yuan; `lines` are its entries up to there. */
type Opening = Readonly<{ account: string; kind: string; normal_side: string; balance: string; lines: number }>

/** What stands on each account at the end of a closed month, zero left out, by code. */
export async function listOpenings(
  db: Database,
  fundId: string,
  month: Month,
  page: { after: string; limit: number },
): Promise<Opening[]> {
  const { rows } = await db.raw<{ rows: Opening[] }>(
    `SELECT a.code AS account, a.kind, a.normal_side, o.balance, o.lines::int AS lines
       FROM accounts a
       JOIN LATERAL (SELECT balance, lines FROM period_openings
                      WHERE account_id = a.id AND month <= :month::date + interval '1 month' ORDER BY month DESC LIMIT 1) o ON o.balance <> 0
      WHERE a.fund_id = :fundId AND a.code > :after ORDER BY a.code LIMIT :limit`,
    { fundId, month: firstDayOf(month), ...page },
  )
  return rows
}

type InTransit = Readonly<{
  payment_id: string
  batch_id: string
  amount: string
  state: 'held' | 'in_transit' | 'ahead' | 'settled' | 'returned' | 'voided'
  since: string | null
  ended_at: string | null
  carried: boolean
}>

/** What was held, in transit or ahead of its release at the month's end, and what became in it of what the close before had listed. By payment. */
export async function listInTransit(
  db: Database,
  fundId: string,
  month: Month,
  page: { after: string | null; limit: number },
): Promise<InTransit[]> {
  const { rows } = await db.raw<{
    rows: (Omit<InTransit, 'since' | 'ended_at'> & { since: Date | null; ended_at: Date | null })[]
  }>(
    `SELECT payment_id, batch_id, amount, state, since, ended_at, carried FROM period_in_transit
      WHERE fund_id = :fundId AND month = :month AND (:after::uuid IS NULL OR payment_id > :after::uuid) ORDER BY payment_id LIMIT :limit`,
    { fundId, month: firstDayOf(month), ...page },
  )
  return rows.map((row) => ({
    ...row,
    since: row.since?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  }))
}

const PERIODS = `
SELECT to_char(p.month, 'YYYY-MM') AS month, p.closed_at, p.closed_by, t.id AS transaction_id, p.entries::int AS entries, p.turnover,
       p.openings::int AS openings, encode(p.openings_sha256, 'hex') AS openings_sha256
  FROM periods p JOIN transactions t ON t.journal_id = p.closed_in`
type PeriodRow = Omit<Period, 'closed_at'> & { closed_at: Date }
const toPeriod = (row: PeriodRow): Period => ({ ...row, closed_at: row.closed_at.toISOString() })
