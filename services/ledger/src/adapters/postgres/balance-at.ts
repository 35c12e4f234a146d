import type { Database, Transaction } from '@fundtrace/database'
import type { Bound } from '../../domain/moment.ts'
import { shardOf } from '../../domain/shard.ts'
import { ENTRIES_OF_WINDOW, openingOf, placeKnown, windowBefore, windowBindings } from './balance-window.ts'

export type Account = Readonly<{
  id: string
  fundId: string
  code: string
  kind: string
  normalSide: 'debit' | 'credit'
}>

/** On the account's normal side, in yuan; `lines` are the entries that it is made of. */
type BalanceAt = Readonly<{ balance: string; lines: number }>

export async function findAccount(db: Database, fundId: string, code: string): Promise<Account | undefined> {
  const { rows } = await db.raw<{ rows: Account[] }>(
    `SELECT id, fund_id AS "fundId", code, kind, normal_side AS "normalSide" FROM accounts WHERE fund_id = :fundId AND code = :code`,
    { fundId, code },
  )
  return rows[0]
}

/**
 * What stood on the account, as it was known (recorded before) about a time (effective before); each may be left out. By recording alone: two
 * index look-ups, since every entry carries the balance after it. By effect: an opening and the entries of one window.
 */
export async function balanceAt(
  db: Database | Transaction,
  account: Account,
  { recordedBefore, effectiveBefore }: Readonly<{ recordedBefore: Bound | null; effectiveBefore: Bound | null }>,
): Promise<BalanceAt> {
  const shard = shardOf(account.fundId)
  const known = await placeKnown(db, shard, recordedBefore)
  if (effectiveBefore === null) return recordedBalance(db, account.id, known)
  const window = await windowBefore(db, account.fundId, shard, effectiveBefore, known)
  const opening = await openingOf(db, account.id, window)
  const { rows } = await db.raw<{ rows: { balance: string; lines: string }[] }>(BALANCE_OF_WINDOW, {
    ...windowBindings(window),
    account: account.id,
    opening: opening.balance,
    side: account.normalSide,
    before: effectiveBefore,
  })
  return { balance: rows[0]?.balance ?? opening.balance, lines: opening.lines + Number(rows[0]?.lines ?? 0) }
}

/** For a test that looks at its plan. */
export const BALANCE_OF_WINDOW = `
SELECT :opening::numeric(21,2) + coalesce(sum(CASE :side WHEN 'debit' THEN e.amount ELSE -e.amount END), 0) AS balance, count(*) AS lines
${ENTRIES_OF_WINDOW} AND t.effective_at < :before::timestamptz`

async function recordedBalance(db: Database | Transaction, accountId: string, known: string): Promise<BalanceAt> {
  const { rows } = await db.raw<{ rows: { balance_after: string; line: string }[] }>(
    `SELECT balance_after, line FROM entries WHERE account_id = :accountId AND journal_id <= :known
      ORDER BY journal_id DESC, ordinal DESC LIMIT 1`,
    { accountId, known },
  )
  return { balance: rows[0]?.balance_after ?? '0.00', lines: Number(rows[0]?.line ?? 0) }
}
