import type { FileSource } from '@fundtrace/bank-formats'
import type { Database } from '@fundtrace/database'
import { type KeyRing, openSealedFile, sealFile } from '@fundtrace/personal-data'
import {
  deleteAbandonedPieces,
  deleteUnclaimedPieces,
  insertPiece,
  readPiece,
} from '../adapters/postgres/incoming-file-pieces.ts'
import { incomingFileEmpty, incomingFileTooLarge } from '../domain/bank-file-errors.ts'

export const FILE_BYTES_MAX = 200 * 1024 * 1024

export type StoredIncomingFile = Readonly<{ fileId: string; sha256: string; bytes: number }>

/** Keeps a file as it comes, sealed. */
export async function storeIncomingFile(
  db: Database,
  ring: KeyRing,
  fileId: string,
  source: AsyncIterable<Uint8Array>,
  bytesMax = FILE_BYTES_MAX,
): Promise<StoredIncomingFile> {
  await deleteAbandonedPieces(db)
  try {
    const { sha256, bytes } = await sealFile(ring, source, {
      contextOf: pieceContext(fileId),
      bound: (bytes) => {
        if (bytes > bytesMax) throw incomingFileTooLarge(bytesMax)
      },
      keep: (place, sealed) => insertPiece(db, fileId, place, sealed),
    })
    if (bytes === 0) throw incomingFileEmpty()
    return { fileId, sha256, bytes }
  } catch (error) {
    await deleteUnclaimedPieces(db, fileId)
    throw error
  }
}

export const storedIncomingFile = (db: Database, ring: KeyRing, fileId: string, size: number): FileSource =>
  openSealedFile(ring, size, { contextOf: pieceContext(fileId), find: (place) => readPiece(db, fileId, place) })

const pieceContext =
  (fileId: string) =>
  (place: number): string =>
    `incoming-file:${fileId}:piece:${place}`
