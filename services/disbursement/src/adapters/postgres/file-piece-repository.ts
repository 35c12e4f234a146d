import type { Database, Transaction } from '@fundtrace/database'

/** What a sealed piece belongs to; places count from 1. */
export const pieceContext = (fileId: string, place: number): string => `outgoing-file:${fileId}:${place}`

/** How the one piece of a file was sealed that was written before there were pieces: such a file has the id of its batch. */
export const bankFileContext = (batchId: string): string => `batch:${batchId}:bank-file`

export async function insertPiece(trx: Transaction, fileId: string, place: number, sealed: Buffer): Promise<void> {
  await trx('file_pieces').insert({ file_id: fileId, place, sealed })
}

/** Of a file that is being written: it begins again. */
export async function deletePieces(trx: Transaction, fileId: string): Promise<void> {
  await trx('file_pieces').where({ file_id: fileId }).delete()
}

export async function readPiece(db: Database, fileId: string, place: number): Promise<Buffer | undefined> {
  const row: { sealed: Buffer } | undefined = await db('file_pieces').where({ file_id: fileId, place }).first('sealed')
  return row?.sealed
}
