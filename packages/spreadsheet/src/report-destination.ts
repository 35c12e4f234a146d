import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Ends the stream; a file gets its name when it is whole, and what could not be finished is taken away. */
export async function writeTo(destination: Writable | string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  if (typeof destination !== 'string') return await pipeline(Readable.from(chunks), destination)

  const unfinished = `${destination}.unfinished`
  try {
    await pipeline(Readable.from(chunks), createWriteStream(unfinished))
    await rename(unfinished, destination)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

export async function toBuffer(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}
