/** The kinds of file that a document may be. By what is in it; what its name or its sender says is not believed. */
export type MediaType =
  | 'application/pdf'
  | 'application/ofd'
  | 'image/png'
  | 'image/jpeg'
  | 'image/tiff'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Null: none of them. Workbooks and texts with macros are none of them either. */
export function mediaTypeOf(content: Buffer): MediaType | null {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, index) => content[index] === byte)
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(0x49, 0x49, 0x2a, 0x00) || begins(0x4d, 0x4d, 0x00, 0x2a)) return 'image/tiff'
  return begins(0x50, 0x4b, 0x03, 0x04) ? packageType(entryNames(content)) : null
}

function packageType(names: ReadonlySet<string>): MediaType | null {
  if ([...names].some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return null
  if (names.has('OFD.xml')) return 'application/ofd'
  if (!names.has('[Content_Types].xml')) return null
  if (names.has('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  if (names.has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return null
}

const END_BYTES = 22
const COMMENT_BYTES_MAX = 65_535
const ENTRY_BYTES = 46

/** Of a ZIP's central directory (APPNOTE 4.3.12); empty where there is none whole. Nothing is unpacked. */
function entryNames(content: Buffer): Set<string> {
  const names = new Set<string>()
  const from = Math.max(0, content.length - END_BYTES - COMMENT_BYTES_MAX)
  const end = content.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < from || end + END_BYTES > content.length) return names
  let at = content.readUInt32LE(end + 16)
  for (let count = content.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + ENTRY_BYTES > end || content.readUInt32LE(at) !== 0x02014b50) return new Set()
    const length = content.readUInt16LE(at + 28)
    names.add(content.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + length))
    at += ENTRY_BYTES + length + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32)
  }
  return names
}
