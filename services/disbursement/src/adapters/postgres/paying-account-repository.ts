import type { Database, Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import { payingAccountUnknown } from '../../domain/paying-account-errors.ts'

export type PayingAccount = Readonly<{
  id: string
  fund_id: string
  holder: string
  sealed_account: string
  masked_account: string
  bank_code: string
  bank_name: string
  said_by: string
  said_for: string | null
  said_at: string
  approved_by: string | null
  approved_for: string | null
  approved_at: string | null
}>

/** What a sealed account belongs to. */
export const payingAccountContext = (fundId: string, accountId: string): string =>
  `fund:${fundId}:paying-account:${accountId}`

export async function insertPayingAccount(
  trx: Transaction,
  account: Pick<
    PayingAccount,
    'id' | 'fund_id' | 'holder' | 'sealed_account' | 'masked_account' | 'bank_code' | 'bank_name'
  >,
  { subject, actingFor }: Person,
): Promise<void> {
  await trx('paying_accounts').insert({ ...account, said_by: subject, said_for: actingFor })
}

/** Under its lock: of two who approve it at once, one does. */
export async function lockPayingAccount(trx: Transaction, id: string): Promise<PayingAccount> {
  const { rows } = await trx.raw<{ rows: PayingAccount[] }>(
    `SELECT ${COLUMNS} FROM paying_accounts WHERE id = :id FOR UPDATE`,
    { id },
  )
  if (rows[0] === undefined) throw payingAccountUnknown(id)
  return rows[0]
}

export async function approvePayingAccount(
  trx: Transaction,
  id: string,
  { subject, actingFor }: Person,
): Promise<void> {
  await trx('paying_accounts')
    .where({ id })
    .update({ approved_by: subject, approved_for: actingFor, approved_at: trx.raw('clock_timestamp()') })
}

export async function readPayingAccount(db: Database | Transaction, id: string): Promise<PayingAccount> {
  const { rows } = await db.raw<{ rows: PayingAccount[] }>(`SELECT ${COLUMNS} FROM paying_accounts WHERE id = :id`, {
    id,
  })
  if (rows[0] === undefined) throw payingAccountUnknown(id)
  return rows[0]
}

/** The one that was approved last. */
export async function findPayingAccount(trx: Transaction, fundId: string): Promise<PayingAccount | undefined> {
  const { rows } = await trx.raw<{ rows: PayingAccount[] }>(
    `SELECT ${COLUMNS} FROM paying_accounts
      WHERE fund_id = :fundId AND approved_at IS NOT NULL ORDER BY approved_at DESC, id LIMIT 1`,
    { fundId },
  )
  return rows[0]
}

/** Newest first. */
export async function listPayingAccounts(db: Database, fundId: string): Promise<PayingAccount[]> {
  const { rows } = await db.raw<{ rows: PayingAccount[] }>(
    `SELECT ${COLUMNS} FROM paying_accounts WHERE fund_id = :fundId ORDER BY said_at DESC, id LIMIT 100`,
    { fundId },
  )
  return rows
}

const time = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`
const COLUMNS = `id, fund_id, holder, sealed_account, masked_account, bank_code, bank_name, said_by, said_for, ${time('said_at')},
            approved_by, approved_for, ${time('approved_at')}`
