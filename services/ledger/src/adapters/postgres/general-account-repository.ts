import type { Database, Transaction } from '@fundtrace/database'

/** Amounts in yuan, on the account's normal side. Null bounds: none. */
export type GeneralAccount = Readonly<{
  code: string
  name: string | null
  normal_side: string
  balance: string
  held: string
  minimum: string | null
  maximum: string | null
  opened_at: string | null
  closed_at: string | null
}>

export type NewAccount = Pick<GeneralAccount, 'code' | 'name' | 'minimum' | 'maximum'> &
  Readonly<{ fundId: string; normalSide: string; openedBy: string }>

/** False where the fund has an account of this code, open or closed. */
export async function insertGeneralAccount(trx: Transaction, account: NewAccount): Promise<boolean> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `INSERT INTO accounts (fund_id, code, kind, name, normal_side, minimum, maximum, opened_by, opened_at)
     VALUES (:fundId, :code, 'general', :name, :normalSide, :minimum, :maximum, :openedBy, clock_timestamp())
         ON CONFLICT (fund_id, code) DO NOTHING`,
    { ...account },
  )
  return rowCount === 1
}

/**
 * Closes it where nothing is on it, and says whether it did. A block that would move it waits for the row or is waited for: whichever
 * commits second sees what the first did, and is refused.
 */
export async function closeEmptyAccount(
  trx: Transaction,
  fundId: string,
  code: string,
  closedBy: string,
): Promise<boolean> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `UPDATE accounts SET closed_at = clock_timestamp(), closed_by = :closedBy
      WHERE fund_id = :fundId AND code = :code AND closed_at IS NULL AND balance = 0 AND held = 0`,
    { fundId, code, closedBy },
  )
  return rowCount === 1
}

export async function findAccount(
  db: Database | Transaction,
  fundId: string,
  code: string,
): Promise<GeneralAccount | undefined> {
  const { rows } = await db.raw<{ rows: AccountRow[] }>(
    `SELECT code, name, normal_side, balance, held, minimum, maximum, opened_at, closed_at
       FROM accounts WHERE fund_id = :fundId AND code = :code`,
    { fundId, code },
  )
  const [row] = rows
  return (
    row && { ...row, opened_at: row.opened_at?.toISOString() ?? null, closed_at: row.closed_at?.toISOString() ?? null }
  )
}

type AccountRow = Omit<GeneralAccount, 'opened_at' | 'closed_at'> & { opened_at: Date | null; closed_at: Date | null }
