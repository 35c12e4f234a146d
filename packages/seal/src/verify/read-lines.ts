import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/**
 * Whole lines, many at a time. The byte before each line belongs to the batch too and may be written over: there goes the 0x00 that a
 * leaf is hashed with, so that no line is copied for it.
 */
export type LineBatch = Readonly<{
  bytes: Buffer
  /** Of the first line; each line ends with LF, the last one perhaps without: then the file was cut. */
  start: number
}>

/** The file's lines, unpacked where it begins as gzip does. Throws UnpackingError where that is damaged or cut. */
export async function* readLineBatches(source: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of unpacked(source)) {
    const end = chunk.lastIndexOf(LF) + 1
    if (end > 0) {
      yield { bytes: Buffer.concat([SPARE, rest, chunk.subarray(0, end)]), start: SPARE.length }
      rest = Buffer.from(chunk.subarray(end))
    } else {
      rest = Buffer.concat([rest, chunk])
    }
    if (rest.length > LINE_BYTES_MAX) break
  }
  if (rest.length > 0) yield { bytes: Buffer.concat([SPARE, rest]), start: SPARE.length }
}

export const LF = 0x0a
/** No record is near it; a file without line ends is not read into memory. */
export const LINE_BYTES_MAX = 4 * 1024 * 1024
const SPARE = Buffer.alloc(1)

export class UnpackingError extends Error {}

async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await firstBytes(chunks)
  const whole = followedBy(first, chunks)
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* whole
    return
  }
  const packed = Readable.from(whole, { objectMode: false })
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  packed.once('error', (error) => gunzip.destroy(error))
  try {
    for await (const chunk of packed.pipe(gunzip)) yield Buffer.from(chunk)
  } catch (error) {
    throw isOfZlib(error) ? new UnpackingError(error.message, { cause: error }) : error
  } finally {
    packed.destroy()
  }
}

/** At least the two bytes by which gzip is known, where there are two. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0)
  while (first.length < 2) {
    const next = await chunks.next()
    if (next.done === true) break
    first = Buffer.concat([first, next.value])
  }
  return first
}

async function* followedBy(first: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield asBuffer(next.value)
  } finally {
    await chunks.return?.()
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const isOfZlib = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
