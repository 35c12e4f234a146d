import type { JournalPage } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { fenOf, formatFen } from '@fundtrace/money'

type NumberedPage = Readonly<{ sequence: number; page: JournalPage }>

/** Pages of one fund. Thirty thousand records come in a second at most: three statements for all of them, and only the key as an index. */
export async function insertJournalPages(
  trx: Transaction,
  fundId: string,
  pages: readonly NumberedPage[],
): Promise<void> {
  await insertPages(trx, fundId, pages)
  await insertRecords(trx, fundId, pages)
  await insertAccounts(trx, fundId, pages)
}

async function insertPages(trx: Transaction, fundId: string, pages: readonly NumberedPage[]): Promise<void> {
  const rows = pages.map(({ sequence, page: { records, ...about } }) => {
    const positions = records.map((record) => record.position)
    const numbers = records.flatMap((record) => record.number ?? [])
    return {
      ...about,
      sequence,
      record_count: records.length,
      first_position: Math.min(...positions),
      last_position: Math.max(...positions),
      numbered_count: numbers.length,
      first_number: numbers.length === 0 ? null : Math.min(...numbers),
      last_number: numbers.length === 0 ? null : Math.max(...numbers),
    }
  })
  await trx.raw(
    `INSERT INTO journal_page_copies (fund_id, sequence, shard, height, block_hash, recorded_at, page, pages, record_count,
                                      first_position, last_position, numbered_count, first_number, last_number)
     SELECT :fundId, n.*
       FROM jsonb_to_recordset(:rows::jsonb)
            AS n (sequence bigint, shard smallint, height bigint, block_hash text, recorded_at timestamptz, page integer, pages integer,
                  record_count integer, first_position bigint, last_position bigint, numbered_count integer, first_number bigint,
                  last_number bigint)`,
    { fundId, rows: JSON.stringify(rows) },
  )
}

async function insertRecords(trx: Transaction, fundId: string, pages: readonly NumberedPage[]): Promise<void> {
  const rows = pages.map(({ sequence, page: { recorded_at, records } }) => ({ sequence, recorded_at, records }))
  await trx.raw(
    `INSERT INTO journal_record_copies (fund_id, sequence, place, transaction_id, position, number, kind, reference, effective_at,
                                        document_number, reverses, entries)
     SELECT :fundId, p.sequence, r.place, r.transaction_id, r.position, r.number, r.kind, r.reference,
            coalesce(r.effective_at, p.recorded_at), r.document_number, r.reverses, r.entries
       FROM jsonb_to_recordset(:rows::jsonb) AS p (sequence bigint, recorded_at timestamptz, records jsonb)
      CROSS JOIN LATERAL ROWS FROM (
              jsonb_to_recordset(p.records)
              AS (transaction_id uuid, position bigint, number bigint, kind text, reference text, effective_at timestamptz,
                  document_number text, reverses uuid, entries jsonb)
            ) WITH ORDINALITY
            AS r (transaction_id, position, number, kind, reference, effective_at, document_number, reverses, entries, place)`,
    { fundId, rows: JSON.stringify(rows) },
  )
}

async function insertAccounts(trx: Transaction, fundId: string, pages: readonly NumberedPage[]): Promise<void> {
  const rows = pages.flatMap(({ sequence, page }) =>
    [...moved(page)].map(([account, { debit, credit }]) => ({ sequence, account, debit, credit })),
  )
  if (rows.length === 0) return
  await trx.raw(
    `INSERT INTO journal_account_copies (fund_id, sequence, account, debit, credit)
     SELECT :fundId, n.*
       FROM unnest(:sequences::bigint[], :accounts::text[], :debits::numeric[], :credits::numeric[]) AS n`,
    {
      fundId,
      sequences: rows.map((row) => row.sequence),
      accounts: rows.map((row) => row.account),
      debits: rows.map((row) => formatFen(row.debit)),
      credits: rows.map((row) => formatFen(row.credit)),
    },
  )
}

type Moved = { debit: bigint; credit: bigint }

/** In fen. The journal has them by the thousand: one pass, no object for an entry. */
function moved({ records }: JournalPage): Map<string, Moved> {
  const accounts = new Map<string, Moved>()
  for (const { entries } of records) {
    for (const { account, amount } of entries) {
      const fen = fenOf(amount)
      let sums = accounts.get(account)
      if (sums === undefined) accounts.set(account, (sums = { debit: 0n, credit: 0n }))
      if (fen > 0n) sums.debit += fen
      else sums.credit -= fen
    }
  }
  return accounts
}
