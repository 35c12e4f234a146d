import { createHash } from 'node:crypto'
import { crc32, createDeflateRaw } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { packTooLarge } from './evidence-problems.ts'
import type { PackFile } from './pack-file.ts'
import {
  dataDescriptor,
  directoryRecord,
  endRecord,
  localHeader,
  ZIP_BYTES_MAX,
  ZIP_ENTRIES_MAX,
  type ZipEntry,
} from './zip-records.ts'

/** What was written of a file; hashes in hex. The packed bytes have one too: the same content can be deflated in many ways. */
export type WrittenFile = Readonly<{
  name: string
  bytes: number
  sha256: string
  packed_bytes: number
  packed_sha256: string
}>

/** Writes entries one after the other in bounded memory; `close` gives the directory. The same files give the same bytes. */
export function openZip() {
  const entries: ZipEntry[] = []
  let offset = 0
  const counted = (chunk: Buffer): Buffer => {
    offset += chunk.length
    if (offset > ZIP_BYTES_MAX) throw packTooLarge(`It has more than ${ZIP_BYTES_MAX} bytes`, ZIP_BYTES_MAX)
    return chunk
  }
  const begin = (name: string, isDeflated: boolean): ZipEntry => {
    if (entries.length === ZIP_ENTRIES_MAX)
      throw packTooLarge(`It has more than ${ZIP_ENTRIES_MAX} files`, ZIP_ENTRIES_MAX)
    return { name, isDeflated, crc32: 0, packedBytes: 0, bytes: 0, offset }
  }

  return {
    /** Deflated as it comes; `onWritten` is told when it is whole. */
    async *stream(file: PackFile, onWritten: (written: WrittenFile) => void): AsyncGenerator<Buffer> {
      const entry = begin(file.name, true)
      yield counted(localHeader(entry))
      const plain = startSum()
      const packed = startSum()
      for await (const chunk of deflated(file.content, plain)) {
        packed.add(chunk)
        yield counted(chunk)
      }
      const whole = { ...entry, crc32: plain.crc32(), packedBytes: packed.bytes(), bytes: plain.bytes() }
      if (whole.bytes > ZIP_BYTES_MAX) throw packTooLarge(`${file.name} has ${whole.bytes} bytes`, ZIP_BYTES_MAX)
      yield counted(dataDescriptor(whole))
      entries.push(whole)
      onWritten({
        name: file.name,
        bytes: whole.bytes,
        sha256: plain.sha256(),
        packed_bytes: whole.packedBytes,
        packed_sha256: packed.sha256(),
      })
    },

    /** Not packed, and known whole: manifest and signature. */
    *store(name: string, content: Buffer): Generator<Buffer> {
      const entry = {
        ...begin(name, false),
        crc32: crc32(content),
        packedBytes: content.length,
        bytes: content.length,
      }
      entries.push(entry)
      yield counted(localHeader(entry))
      yield counted(content)
    },

    close(): Buffer {
      const directory = Buffer.concat(entries.map(directoryRecord))
      return counted(Buffer.concat([directory, endRecord(entries.length, directory.length, offset)]))
    },
  }
}

type Sum = ReturnType<typeof startSum>

function startSum() {
  const hash = createHash('sha256')
  let bytes = 0
  let crc = 0
  return {
    add: (chunk: Uint8Array): void => {
      hash.update(chunk)
      crc = crc32(chunk, crc)
      bytes += chunk.length
    },
    bytes: () => bytes,
    crc32: () => crc,
    sha256: () => hash.digest('hex'),
  }
}

async function* deflated(content: PackFile['content'], plain: Sum): AsyncGenerator<Buffer> {
  const summed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      plain.add(chunk)
      yield chunk
    }
  }
  const deflate = createDeflateRaw({ level: DEFLATE_LEVEL })
  // Its error reaches whoever reads the deflated bytes.
  pipeline(Readable.from(summed(), { objectMode: false }), deflate, () => undefined)
  for await (const chunk of deflate) yield chunk as Buffer
}

/** Stated, so that another default does not change the bytes of a pack. */
const DEFLATE_LEVEL = 6
