/** A file that is kept elsewhere in pieces: read from its beginning as often as is needed, never held whole. `StoredFile` of @fundtrace/spreadsheet. */
export type FileSource = Readonly<{
  size: number
  /** From `start` up to `end`, which is not included. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>
}>

export const bytesOf = (bytes: Uint8Array): FileSource => ({
  size: bytes.byteLength,
  async *read(start, end) {
    for (let at = start; at < end; at += PART_BYTES) yield bytes.subarray(at, Math.min(at + PART_BYTES, end))
  },
})
const PART_BYTES = 64 * 1024

export async function firstBytes(file: FileSource, count: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of file.read(0, Math.min(count, file.size))) parts.push(part)
  return Buffer.concat(parts)
}
