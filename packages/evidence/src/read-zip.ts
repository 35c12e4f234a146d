import { createInflateRaw } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { type PackSource, readWhole } from './pack-source.ts'
import {
  dataDescriptor,
  directoryRecord,
  END_RECORD_BYTES,
  endRecord,
  localHeader,
  readDirectory,
  readEnd,
  type ZipEntry,
} from './zip-records.ts'

/** An entry and where its packed bytes lie. */
export type PlacedEntry = ZipEntry & Readonly<{ start: number; end: number }>

/** A sentence of what is wrong, or the entries: every byte of the file is in exactly one of them, or in a record that follows from them. */
export async function readZip(source: PackSource): Promise<readonly PlacedEntry[] | string> {
  const { size } = source
  if (size < END_RECORD_BYTES) return `It has ${size} bytes, fewer than the end of a ZIP.`
  const end = await readWhole(source, size - END_RECORD_BYTES, size)
  const { count, directoryBytes, directoryOffset } = readEnd(end)
  if (!end.equals(endRecord(count, directoryBytes, directoryOffset)))
    return 'Its last 22 bytes are not the end of a pack.'
  if (directoryOffset + directoryBytes + END_RECORD_BYTES !== size)
    return `The directory is said to end at byte ${directoryOffset + directoryBytes}; the pack has ${size} bytes.`
  if (directoryBytes > DIRECTORY_BYTES_MAX) return `Its directory has ${directoryBytes} bytes.`

  const directory = await readWhole(source, directoryOffset, directoryOffset + directoryBytes)
  const entries = readDirectory(directory)
  if (entries === null || entries.length !== count || !directory.equals(Buffer.concat(entries.map(directoryRecord))))
    return 'Its directory is not written as that of a pack.'
  return placeEntries(source, entries, directoryOffset)
}

/** The bytes of an entry, unpacked. Throws where they are not deflated, or do not end where they should. */
export async function* unpacked(
  source: PackSource,
  { isDeflated, start, end }: PlacedEntry,
): AsyncGenerator<Uint8Array> {
  if (!isDeflated) return yield* source.read(start, end)
  const inflate = createInflateRaw()
  pipeline(Readable.from(source.read(start, end), { objectMode: false }), inflate, () => undefined)
  for await (const chunk of inflate) yield chunk as Buffer
}

/** Of 65,535 names. */
const DIRECTORY_BYTES_MAX = 32 * 1024 * 1024

/** They follow each other without a gap from the first byte to the directory. */
async function placeEntries(
  source: PackSource,
  entries: readonly ZipEntry[],
  directoryOffset: number,
): Promise<readonly PlacedEntry[] | string> {
  const placed: PlacedEntry[] = []
  let at = 0
  for (const entry of entries) {
    const header = localHeader(entry)
    const descriptor = dataDescriptor(entry)
    const start = at + header.length
    const end = start + entry.packedBytes
    const next = end + descriptor.length
    if (entry.offset !== at || next > directoryOffset)
      return `The entry of ${shown(entry.name)} does not lie where the entries before it end.`
    if (!(await readWhole(source, at, start)).equals(header)) return `The header of ${shown(entry.name)} was changed.`
    if (!(await readWhole(source, end, next)).equals(descriptor))
      return `The sizes behind ${shown(entry.name)} were changed.`
    placed.push({ ...entry, start, end })
    at = next
  }
  return at === directoryOffset ? placed : `Bytes ${at} to ${directoryOffset} belong to no file.`
}

/** A name that was changed may hold anything. */
const shown = (name: string): string => JSON.stringify(name.slice(0, 100))
