import type { Database, Transaction } from '@fundtrace/database'
import { idOf } from './ledger-fixture.ts'

/** What a statement of SQL met: nothing, the constraint that it broke, or the right that it lacked. */
export async function resultOf(db: Database, work: (trx: Transaction) => Promise<unknown>): Promise<string> {
  try {
    await db.transaction(async (trx) => {
      await work(trx)
      await trx.raw('SET CONSTRAINTS ALL IMMEDIATE')
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return 'done'
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '42501') return 'no right'
    if (code?.startsWith('23') && constraint !== undefined) return constraint
    throw error
  }
  return 'committed'
}

/** Every attempt is undone, so that the next one finds the ledger as it was. */
class Undone extends Error {}

/** Account, number of its entry, amount (debits positive), the balance that the entry says it leaves. */
export type RawEntry = readonly [account: string, version: number, amount: string, balanceAfter: string]

export type RawPosting = Readonly<{
  fund: string
  number: number
  kind: string
  reference: string
  entryCount: number
  /** Each list is written by a statement of its own. */
  statements: readonly (readonly RawEntry[])[]
  /** Raises the fund's count as the service does before it writes; the service could also write another. */
  transactionCount: number
  entriesOfFund: string
  transactionId: string
}>

/** Writes a transaction and its entries without the application, as anybody with the database's password could. */
export async function writeRaw(trx: Transaction, posting: RawPosting): Promise<void> {
  await trx('funds').where({ id: posting.fund }).update({ transaction_count: posting.transactionCount })
  await trx('transactions').insert({
    id: posting.transactionId,
    fund_id: posting.fund,
    number: posting.number,
    kind: posting.kind,
    reference: posting.reference,
    event_id: idOf('raw event'),
    entry_count: posting.entryCount,
    effective_at: '2016-07-01',
  })
  for (const entries of posting.statements) {
    await writeRawEntries(trx, posting.entriesOfFund, posting.transactionId, entries)
  }
}

export async function writeRawEntries(
  trx: Transaction,
  fund: string,
  transactionId: string,
  entries: readonly RawEntry[],
): Promise<void> {
  await trx('entries').insert(
    entries.map(([account_code, account_version, amount, balance_after]) => ({
      fund_id: fund,
      account_code,
      account_version,
      transaction_id: transactionId,
      amount,
      balance_after,
    })),
  )
}
