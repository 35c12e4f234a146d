import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { FileSource } from '@fundtrace/bank-formats'
import type { Database } from '@fundtrace/database'
import { type KeyRing, openBytes, sealBytes } from '@fundtrace/personal-data'
import {
  deleteAbandonedPieces,
  deleteUnclaimedPieces,
  insertPiece,
  readPiece,
} from '../adapters/postgres/incoming-file-pieces.ts'
import { incomingFileEmpty, incomingFileTooLarge } from '../domain/bank-file-errors.ts'

export const FILE_BYTES_MAX = 200 * 1024 * 1024

export type StoredIncomingFile = Readonly<{ fileId: string; sha256: string; bytes: number }>

/** Keeps a file as it comes, sealed piece by piece: never more than one piece of it is in memory. */
export async function storeIncomingFile(
  db: Database,
  ring: KeyRing,
  fileId: string,
  source: AsyncIterable<Uint8Array>,
  bytesMax = FILE_BYTES_MAX,
): Promise<StoredIncomingFile> {
  await deleteAbandonedPieces(db)
  const hash = createHash('sha256')
  let bytes = 0
  let place = 0
  try {
    for await (const piece of inPieces(source)) {
      hash.update(piece)
      bytes += piece.length
      if (bytes > bytesMax) throw incomingFileTooLarge(bytesMax)
      await insertPiece(db, fileId, place, sealBytes(ring, piece, pieceContext(fileId, place)))
      place += 1
    }
    if (bytes === 0) throw incomingFileEmpty()
  } catch (error) {
    await deleteUnclaimedPieces(db, fileId)
    throw error
  }
  return { fileId, sha256: hash.digest('hex'), bytes }
}

/** The file, opened piece by piece from wherever it is read: a workbook's directory stands at its end. */
export function storedIncomingFile(db: Database, ring: KeyRing, fileId: string, size: number): FileSource {
  let held: Readonly<{ place: number; bytes: Buffer }> | undefined
  async function pieceAt(place: number): Promise<Buffer> {
    if (held?.place === place) return held.bytes
    const sealed = await readPiece(db, fileId, place)
    assert(sealed !== undefined, 'the pieces of a file are kept')
    const bytes = openBytes(ring, sealed, pieceContext(fileId, place))
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
const pieceContext = (fileId: string, place: number): string => `incoming-file:${fileId}:piece:${place}`

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
