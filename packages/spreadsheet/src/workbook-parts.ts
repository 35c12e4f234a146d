import { crc32 } from 'node:zlib'
import { DomainError } from '@fundtrace/problem'
import { type Entry, fromBufferPromise, fromRandomAccessReaderPromise, openPromise, type ZipFile } from 'yauzl'
import type { SheetLimits } from './sheet-limits.ts'
import { fileDamaged, fileInflated, fileTooLarge, formatUnsupported } from './sheet-problems.ts'
import { isStoredFile, type StoredFile, StoredFileReader } from './stored-file.ts'

type ZipSource = string | StoredFile | AsyncIterable<Uint8Array>

/** The files inside a workbook. Names are compared without regard to case, as the standard of its packages wants. */
export type WorkbookParts = Readonly<{
  has: (part: string) => boolean
  /** To be read to the end: the checksum is compared there. Each part once, for the sum of all is limited. */
  read: (part: string) => AsyncGenerator<Uint8Array>
  close: () => void
}>

export async function openParts(source: ZipSource, limits: SheetLimits): Promise<WorkbookParts> {
  const zip = await openZip(source, limits)
  try {
    return partsOf(zip, await listEntries(zip), limits)
  } catch (error) {
    zip.close()
    throw error
  }
}

function partsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: SheetLimits): WorkbookParts {
  let unpackedBytes = 0

  async function* read(part: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(part.toLowerCase())
    if (entry === undefined) throw fileDamaged(part, 'is not in the file')
    unpackedBytes += entry.uncompressedSize
    refuseInflated(part, entry, unpackedBytes, limits)

    let checksum = 0
    for await (const chunk of unpack(zip, part, entry)) {
      checksum = crc32(chunk, checksum)
      yield chunk
    }
    if (checksum !== entry.crc32) throw fileDamaged(part, 'does not have its checksum')
  }

  return { has: (part) => entries.has(part.toLowerCase()), read, close: () => zip.isOpen && zip.close() }
}

/** Before anything is unpacked: yauzl refuses a part that then turns out larger than it said. */
function refuseInflated(part: string, entry: Entry, unpackedBytes: number, limits: SheetLimits): void {
  if (entry.isEncrypted()) throw formatUnsupported('a workbook with a password')
  if (unpackedBytes > limits.maxUnpackedBytes) {
    throw fileInflated(
      part,
      `brings the workbook to ${unpackedBytes} bytes; at most ${limits.maxUnpackedBytes} are read`,
    )
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (entry.uncompressedSize > RATIO_FREE_BYTES && ratio > limits.maxRatio) {
    throw fileInflated(part, `unpacks to ${Math.round(ratio)} times its size; at most ${limits.maxRatio} times is read`)
  }
}

const RATIO_FREE_BYTES = 16 * 1024 * 1024

async function openZip(source: ZipSource, { maxBytes }: SheetLimits): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true }
  const place = typeof source === 'string' || isStoredFile(source) ? source : await collect(source, maxBytes)
  try {
    if (typeof place === 'string') return await openPromise(place, options)
    if (Buffer.isBuffer(place)) return await fromBufferPromise(place, options)
    return await fromRandomAccessReaderPromise(new StoredFileReader(place), place.size, options)
  } catch (error) {
    throw damagedUnlessFileSystem(error, 'The file')
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ENTRIES_MAX)
    throw fileInflated('The file', `holds ${zip.entryCount} parts; at most ${ENTRIES_MAX} are read`)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const part = entry.fileName.toLowerCase()
      if (entries.has(part)) throw fileDamaged(entry.fileName, 'is there twice')
      entries.set(part, entry)
    }
  } catch (error) {
    throw damagedUnlessFileSystem(error, 'The file')
  }
  return entries
}

const ENTRIES_MAX = 10_000

async function* unpack(zip: ZipFile, part: string, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    // A stream's chunks have no type; these are the inflater's.
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
  } catch (error) {
    throw damagedUnlessFileSystem(error, part)
  }
}

/** yauzl and zlib say what is wrong with the bytes; a failing disk is another matter and has a system call's name. */
function damagedUnlessFileSystem(error: unknown, part: string): unknown {
  if (error instanceof DomainError || !(error instanceof Error) || 'syscall' in error) return error
  return fileDamaged(part, 'cannot be unpacked')
}

async function collect(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw fileTooLarge(bytes, maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
