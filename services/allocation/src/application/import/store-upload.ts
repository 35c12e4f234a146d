import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type KeyRing, sealBytes } from '@fundtrace/personal-data'
import { deleteAbandonedChunks, deleteChunks, insertChunk } from '../../adapters/postgres/import-chunks.ts'
import { importEmpty, importTooLarge } from '../../domain/import/import-errors.ts'
import { CHUNK_BYTES, chunkContext } from './stored-upload.ts'

export const FILE_BYTES_MAX = 200 * 1024 * 1024

export type Upload = Readonly<{ importId: string; sha256: string; bytes: number }>

/** Keeps a file as it comes, sealed piece by piece: never more than one piece of it is in memory. */
export async function storeUpload(
  db: Database,
  ring: KeyRing,
  importId: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytesMax = FILE_BYTES_MAX,
): Promise<Upload> {
  await deleteAbandonedChunks(db)
  const hash = createHash('sha256')
  let bytes = 0
  let ordinal = 0
  try {
    for await (const chunk of inPieces(source)) {
      hash.update(chunk)
      bytes += chunk.length
      if (bytes > bytesMax) throw importTooLarge(bytesMax)
      await insertChunk(db, importId, ordinal, sealBytes(ring, chunk, chunkContext(importId, ordinal)))
      ordinal += 1
    }
    if (bytes === 0) throw importEmpty()
  } catch (error) {
    await deleteChunks(db, importId)
    throw error
  }
  return { importId, sha256: hash.digest('hex'), bytes }
}

/** Each of CHUNK_BYTES but the last, so that any place of the file is found by arithmetic. */
async function* inPieces(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(CHUNK_BYTES)
  let filled = 0
  for await (const bytes of source) {
    for (let taken = 0; taken < bytes.length; ) {
      const part = bytes.subarray(taken, taken + CHUNK_BYTES - filled)
      piece.set(part, filled)
      filled += part.length
      taken += part.length
      if (filled < CHUNK_BYTES) continue
      yield piece
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
