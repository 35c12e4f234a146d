/**
 * The records of a ZIP (PKWARE APPNOTE 4.3) as this format writes them: one text of bytes for an entry and no other, so that a verifier writes
 * them again and compares. No dates, no comments, no extra fields, no ZIP64: nothing in them that is not derived from the entries.
 */
export type ZipEntry = Readonly<{
  name: string
  /** Streamed entries are deflated and state their sizes behind their bytes; stored ones before. */
  isDeflated: boolean
  crc32: number
  packedBytes: number
  bytes: number
  /** Of its local header, from the start of the file. */
  offset: number
}>

export function localHeader({ name, isDeflated, crc32, packedBytes, bytes }: ZipEntry): Buffer {
  const encoded = Buffer.from(name)
  const header = Buffer.alloc(LOCAL_HEADER_BYTES)
  header.writeUInt32LE(0x04_03_4b_50, 0)
  writeCommon(header, 4, isDeflated)
  if (!isDeflated) writeSizes(header, 14, { crc32, packedBytes, bytes })
  header.writeUInt16LE(encoded.length, 26)
  return Buffer.concat([header, encoded])
}

/** Behind the bytes of a streamed entry; none behind a stored one. */
export function dataDescriptor({ isDeflated, ...entry }: ZipEntry): Buffer {
  if (!isDeflated) return Buffer.alloc(0)
  const descriptor = Buffer.alloc(DESCRIPTOR_BYTES)
  descriptor.writeUInt32LE(0x08_07_4b_50, 0)
  writeSizes(descriptor, 4, entry)
  return descriptor
}

export function directoryRecord(entry: ZipEntry): Buffer {
  const encoded = Buffer.from(entry.name)
  const record = Buffer.alloc(DIRECTORY_RECORD_BYTES)
  record.writeUInt32LE(0x02_01_4b_50, 0)
  record.writeUInt16LE(MADE_ON_UNIX, 4)
  writeCommon(record, 6, entry.isDeflated)
  writeSizes(record, 16, entry)
  record.writeUInt16LE(encoded.length, 28)
  record.writeUInt32LE(PLAIN_FILE, 38)
  record.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([record, encoded])
}

export function endRecord(count: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(END_RECORD_BYTES)
  record.writeUInt32LE(0x06_05_4b_50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(directoryBytes, 12)
  record.writeUInt32LE(directoryOffset, 16)
  return record
}

/** What a directory says, unproven: what is read here is written again and compared. Null where it ends within a record. */
export function readDirectory(directory: Buffer): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = []
  for (let at = 0; at < directory.length; ) {
    if (at + DIRECTORY_RECORD_BYTES > directory.length) return null
    const end = at + DIRECTORY_RECORD_BYTES + directory.readUInt16LE(at + 28)
    if (end > directory.length) return null
    entries.push({
      name: directory.toString('utf8', at + DIRECTORY_RECORD_BYTES, end),
      isDeflated: directory.readUInt16LE(at + 10) === DEFLATED,
      crc32: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at = end
  }
  return entries
}

/** What the end record says of the directory, unproven. */
export const readEnd = (
  record: Buffer,
): Readonly<{ count: number; directoryBytes: number; directoryOffset: number }> => ({
  count: record.readUInt16LE(10),
  directoryBytes: record.readUInt32LE(12),
  directoryOffset: record.readUInt32LE(16),
})

export const END_RECORD_BYTES = 22
/** What four bytes count, and two. */
export const ZIP_BYTES_MAX = 0xff_ff_ff_ff
export const ZIP_ENTRIES_MAX = 0xff_ff

const LOCAL_HEADER_BYTES = 30
const DESCRIPTOR_BYTES = 16
const DIRECTORY_RECORD_BYTES = 46
const VERSION_NEEDED = 20
const MADE_ON_UNIX = 0x03_14
const PLAIN_FILE = 0o100_644 * 0x1_00_00
const DEFLATED = 8
const NAMES_IN_UTF8 = 0x08_00
const SIZES_BEHIND = 0x00_08
/** 1 January 1980, the first day that a ZIP knows. */
const FIRST_DAY = 0x00_21

function writeCommon(record: Buffer, at: number, isDeflated: boolean): void {
  record.writeUInt16LE(VERSION_NEEDED, at)
  record.writeUInt16LE(isDeflated ? NAMES_IN_UTF8 | SIZES_BEHIND : NAMES_IN_UTF8, at + 2)
  record.writeUInt16LE(isDeflated ? DEFLATED : 0, at + 4)
  record.writeUInt16LE(FIRST_DAY, at + 8)
}

function writeSizes(
  record: Buffer,
  at: number,
  { crc32, packedBytes, bytes }: Pick<ZipEntry, 'crc32' | 'packedBytes' | 'bytes'>,
): void {
  record.writeUInt32LE(crc32, at)
  record.writeUInt32LE(packedBytes, at + 4)
  record.writeUInt32LE(bytes, at + 8)
}
