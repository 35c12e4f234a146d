import type { Database } from '@fundtrace/database'
import type { Bound } from '../../domain/moment.ts'
import { shardOf } from '../../domain/shard.ts'
import { placeKnown } from './balance-window.ts'

/** A transaction of a fund with its entries in their order; debits positive, in yuan. */
export type JournalTransaction = Readonly<{
  id: string
  number: string
  kind: string
  reference: string
  document_number: string | null
  effective_at: Date
  recorded_at: Date
  entries: readonly Readonly<{ account: string; amount: string }>[]
}>

/** What a fund's journal says of a time, exclusive at the end, as it was known when the export began. */
export type FundJournal = Readonly<{
  accounts: () => Promise<readonly Readonly<{ code: string; kind: string; name: string | null }>[]>
  /** What stood on the accounts before the first bound, debits positive, zero left out, by code. Their sum is 0.00. */
  openings: () => Promise<readonly Readonly<{ account: string; amount: string }>[]>
  /** As they were recorded, in bounded memory. */
  transactions: () => AsyncGenerator<JournalTransaction>
}>

export async function openFundJournal(
  db: Database,
  fundId: string,
  { from, before }: Readonly<{ from: Bound | null; before: Bound | null }>,
): Promise<FundJournal> {
  const shard = shardOf(fundId)
  const known = await placeKnown(db, shard, null)
  const asked = { fundId, known, from, before }
  return {
    accounts: async () => {
      const { rows } = await db.raw<{ rows: { code: string; kind: string; name: string | null }[] }>(
        `SELECT code, kind, name FROM accounts WHERE fund_id = :fundId ORDER BY code COLLATE "C"`,
        { fundId },
      )
      return rows
    },
    openings: async () => {
      if (from === null) return []
      const { rows } = await db.raw<{ rows: { account: string; amount: string }[] }>(OPENINGS, asked)
      return rows
    },
    transactions: async function* () {
      for (let after = '-1'; ; ) {
        const { rows } = await db.raw<{ rows: (JournalTransaction & { journal_id: string })[] }>(TRANSACTIONS, {
          ...asked,
          after,
          limit: PAGE,
        })
        yield* rows
        const last = rows.at(-1)
        if (last === undefined || rows.length < PAGE) return
        after = last.journal_id
      }
    },
  }
}

const PAGE = 1000

// From the last month that had been closed before the bound on.
const OPENINGS = `
WITH base AS (
  SELECT month, ends_at, next_id FROM periods WHERE fund_id = :fundId AND ends_at <= :from AND closed_in <= :known ORDER BY month DESC LIMIT 1),
since AS (
  SELECT e.account_id, sum(e.amount) AS amount
    FROM transactions t JOIN entries e ON e.journal_id = t.journal_id
   WHERE t.fund_id = :fundId AND t.number IS NOT NULL AND t.journal_id <= :known
     AND t.journal_id >= coalesce((SELECT next_id FROM base), 0)
     AND t.effective_at >= coalesce((SELECT ends_at FROM base), '-infinity') AND t.effective_at < :from
   GROUP BY e.account_id)
SELECT account, amount::numeric(21,2) AS amount
  FROM (SELECT a.code AS account,
               CASE a.normal_side WHEN 'debit' THEN 1 ELSE -1 END * coalesce(o.balance, 0) + coalesce(s.amount, 0) AS amount
          FROM accounts a
          LEFT JOIN LATERAL (
            SELECT balance FROM period_openings
             WHERE account_id = a.id AND month <= (SELECT month + interval '1 month' FROM base) ORDER BY month DESC LIMIT 1) o ON true
          LEFT JOIN since s ON s.account_id = a.id
         WHERE a.fund_id = :fundId) standing
 WHERE amount <> 0 ORDER BY account COLLATE "C"`

const TRANSACTIONS = `
SELECT t.journal_id, t.id, t.number, t.kind, t.reference, t.document_number, t.effective_at, t.recorded_at,
       (SELECT json_agg(json_build_object('account', a.code, 'amount', e.amount::text) ORDER BY e.ordinal)
          FROM entries e JOIN accounts a ON a.id = e.account_id WHERE e.journal_id = t.journal_id) AS entries
  FROM transactions t
 WHERE t.fund_id = :fundId AND t.journal_id > :after AND t.journal_id <= :known AND t.number IS NOT NULL
   AND (:from::timestamptz IS NULL OR t.effective_at >= :from::timestamptz)
   AND (:before::timestamptz IS NULL OR t.effective_at < :before::timestamptz)
 ORDER BY t.journal_id LIMIT :limit`
