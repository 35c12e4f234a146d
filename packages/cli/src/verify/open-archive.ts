import { createReadStream } from 'node:fs'
import { fileUnreadable } from '../cli-problems.ts'
import { reasonOf } from '../input-file.ts'

/** The bytes of a file that may be far larger than memory. */
export async function* openArchive(file: string): AsyncGenerator<Uint8Array> {
  const chunks = createReadStream(file, { highWaterMark: CHUNK_BYTES })[Symbol.asyncIterator]()
  for (let next = await read(chunks, file); next.done !== true; next = await read(chunks, file))
    yield next.value as Buffer
}

const CHUNK_BYTES = 256 * 1024

/** Only what the file system says is turned into a refusal, not what whoever reads the chunks makes of them. */
async function read(chunks: AsyncIterator<unknown>, file: string): Promise<IteratorResult<unknown>> {
  try {
    return await chunks.next()
  } catch (error) {
    throw fileUnreadable(file, reasonOf(error))
  }
}
