import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type KeyRing, openBytes, sealBytes } from '@fundtrace/personal-data'
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

/** Keeps a file as it comes, sealed piece by piece: never more than one piece of it is in memory. */
export async function storeFile(
  db: Database,
  ring: KeyRing,
  datasetId: string,
  source: AsyncIterable<Uint8Array>,
  { bytesMax = DATASET_BYTES_MAX, mayBeEmpty = false }: { bytesMax?: number; mayBeEmpty?: boolean } = {},
): Promise<StoredFile> {
  await deleteAbandonedPieces(db)
  const hash = createHash('sha256')
  let bytes = 0
  let place = 0
  try {
    for await (const piece of inPieces(source)) {
      hash.update(piece)
      bytes += piece.length
      if (bytes > bytesMax) throw datasetTooLarge(bytesMax)
      await insertPiece(db, datasetId, place, sealBytes(ring, piece, pieceContext(datasetId, place)))
      place += 1
    }
    if (bytes === 0 && !mayBeEmpty) throw datasetEmpty()
  } catch (error) {
    await deleteUnclaimedPieces(db, datasetId)
    throw error
  }
  return { datasetId, sha256: hash.digest('hex'), bytes }
}

/** The file, opened piece by piece from wherever it is read: a workbook's directory stands at its end. */
export function storedFile(db: Database, ring: KeyRing, datasetId: string, size: number): ListFile {
  let held: Readonly<{ place: number; bytes: Buffer }> | undefined
  async function pieceAt(place: number): Promise<Buffer> {
    if (held?.place === place) return held.bytes
    const sealed = await readPiece(db, datasetId, place)
    assert(sealed !== undefined, 'the pieces of a dataset are kept')
    const bytes = openBytes(ring, sealed, pieceContext(datasetId, place))
    held = { place, bytes }
    return bytes
  }
  return {
    size,
    async *read(start, end) {
      for (let at = start; at < end; ) {
        const place = Math.floor(at / PIECE_BYTES)
        const from = at - place * PIECE_BYTES
        const part = (await pieceAt(place)).subarray(from, from + end - at)
        at += part.length
        yield part
      }
    },
  }
}

const PIECE_BYTES = 256 * 1024
const pieceContext = (datasetId: string, place: number): string => `dataset:${datasetId}:piece:${place}`

/** Each of PIECE_BYTES but the last, so that any place of the file is found by arithmetic. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(PIECE_BYTES)
  let filled = 0
  for await (const bytes of source) {
    for (let taken = 0; taken < bytes.length; ) {
      const part = bytes.subarray(taken, taken + PIECE_BYTES - filled)
      piece.set(part, filled)
      filled += part.length
      taken += part.length
      if (filled < PIECE_BYTES) continue
      yield piece
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
