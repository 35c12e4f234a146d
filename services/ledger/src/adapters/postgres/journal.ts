import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { PostedTransaction } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, parseMoney } from '@fundtrace/money'
import type { Static } from 'typebox'
import { type AccountState, type Book, type Entry, openBook, type PostedEntry } from '../../domain/book.ts'
import { type AccountCode, kindOf, normalSideOf } from '../../domain/chart.ts'
import { alreadyPosted } from '../../domain/errors.ts'

export type TransactionDraft = Readonly<{
  kind: 'plan' | 'arrival' | 'award' | 'release' | 'settle' | 'return' | 'refund' | 'identified' | 'carry'
  /** Unique in the fund: the same thing is never posted twice. */
  reference: string
  effectiveAt: Date
  entries: readonly Entry[]
  documentNumber?: string
  paymentId?: string
}>

/** The posting of one request: drafts are decided one after the other in the book, then written set by set. */
export type Journal = Readonly<{
  book: Book
  post: (draft: TransactionDraft) => void
  write: () => Promise<Static<typeof PostedTransaction>[]>
}>

type Decided = TransactionDraft & Readonly<{ id: string; posted: readonly PostedEntry[] }>

/** The caller holds the fund's lock. `codes` are all accounts that the drafts will touch. */
export async function openJournal(
  trx: Transaction,
  fundId: string,
  eventId: string,
  codes: readonly AccountCode[],
): Promise<Journal> {
  const book = openBook(fundId, await loadAccounts(trx, fundId, codes))
  const decided: Decided[] = []
  return {
    book,
    post: (draft) => {
      decided.push({ ...draft, id: randomUUID(), posted: book.post(draft.reference, draft.entries) })
    },
    write: async () => {
      if (decided.length === 0) return []
      const { lastNumber, recordedAt } = await takeNumbers(trx, fundId, decided.length)
      const firstNumber = lastNumber - decided.length + 1
      await openMissingAccounts(trx, fundId, codes)
      await insertTransactions(trx, fundId, eventId, recordedAt, firstNumber, decided)
      await insertEntries(trx, fundId, decided)
      return decided.map((draft, index) => toPosted(draft, firstNumber + index, recordedAt))
    },
  }
}

/**
 * The caller holds the fund's lock. Asked before anything else, so that what comes a second time is told just that, whatever
 * else would be wrong with it by now.
 */
export async function refusePosted(trx: Transaction, fundId: string, references: readonly string[]): Promise<void> {
  const seen = new Set<string>()
  for (const reference of references) {
    if (seen.has(reference)) throw alreadyPosted(reference)
    seen.add(reference)
  }
  const posted = await findPosted(trx, fundId, references)
  for (const reference of posted) throw alreadyPosted(reference)
}

/** Which of these references stand in the fund's book, in the order of their posting. A changed plan stands there even if it moved nothing. */
export async function findPosted(
  trx: Transaction,
  fundId: string,
  references: readonly string[],
): Promise<Set<string>> {
  const { rows } = await trx.raw<{ rows: { reference: string }[] }>(
    `SELECT reference FROM (
       SELECT reference, number FROM transactions WHERE fund_id = :fundId AND reference = ANY(:references::text[])
       UNION ALL
       SELECT 'plan:' || plan_id, 0 FROM plan_changes WHERE fund_id = :fundId AND 'plan:' || plan_id = ANY(:references::text[])) posted
      ORDER BY number`,
    { fundId, references },
  )
  return new Set(rows.map((row) => row.reference))
}

async function loadAccounts(
  trx: Transaction,
  fundId: string,
  codes: readonly AccountCode[],
): Promise<Map<AccountCode, AccountState>> {
  const { rows } = await trx.raw<{ rows: AccountRow[] }>(
    `SELECT code, balance, held, version FROM accounts WHERE fund_id = :fundId AND code = ANY(:codes::text[])`,
    { fundId, codes: [...new Set(codes)] },
  )
  return new Map(rows.map((row) => [row.code, toAccountState(row)]))
}

