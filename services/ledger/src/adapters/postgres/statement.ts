import type { Database } from '@fundtrace/database'

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

export async function readStatement(
  db: Database,
  fundId: string,
  account: string,
  page: { after: number; limit: number },
): Promise<StatementLine[]> {
  const { rows } = await db.raw<{
    rows: (Omit<StatementLine, 'effective_at' | 'recorded_at'> & { effective_at: Date; recorded_at: Date })[]
  }>(
    `SELECT e.account_version::int AS line, t.id AS transaction_id, t.number::int AS number, t.kind, t.reference,
            t.document_number, t.effective_at, t.recorded_at, e.amount, e.balance_after
       FROM entries e JOIN transactions t ON t.id = e.transaction_id
      WHERE e.fund_id = :fundId AND e.account_code = :account AND e.account_version > :after
      ORDER BY e.account_version LIMIT :limit`,
    { fundId, account, ...page },
  )
  return rows.map((row) => ({
    ...row,
    effective_at: row.effective_at.toISOString(),
    recorded_at: row.recorded_at.toISOString(),
  }))
}
