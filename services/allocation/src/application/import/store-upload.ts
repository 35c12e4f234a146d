import type { Database } from '@fundtrace/database'
import { type KeyRing, sealFile } from '@fundtrace/personal-data'
import { deleteAbandonedChunks, deleteChunks, insertChunk } from '../../adapters/postgres/import-chunks.ts'
import { importEmpty, importTooLarge } from '../../domain/import/import-errors.ts'
import { chunkContext } from './stored-upload.ts'

export const FILE_BYTES_MAX = 200 * 1024 * 1024

export type Upload = Readonly<{ importId: string; sha256: string; bytes: number }>

/** Keeps a file as it comes, sealed. */
export async function storeUpload(
  db: Database,
  ring: KeyRing,
  importId: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytesMax = FILE_BYTES_MAX,
): Promise<Upload> {
  await deleteAbandonedChunks(db)
  try {
    const { sha256, bytes } = await sealFile(ring, source, {
      contextOf: chunkContext(importId),
      bound: (bytes) => {
        if (bytes > bytesMax) throw importTooLarge(bytesMax)
      },
      keep: (ordinal, sealed) => insertChunk(db, importId, ordinal, sealed),
    })
    if (bytes === 0) throw importEmpty()
    return { importId, sha256, bytes }
  } catch (error) {
    await deleteChunks(db, importId)
    throw error
  }
}
