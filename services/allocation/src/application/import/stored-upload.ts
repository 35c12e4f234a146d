import assert from 'node:assert/strict'
import type { Database } from '@fundtrace/database'
import { type KeyRing, openBytes } from '@fundtrace/personal-data'
import type { StoredFile } from '@fundtrace/spreadsheet'
import { readChunk } from '../../adapters/postgres/import-chunks.ts'

export const CHUNK_BYTES = 256 * 1024
export const chunkContext = (importId: string, ordinal: number): string => `import:${importId}:chunk:${ordinal}`

export type StoredUpload = StoredFile &
  Readonly<{
    /** How far into the file anybody has read. */
    reached: () => number
    /** What went wrong with the keeping of the file, as opposed to the file: to be tried again, not to be told of the file. */
    trouble: () => unknown
  }>

/** The uploaded file, opened piece by piece from wherever it is read. */
export function storedUpload(db: Database, ring: KeyRing, importId: string, size: number): StoredUpload {
  let reached = 0
  let trouble: unknown
  // A workbook's directory is read in many small steps out of one piece.
  let held: Readonly<{ ordinal: number; bytes: Buffer }> | undefined

  async function pieceAt(ordinal: number): Promise<Buffer> {
    if (held?.ordinal === ordinal) return held.bytes
    const sealed = await readChunk(db, importId, ordinal)
    assert(sealed !== undefined, 'the pieces of an upload stay until it has been read')
    const bytes = openBytes(ring, sealed, chunkContext(importId, ordinal))
    held = { ordinal, bytes }
    return bytes
  }
  async function* read(start: number, end: number): AsyncGenerator<Buffer> {
    try {
      for (let at = start; at < end; ) {
        const ordinal = Math.floor(at / CHUNK_BYTES)
        const from = at - ordinal * CHUNK_BYTES
        const part = (await pieceAt(ordinal)).subarray(from, from + end - at)
        at += part.length
        // The directory of a workbook stands at its end and is read first.
        if (end < size) reached = Math.max(reached, at)
        yield part
      }
    } catch (error) {
      trouble = error
      throw error
    }
  }
  return { size, read, reached: () => reached, trouble: () => trouble }
}
