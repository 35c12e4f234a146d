import type { Database, Transaction } from '@fundtrace/database'

/** Where a record stands; `journalId` is its place in the whole journal. */
export type FoundRecord = Readonly<{ journalId: string; shard: number; position: number; reference: string }>

export async function findRecordPlace(
  db: Database | Transaction,
  fundId: string,
  transactionId: string,
): Promise<FoundRecord | undefined> {
  const { rows } = await db.raw<{ rows: PlaceRow[] }>(
    `SELECT journal_id, (journal_id >> 48)::integer AS shard, (journal_id & ((1::bigint << 48) - 1)) AS position, reference
       FROM transactions WHERE id = :transactionId AND fund_id = :fundId`,
    { transactionId, fundId },
  )
  return rows.map((row) => ({
    journalId: row.journal_id,
    shard: row.shard,
    position: Number(row.position),
    reference: row.reference,
  }))[0]
}

type PlaceRow = { journal_id: string; shard: number; position: string; reference: string }
