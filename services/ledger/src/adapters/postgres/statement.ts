import type { Database } from '@fundtrace/database'
import type { Bound } from '../../domain/moment.ts'
import { shardOf } from '../../domain/shard.ts'
import type { Account } from './balance-at.ts'
import { placeKnown } from './balance-window.ts'

/** Amounts in yuan; `balance`, `held` and `available` on the account's normal side. */
export type AccountLine = {
  code: string
  kind: string
  normal_side: string
  balance: string
  held: string
  available: string
  entries: number
}

export async function listAccounts(
  db: Database,
  fundId: string,
  page: { after: string; limit: number },
): Promise<AccountLine[]> {
  const { rows } = await db.raw<{ rows: AccountLine[] }>(
    `SELECT code, kind, normal_side, balance, held, balance - held AS available, version::int AS entries
       FROM accounts WHERE fund_id = :fundId AND code > :after ORDER BY code LIMIT :limit`,
    { fundId, ...page },
  )
  return rows
}

/** `line` counts the account's entries as they were recorded; `balance_after` is on its normal side, in the order of the statement. */
export type StatementLine = {
  line: number
  transaction_id: string
  number: number
  kind: string
  reference: string
  document_number: string | null
  effective_at: string
  recorded_at: string
  amount: string
  balance_after: string
}

/** Exclusive at the end; null: no bound. Of days and instants `moment.ts` makes them. */
export type StatementBounds = Readonly<{
  recordedFrom: Bound | null
  recordedBefore: Bound | null
  effectiveFrom: Bound | null
  effectiveBefore: Bound | null
}>

/**
 * The lines after one of them, as they were recorded: each proves itself by the balance it carries. What is recorded later comes later, so a
 * page stays as it is. Bounds in recorded time are places in the journal; those in effective time are asked of each line.
 */
export async function readStatement(
  db: Database,
  account: Account,
  { recordedFrom, recordedBefore, effectiveFrom, effectiveBefore }: StatementBounds,
  page: { after: number; limit: number },
): Promise<StatementLine[]> {
  const shard = shardOf(account.fundId)
  const { rows } = await db.raw<{ rows: StatementRow[] }>(
    `SELECT ${STATEMENT_COLUMNS}, e.balance_after
       FROM entries e JOIN transactions t ON t.journal_id = e.journal_id
      WHERE e.account_id = :account AND e.journal_id > :beginsAfter AND e.journal_id <= :endsWith
        AND e.journal_id >= (SELECT place_of_line(:account, :after::bigint + 1)) AND e.line > :after
        AND (:effectiveFrom::timestamptz IS NULL OR t.effective_at >= :effectiveFrom::timestamptz)
        AND (:effectiveBefore::timestamptz IS NULL OR t.effective_at < :effectiveBefore::timestamptz)
      ORDER BY e.journal_id, e.ordinal LIMIT :limit`,
    {
      account: account.id,
      beginsAfter: recordedFrom === null ? '-1' : await placeKnown(db, shard, recordedFrom),
      endsWith: await placeKnown(db, shard, recordedBefore),
      effectiveFrom,
      effectiveBefore,
      ...page,
    },
  )
  return rows.map(toStatementLine)
}

/** All of them, a thousand at a time, as they stood when the first was read. */
export async function* streamStatement(
  db: Database,
  account: Account,
  bounds: StatementBounds,
): AsyncGenerator<StatementLine> {
  const last = await lastLine(db, account.id)
  for (let after = 0; ; ) {
    const lines = await readStatement(db, account, bounds, { after, limit: STREAMED })
    for (const line of lines) if (line.line <= last) yield line
    after = lines.at(-1)?.line ?? last
    if (lines.length < STREAMED || after >= last) return
  }
}

export const STREAMED = 1000

export async function lastLine(db: Database, accountId: string): Promise<number> {
  const row: { version: string } | undefined = await db('accounts').where({ id: accountId }).first('version')
  return Number(row?.version ?? 0)
}

export const STATEMENT_COLUMNS = `e.line::float8 AS line, t.id AS transaction_id, t.number::float8 AS number, t.kind, t.reference,
            t.document_number, t.effective_at, t.recorded_at, e.amount`

export type StatementRow = Omit<StatementLine, 'effective_at' | 'recorded_at'> & {
  effective_at: Date
  recorded_at: Date
}
export const toStatementLine = (row: StatementRow): StatementLine => ({
  line: row.line,
  transaction_id: row.transaction_id,
  number: row.number,
  kind: row.kind,
  reference: row.reference,
  document_number: row.document_number,
  effective_at: row.effective_at.toISOString(),
  recorded_at: row.recorded_at.toISOString(),
  amount: row.amount,
  balance_after: row.balance_after,
})
