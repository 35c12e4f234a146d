import type { PostedTransaction } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { fenOf } from '@fundtrace/money'
import type { Static } from 'typebox'
import { type AccountState, type Book, openBook } from '../../domain/book.ts'
import { type AccountCode, kindOf, normalSideOf } from '../../domain/chart.ts'
import { alreadyPosted } from '../../domain/errors.ts'
import { accountClosed } from '../../domain/posting/posting-errors.ts'
import { type DecidedDraft, type TransactionDraft, writeFundBlock } from './write-fund-block.ts'

/** The posting of one request: drafts are decided one after the other in the book, then written set by set as one block. */
export type Journal = Readonly<{
  book: Book
  post: (draft: TransactionDraft) => void
  /** What moved money, as it is told to others. */
  write: () => Promise<Static<typeof PostedTransaction>[]>
}>

/** The caller holds the fund's lock. `codes` are all accounts that the drafts will touch; `eventId` is null where no event asked. */
export async function openJournal(
  trx: Transaction,
  fundId: string,
  eventId: string | null,
  codes: readonly AccountCode[],
): Promise<Journal> {
  const loaded = await loadAccounts(trx, fundId, codes)
  const book = openBook(fundId, loaded)
  const decided: DecidedDraft[] = []
  return {
    book,
    post: (draft) => {
      for (const { account } of draft.entries)
        if (loaded.get(account)?.isClosed === true) throw accountClosed(fundId, account)
      decided.push({ ...draft, posted: draft.kind === 'close' ? [] : book.post(draft.reference, draft.entries) })
    },
    write: async () => {
      if (decided.length === 0) return []
      const missing = codes.filter((code) => !loaded.has(code))
      const opened = await openAccounts(trx, fundId, missing)
      return writeFundBlock(trx, fundId, eventId, decided, (code) => loaded.get(code)?.id ?? opened.get(code))
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
): Promise<Map<AccountCode, LoadedAccount>> {
  const { rows } = await trx.raw<{ rows: AccountRow[] }>(
    `SELECT id, code, balance, held, version, closed_at IS NOT NULL AS closed FROM accounts WHERE fund_id = :fundId AND code = ANY(:codes::text[])`,
    { fundId, codes: [...new Set(codes)] },
  )
  return new Map(rows.map((row) => [row.code, toAccountState(row)]))
}

/** Answers their ids. The shard's lock keeps everybody else from opening the same. */
async function openAccounts(
  trx: Transaction,
  fundId: string,
  codes: readonly AccountCode[],
): Promise<Map<AccountCode, string>> {
  const unique = [...new Set(codes)]
  if (unique.length === 0) return new Map()
  const { rows } = await trx.raw<{ rows: { id: string; code: string }[] }>(
    `INSERT INTO accounts (fund_id, code, kind, normal_side)
     SELECT :fundId, n.code, n.kind, n.side FROM unnest(:codes::text[], :kinds::text[], :sides::text[]) AS n (code, kind, side)
     RETURNING id, code`,
    { fundId, codes: unique, kinds: unique.map(kindOf), sides: unique.map(normalSideOf) },
  )
  return new Map(rows.map((row) => [row.code, row.id]))
}

type LoadedAccount = AccountState & Readonly<{ id: string; isClosed: boolean }>
type AccountRow = { id: string; code: string; balance: string; held: string; version: string; closed: boolean }
const toAccountState = (row: AccountRow): LoadedAccount => ({
  id: row.id,
  balance: fenOf(row.balance),
  held: fenOf(row.held),
  version: BigInt(row.version),
  isClosed: row.closed,
})
