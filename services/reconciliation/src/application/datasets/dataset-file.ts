import type { Database } from '@fundtrace/database'
import { type KeyRing, openSealedFile, sealFile } from '@fundtrace/personal-data'
import type { ListFile } from '@fundtrace/tabular-source'
import {
  deleteAbandonedPieces,
  deleteUnclaimedPieces,
  insertPiece,
  readPiece,
} from '../../adapters/postgres/datasets/dataset-pieces.ts'
import { datasetEmpty, datasetTooLarge } from '../../domain/job/job-errors.ts'

/** A year of a province; larger ones are for the command line, which keeps nothing. */
export const DATASET_BYTES_MAX = 512 * 1024 * 1024

export type StoredFile = Readonly<{ datasetId: string; sha256: string; bytes: number }>

/** Keeps a file as it comes, sealed. */
export async function storeFile(
  db: Database,
  ring: KeyRing,
  datasetId: string,
  source: AsyncIterable<Uint8Array>,
  { bytesMax = DATASET_BYTES_MAX, mayBeEmpty = false }: { bytesMax?: number; mayBeEmpty?: boolean } = {},
): Promise<StoredFile> {
  await deleteAbandonedPieces(db)
  try {
    const { sha256, bytes } = await sealFile(ring, source, {
      contextOf: pieceContext(datasetId),
      bound: (bytes) => {
        if (bytes > bytesMax) throw datasetTooLarge(bytesMax)
      },
      keep: (place, sealed) => insertPiece(db, datasetId, place, sealed),
    })
    if (bytes === 0 && !mayBeEmpty) throw datasetEmpty()
    return { datasetId, sha256, bytes }
  } catch (error) {
    await deleteUnclaimedPieces(db, datasetId)
    throw error
  }
}

export const storedFile = (db: Database, ring: KeyRing, datasetId: string, size: number): ListFile =>
  openSealedFile(ring, size, { contextOf: pieceContext(datasetId), find: (place) => readPiece(db, datasetId, place) })

const pieceContext =
  (datasetId: string) =>
  (place: number): string =>
    `dataset:${datasetId}:piece:${place}`
