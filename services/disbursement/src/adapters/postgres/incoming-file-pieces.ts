import type { Database } from '@fundtrace/database'

export async function insertPiece(db: Database, fileId: string, place: number, sealed: Buffer): Promise<void> {
  await db.raw(`INSERT INTO incoming_file_pieces (file_id, place, content) VALUES (?, ?, ?)`, [fileId, place, sealed])
}

export async function readPiece(db: Database, fileId: string, place: number): Promise<Buffer | undefined> {
  const { rows } = await db.raw<{ rows: { content: Buffer }[] }>(
    `SELECT content FROM incoming_file_pieces WHERE file_id = ? AND place = ?`,
    [fileId, place],
  )
  return rows[0]?.content
}

/** Of an upload that came to nothing: refused, or the same file as an earlier one. */
export async function deleteUnclaimedPieces(db: Database, fileId: string): Promise<void> {
  await db.raw(
    `DELETE FROM incoming_file_pieces WHERE file_id = :fileId AND NOT EXISTS (SELECT FROM incoming_files WHERE id = :fileId)`,
    { fileId },
  )
}

/** Of uploads that broke off more than a day ago. */
export async function deleteAbandonedPieces(db: Database): Promise<void> {
  await db.raw(
    `DELETE FROM incoming_file_pieces
      WHERE file_id IN (SELECT file_id FROM incoming_file_pieces p
                         WHERE place = 0 AND received_at < clock_timestamp() - interval '1 day'
                           AND NOT EXISTS (SELECT FROM incoming_files WHERE id = p.file_id))`,
  )
}
