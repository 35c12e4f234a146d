/** One file of a ZIP as it is packed. */
export type ZipEntry = Readonly<{ name: string; method: number; crc: number; size: number; packed: Uint8Array }>

/** Thrown where a file is no ZIP that this can read; it is told to the officer by whoever asked. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const TOO_LARGE = 0xffffffff

/** Every file in it, still packed, in the order of its directory. */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] {
  const view = viewOf(bytes)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw new UnreadableFileError('its directory is broken')
    const packedSize = view.getUint32(at + 20, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    if (packedSize === TOO_LARGE || local === TOO_LARGE) throw new UnreadableFileError('it is too large')
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      packed: bytes.subarray(start, start + packedSize),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

export async function unpackText({ method, packed }: ZipEntry): Promise<string> {
  if (method === STORED) return new TextDecoder().decode(packed)
  if (method !== DEFLATED) throw new UnreadableFileError(`it is packed by method ${method}`)
  return new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw')))
}

export async function packText(name: string, text: string): Promise<ZipEntry> {
  const plain = new TextEncoder().encode(text)
  const packed = await through(plain, new CompressionStream('deflate-raw'))
  return { name, method: DEFLATED, crc: crcOf(plain), size: plain.length, packed }
}

export function writeZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.name)
    const local = record(30, name, (view) => {
      view.setUint32(0, LOCAL, true)
      describe(view, 4, entry, name)
    })
    directory.push(
      record(46, name, (view) => {
        view.setUint32(0, CENTRAL, true)
        view.setUint16(4, VERSION, true)
        describe(view, 6, entry, name)
        view.setUint32(42, at, true)
      }),
    )
    parts.push(local, entry.packed)
    at += local.length + entry.packed.length
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0)
  const end = record(22, new Uint8Array(), (view) => {
    view.setUint32(0, END, true)
    view.setUint16(8, entries.length, true)
    view.setUint16(10, entries.length, true)
    view.setUint32(12, directorySize, true)
    view.setUint32(16, at, true)
  })
  return joined([...parts, ...directory, end])
}

const VERSION = 20
const NAMES_IN_UTF8 = 0x0800
/** 1980-01-01: a file that says nothing of when it was made. */
const NO_DAY = 0x21

/** What the local header and the directory say alike. */
function describe(view: DataView, at: number, { method, crc, size, packed }: ZipEntry, name: Uint8Array): void {
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, NAMES_IN_UTF8, true)
  view.setUint16(at + 4, method, true)
  view.setUint16(at + 8, NO_DAY, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packed.length, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, name.length, true)
}

function record(length: number, name: Uint8Array, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length + name.length)
  write(viewOf(bytes))
  bytes.set(name, length)
  return bytes
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at--)
    if (view.getUint32(at, true) === END) return at
  throw new UnreadableFileError('it is no ZIP')
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

async function through(bytes: Uint8Array, stream: GenericTransformStream): Promise<Uint8Array> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  return new Uint8Array(
    await new Response(source.pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>)).arrayBuffer(),
  )
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  let crc = value
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
