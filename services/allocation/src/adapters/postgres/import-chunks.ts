import type { Database, Transaction } from '@fundtrace/database'

export async function insertChunk(db: Database, importId: string, ordinal: number, sealed: Buffer): Promise<void> {
  await db.raw(`INSERT INTO import_chunks (import_id, ordinal, sealed) VALUES (?, ?, ?)`, [importId, ordinal, sealed])
}

export async function readChunk(db: Database, importId: string, ordinal: number): Promise<Buffer | undefined> {
  const { rows } = await db.raw<{ rows: { sealed: Buffer }[] }>(
    `SELECT sealed FROM import_chunks WHERE import_id = ? AND ordinal = ?`,
    [importId, ordinal],
  )
  return rows[0]?.sealed
}

export async function deleteChunks(db: Database | Transaction, importId: string): Promise<void> {
  await db.raw(`DELETE FROM import_chunks WHERE import_id = ?`, [importId])
}

/** Of an upload that came to nothing: refused, or the answer of an earlier one. */
export async function deleteUnclaimedChunks(db: Database, importId: string): Promise<void> {
  await db.raw(
    `DELETE FROM import_chunks
      WHERE import_id = :importId AND NOT EXISTS (SELECT FROM register_imports WHERE id = :importId)`,
    { importId },
  )
}

/** Of uploads that broke off more than a day ago: no import was ever recorded of them. */
export async function deleteAbandonedChunks(db: Database): Promise<void> {
  await db.raw(
    `DELETE FROM import_chunks
      WHERE import_id IN (SELECT import_id FROM import_chunks c
                           WHERE ordinal = 0 AND received_at < clock_timestamp() - interval '1 day'
                             AND NOT EXISTS (SELECT FROM register_imports WHERE id = c.import_id))`,
  )
}
