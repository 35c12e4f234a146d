import { open } from 'node:fs/promises'
import { packUnreadable } from './evidence-problems.ts'
import { END_RECORD_BYTES } from './zip-records.ts'

/** Bytes that are read at any place: a file, or what is in memory already. */
export type PackSource = Readonly<{
  size: number
  /** From `start` up to `end`, which is not included; both lie within it. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>
}>

export const sourceOfBytes = (bytes: Uint8Array): PackSource => ({
  size: bytes.length,
  read: async function* (start, end) {
    yield bytes.subarray(start, end)
  },
})

/** Throws EVIDENCE_PACK_UNREADABLE for what is no file that can be read. */
export async function openPackFile(path: string): Promise<PackSource & AsyncDisposable> {
  const handle = await open(path).catch((error: unknown) => {
    throw packUnreadable(path, reasonOf(error))
  })
  const { size } = await handle.stat()
  return {
    size,
    read: async function* (start, end) {
      for (let at = start; at < end; ) {
        const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at))
        const { bytesRead } = await handle.read(chunk, 0, chunk.length, at).catch((error: unknown) => {
          throw packUnreadable(path, reasonOf(error))
        })
        if (bytesRead === 0) throw packUnreadable(path, 'it became shorter while it was read')
        yield chunk.subarray(0, bytesRead)
        at += bytesRead
      }
    },
    [Symbol.asyncDispose]: () => handle.close(),
  }
}

export async function readWhole(source: PackSource, start: number, end: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source.read(start, end)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const CHUNK_BYTES = 256 * 1024

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read'

/** Whether a file is meant as a pack: by its name, its first or its last record. An archive of the ledger begins with a brace, or is a gzip. */
export async function isPackFile(path: string): Promise<boolean> {
  if (path.toLowerCase().endsWith('.zip')) return true
  await using file = await openPackFile(path)
  const last = Math.max(0, file.size - END_RECORD_BYTES)
  const [head, tail] = [await readWhole(file, 0, Math.min(2, file.size)), await readWhole(file, last, file.size)]
  return [head, tail].some((bytes) => bytes.toString('latin1', 0, 2) === 'PK')
}
