import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fileUnreadable } from './list-problems.ts'

/** A file that is read from its beginning as often as is needed and never held whole: on a disk, or kept elsewhere in pieces. */
export type ListFile = Readonly<{
  size: number
  /** From `start` up to `end`, which is not included. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>
}>

/** @throws DomainError LIST_FILE_UNREADABLE */
export async function fileAt(path: string): Promise<ListFile> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw fileUnreadable(path, error.code ?? 'it cannot be opened')
  })
  if (!found.isFile()) throw fileUnreadable(path, 'it is not a file')
  return {
    size: found.size,
    // The end of a stream of Node is included, and so nothing is a stream that is not opened.
    async *read(start, end) {
      if (start < end) yield* createReadStream(path, { start, end: end - 1, highWaterMark: PART_BYTES })
    },
  }
}

const PART_BYTES = 256 * 1024

/** SHA-256 of all its bytes, in hexadecimal. */
export async function hashFile(file: ListFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of file.read(0, file.size)) hash.update(bytes)
  return hash.digest('hex')
}
