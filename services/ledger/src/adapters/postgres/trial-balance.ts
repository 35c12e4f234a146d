import type { Database, Transaction } from '@fundtrace/database'
import { firstDayOf, endOfMonth, type Month, startOfMonth } from '../../domain/period.ts'
import { shardOf } from '../../domain/shard.ts'

/**
 * An account of the 科目余额表, in yuan: what stood on it, what moved it in the months, what stands on it after them. What stands on the debit side
 * is in `_debit`, else in `_credit`; of both one is 0.00.
 */
export type TrialLine = Readonly<{ account: string; name: string | null; kind: string; normal_side: string }> & Columns
export type KindLine = Readonly<{ kind: string; accounts: number }> & Columns
export type Columns = Readonly<{
  opening_debit: string
  opening_credit: string
  debit: string
  credit: string
  closing_debit: string
  closing_credit: string
}>

export type Months = Readonly<{ from: Month; to: Month }>

/**
 * The accounts that had something on them or moved, by code. Of closed months only their openings are read; of those since the last close the
 * entries. `from` and `to` are both included.
 */
export async function listTrialLines(
  db: Database | Transaction,
  fundId: string,
  months: Months,
  page: Readonly<{ after: string; limit: number }>,
): Promise<TrialLine[]> {
  const { rows } = await db.raw<{ rows: TrialLine[] }>(
    `${TRIAL} SELECT account, name, kind, normal_side, ${SIDES} FROM trial ORDER BY account LIMIT :limit`,
    { ...bindings(fundId, months), ...page },
  )
  return rows
}

export async function* streamTrialLines(db: Database, fundId: string, months: Months): AsyncGenerator<TrialLine> {
  for (let after = ''; ; ) {
    const lines = await listTrialLines(db, fundId, months, { after, limit: STREAMED })
    yield* lines
    const last = lines.at(-1)
    if (last === undefined || lines.length < STREAMED) return
    after = last.account
  }
}
const STREAMED = 20_000

/** The same by kind of account; their sums are those of the whole fund, and both sides are equal. */
export async function listKindLines(
  db: Database | Transaction,
  fundId: string,
  months: Months,
): Promise<{ kinds: KindLine[]; total: Columns }> {
  const { rows } = await db.raw<{ rows: (Columns & { kind: string | null; accounts: number })[] }>(
    `${TRIAL}, lines AS (SELECT kind, ${SIDES} FROM trial)
     SELECT kind, count(*)::int AS accounts, ${SUMS} FROM lines GROUP BY GROUPING SETS ((kind), ()) ORDER BY kind NULLS LAST`,
    { ...bindings(fundId, months), after: '', limit: null },
  )
  const total = rows.find(({ kind }) => kind === null)
  return {
    kinds: rows.flatMap(({ kind, ...row }) => (kind === null ? [] : [{ kind, ...row }])),
    total: total === undefined ? NOTHING : columnsOf(total),
  }
}

const bindings = (fundId: string, { from, to }: Months) => ({
  fundId,
  shard: shardOf(fundId),
  from: firstDayOf(from),
  to: firstDayOf(to),
  start: startOfMonth(from).toISOString(),
  end: endOfMonth(to).toISOString(),
})

/** Debits positive. `closed` is the last month of the fund that is closed; what counts after it is read from the entries. */
const TRIAL = `
WITH closed AS (SELECT month, ends_at, next_id FROM periods WHERE fund_id = :fundId ORDER BY month DESC LIMIT 1),
asked AS MATERIALIZED (SELECT id, code, name, kind, normal_side FROM accounts WHERE fund_id = :fundId AND code > :after),
since AS (
  SELECT e.account_id, coalesce(sum(e.amount) FILTER (WHERE t.effective_at < :start), 0) AS before,
         coalesce(sum(e.amount) FILTER (WHERE t.effective_at >= :start AND e.amount > 0), 0) AS debit,
         coalesce(-sum(e.amount) FILTER (WHERE t.effective_at >= :start AND e.amount < 0), 0) AS credit
    FROM transactions t JOIN entries e ON e.journal_id = t.journal_id
   WHERE t.fund_id = :fundId AND t.number IS NOT NULL
     AND t.journal_id >= coalesce((SELECT next_id FROM closed), journal_id(:shard::smallint, 0))
     AND t.effective_at >= coalesce((SELECT ends_at FROM closed), '-infinity') AND t.effective_at < :end
   GROUP BY e.account_id),
moved AS (
  SELECT a.code AS account, a.name, a.kind, a.normal_side,
         CASE a.normal_side WHEN 'debit' THEN 1 ELSE -1 END * coalesce(o.balance, 0) + coalesce(s.before, 0) AS opening,
         coalesce(c.debit, 0) + coalesce(s.debit, 0) AS debit, coalesce(c.credit, 0) + coalesce(s.credit, 0) AS credit
    FROM asked a
    LEFT JOIN LATERAL (
      SELECT balance FROM period_openings WHERE account_id = a.id AND month <= :from ORDER BY month DESC LIMIT 1) o ON true
    LEFT JOIN LATERAL (
      SELECT sum(debit) AS debit, sum(credit) AS credit FROM period_openings
       WHERE account_id = a.id AND month > :from AND month <= :to::date + interval '1 month') c ON true
    LEFT JOIN since s ON s.account_id = a.id),
trial AS (
  SELECT *, opening + debit - credit AS closing FROM moved WHERE opening <> 0 OR debit <> 0 OR credit <> 0
   ORDER BY account LIMIT :limit)`

const SIDES = ['opening', 'closing']
  .flatMap((at) => [
    `greatest(${at}, 0)::numeric(30,2) AS ${at}_debit`,
    `greatest(-${at}, 0)::numeric(30,2) AS ${at}_credit`,
  ])
  .concat('debit::numeric(30,2)', 'credit::numeric(30,2)')
  .join(', ')
const NAMES = ['opening_debit', 'opening_credit', 'debit', 'credit', 'closing_debit', 'closing_credit'] as const
const SUMS = NAMES.map((name) => `coalesce(sum(${name}), 0)::numeric(30,2) AS ${name}`).join(', ')

const columnsOf = (row: Columns): Columns => ({
  opening_debit: row.opening_debit,
  opening_credit: row.opening_credit,
  debit: row.debit,
  credit: row.credit,
  closing_debit: row.closing_debit,
  closing_credit: row.closing_credit,
})
const NOTHING: Columns = {
  opening_debit: '0.00',
  opening_credit: '0.00',
  debit: '0.00',
  credit: '0.00',
  closing_debit: '0.00',
  closing_credit: '0.00',
}
