import type { Database } from '@fundtrace/database'
import { type KeyRing, openSealedFile } from '@fundtrace/personal-data'
import type { StoredFile } from '@fundtrace/spreadsheet'
import { readChunk } from '../../adapters/postgres/import-chunks.ts'

export const chunkContext =
  (importId: string) =>
  (ordinal: number): string =>
    `import:${importId}:chunk:${ordinal}`

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
  const file = openSealedFile(ring, size, {
    contextOf: chunkContext(importId),
    find: (ordinal) => readChunk(db, importId, ordinal),
  })
  async function* read(start: number, end: number): AsyncGenerator<Uint8Array> {
    let at = start
    try {
      for await (const part of file.read(start, end)) {
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
