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

/**
 * The file's lines, unpacked where it begins as gzip does. A batch is good until the next one is asked for: all are read into the same
 * bytes. Throws UnpackingError where the file is damaged or cut.
 */
export async function* readLineBatches(source: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  let bytes = Buffer.alloc(FIRST_BYTES)
  let end = START
  for await (const chunk of unpacked(source)) {
    if (end + chunk.length > bytes.length) bytes = Buffer.concat([bytes.subarray(0, end)], 2 * (end + chunk.length))
    chunk.copy(bytes, end)
    const linesEnd = end + chunk.lastIndexOf(LF) + 1
    end += chunk.length
    if (linesEnd > end - chunk.length) {
      yield { bytes: bytes.subarray(0, linesEnd), start: START }
      bytes.copyWithin(START, linesEnd, end)
      end = START + end - linesEnd
    }
    if (end > LINE_BYTES_MAX) break
  }
  if (end > START) yield { bytes: bytes.subarray(0, end), start: START }
}

/** One byte before the first line. */
const START = 1
const FIRST_BYTES = 64 * 1024
export const LF = 0x0a
/** No record is near it; a file without line ends is not read into memory. */
export const LINE_BYTES_MAX = 4 * 1024 * 1024

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
