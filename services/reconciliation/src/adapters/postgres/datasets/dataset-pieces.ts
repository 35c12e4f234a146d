import type { Database } from '@fundtrace/database'

export async function insertPiece(db: Database, datasetId: string, place: number, sealed: Buffer): Promise<void> {
  await db.raw(`INSERT INTO dataset_pieces (dataset_id, place, content) VALUES (?, ?, ?)`, [datasetId, place, sealed])
}

export async function readPiece(db: Database, datasetId: string, place: number): Promise<Buffer | undefined> {
  const { rows } = await db.raw<{ rows: { content: Buffer }[] }>(
    `SELECT content FROM dataset_pieces WHERE dataset_id = ? AND place = ?`,
    [datasetId, place],
  )
  return rows[0]?.content
}

/** Of an upload that came to nothing: refused, or the same file as an earlier one. */
export async function deleteUnclaimedPieces(db: Database, datasetId: string): Promise<void> {
  await db.raw(
    `DELETE FROM dataset_pieces WHERE dataset_id = :datasetId AND NOT EXISTS (SELECT FROM datasets WHERE id = :datasetId)`,
    { datasetId },
  )
}

/** Of uploads and extracts that broke off more than a day ago. */
export async function deleteAbandonedPieces(db: Database): Promise<void> {
  await db.raw(
    `DELETE FROM dataset_pieces
      WHERE dataset_id IN (SELECT dataset_id FROM dataset_pieces p
                            WHERE place = 0 AND received_at < clock_timestamp() - interval '1 day'
                              AND NOT EXISTS (SELECT FROM datasets WHERE id = p.dataset_id))`,
  )
}