/** The time comes from the database, under the fund's lock: numbers and times of a fund rise together, whoever writes. */
async function takeNumbers(
  trx: Transaction,
  fundId: string,
  count: number,
): Promise<{ lastNumber: number; recordedAt: Date }> {
  const { rows } = await trx.raw<{ rows: { transaction_count: string; recorded_at: Date }[] }>(
    `UPDATE funds SET transaction_count = transaction_count + :count WHERE id = :fundId
     RETURNING transaction_count, clock_timestamp() AS recorded_at`,
    { fundId, count },
  )
  const row = rows[0]
  assert(row !== undefined, 'the fund is there, for the caller holds its lock')
  return { lastNumber: Number(row.transaction_count), recordedAt: row.recorded_at }
}

export async function openMissingAccounts(
  trx: Transaction,
  fundId: string,
  codes: readonly AccountCode[],
): Promise<void> {
  const unique = [...new Set(codes)]
  await trx.raw(
    `INSERT INTO accounts (fund_id, code, kind, normal_side)
     SELECT :fundId, n.code, n.kind, n.side FROM unnest(:codes::text[], :kinds::text[], :sides::text[]) AS n (code, kind, side)
         ON CONFLICT (fund_id, code) DO NOTHING`,
    { fundId, codes: unique, kinds: unique.map(kindOf), sides: unique.map(normalSideOf) },
  )
}

async function insertTransactions(
  trx: Transaction,
  fundId: string,
  eventId: string,
  recordedAt: Date,
  firstNumber: number,
  drafts: readonly Decided[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO transactions (id, fund_id, number, kind, reference, payment_id, document_number, event_id, entry_count, effective_at, recorded_at)
     SELECT n.id, :fundId, :firstNumber::bigint + n.index - 1, n.kind, n.reference, n.payment_id, n.document_number, :eventId, n.entry_count, n.effective_at, :recordedAt
       FROM unnest(:ids::uuid[], :kinds::text[], :references::text[], :payments::uuid[], :documents::text[], :counts::smallint[], :effective::timestamptz[])
            WITH ORDINALITY AS n (id, kind, reference, payment_id, document_number, entry_count, effective_at, index)`,
    {
      fundId,
      eventId,
      firstNumber,
      recordedAt,
      ids: drafts.map((draft) => draft.id),
      kinds: drafts.map((draft) => draft.kind),
      references: drafts.map((draft) => draft.reference),
      payments: drafts.map((draft) => draft.paymentId ?? null),
      documents: drafts.map((draft) => draft.documentNumber ?? null),
      counts: drafts.map((draft) => draft.entries.length),
      effective: drafts.map((draft) => draft.effectiveAt.toISOString()),
    },
  )
}

/** All entries in one statement: the trigger behind it proves each transaction and moves the balances. */
async function insertEntries(trx: Transaction, fundId: string, drafts: readonly Decided[]): Promise<void> {
  const rows = drafts.flatMap((draft) => draft.posted.map((entry) => ({ id: draft.id, entry })))
  await trx.raw(
    `INSERT INTO entries (fund_id, account_code, account_version, transaction_id, amount, balance_after)
     SELECT :fundId, n.code, n.version, n.transaction_id, n.amount, n.balance_after
       FROM unnest(:codes::text[], :versions::bigint[], :ids::uuid[], :amounts::numeric[], :balances::numeric[])
            AS n (code, version, transaction_id, amount, balance_after)`,
    {
      fundId,
      codes: rows.map(({ entry }) => entry.account),
      versions: rows.map(({ entry }) => entry.version.toString()),
      ids: rows.map(({ id }) => id),
      amounts: rows.map(({ entry }) => formatMoney(entry.amount)),
      balances: rows.map(({ entry }) => formatMoney(entry.balanceAfter)),
    },
  )
}

const toPosted = (draft: Decided, number: number, recordedAt: Date): Static<typeof PostedTransaction> => ({
  transaction_id: draft.id,
  number,
  kind: draft.kind,
  reference: draft.reference,
  effective_at: draft.effectiveAt.toISOString(),
  recorded_at: recordedAt.toISOString(),
  payment_id: draft.paymentId ?? null,
  entries: draft.entries.map((entry) => ({ account: entry.account, amount: formatMoney(entry.amount) })),
})

type AccountRow = { code: string; balance: string; held: string; version: string }
const toAccountState = (row: AccountRow): AccountState => ({
  balance: parseMoney(row.balance),
  held: parseMoney(row.held),
  version: BigInt(row.version),
})
