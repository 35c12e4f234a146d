import { createHash } from 'node:crypto'
import { isAscii, isUtf8 } from 'node:buffer'
import type { CsvColumns } from '@fundtrace/matching'
import type { ColumnMapping, DayFormat } from './column-mapping.ts'
import { findRoles, namesEveryColumn, type Roles } from './find-roles.ts'
import type { ListFile } from './list-file.ts'

/** How an engine that reads CSV by itself is to read the file, and what `openList` would say of its bytes. */
export type PlainCsv = Readonly<{ columns: CsvColumns; sha256: string }>

/**
 * Whether nothing in the file needs the care of `openList`: UTF-8, the header on top, one amount column, days that begin with the year, no
 * totals, page marks, guards of cells or cells that a spreadsheet has spoilt. null where it does, or may. An engine that reads such a
 * file by itself finds the same rows; where it finds a fault, `openList` is to say which.
 */
export async function plainCsv(file: ListFile, mapping: ColumnMapping): Promise<PlainCsv | null> {
  const columns = await plainColumns(file, mapping)
  if (columns === null) return null
  // A day may have its time behind it.
  const sha256 = await hashPlain(file, columns.on === undefined ? CARE : [...CARE, CLOCK])
  return sha256 === null ? null : { columns, sha256 }
}

async function plainColumns(file: ListFile, mapping: ColumnMapping): Promise<CsvColumns | null> {
  if (mapping.format !== undefined && mapping.format !== 'csv' && mapping.format !== 'detect') return null
  if ((mapping.header_row ?? 1) !== 1) return null
  const separator = mapping.separator ?? ','
  const header = await firstLine(file)
  // What is quoted, padded or guarded in the header goes the careful way.
  const cells = header?.split(separator) ?? []
  if (cells.length === 0 || cells.some((cell) => cell !== cell.trim() || cell.includes('"'))) return null
  if (new Set(cells).size < cells.length || !namesEveryColumn(cells, mapping)) return null
  return columnsOf(findRoles(cells, mapping), cells, separator)
}

function columnsOf(roles: Roles, header: readonly string[], separator: string): CsvColumns | null {
  const { id, amount, unit, isTurned, day, time, balance, page, fields } = roles
  if (amount === null || amount.kind === 'pair' || amount.direction !== null || unit === 'wan') return null
  if (day?.isRequired === true || time !== null || balance !== null || page !== null) return null
  if (day !== null && !day.formats.every((format) => PLAIN_DAYS.has(format) || CAREFUL_DAYS.has(format))) return null
  const nameAt = (index: number): string => header[index] ?? ''
  return {
    amount: { column: nameAt(amount.place.index), sign: isTurned ? 'turned' : 'as_written', unit },
    ...(day !== null && { on: nameAt(day.index) }),
    ...(id !== null && { id: nameAt(id.index) }),
    fields: Object.fromEntries(fields.map(([name, { index }]) => [name, nameAt(index)])),
    delimiter: separator,
  }
}

const PLAIN_DAYS: ReadonlySet<DayFormat> = new Set<DayFormat>(['YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD'])
/** An engine does not know them: a fault, and then the careful way. */
const CAREFUL_DAYS: ReadonlySet<DayFormat> = new Set<DayFormat>(['YYYY.MM.DD', 'YYYY年MM月DD日'])

async function firstLine(file: ListFile): Promise<string | null> {
  let start = Buffer.alloc(0)
  for await (const bytes of file.read(0, Math.min(file.size, HEADER_BYTES_MAX))) start = Buffer.concat([start, bytes])
  const end = start.indexOf(LINE_FEED)
  if (end === -1 || !isUtf8(start.subarray(0, end))) return null
  return start
    .subarray(0, end)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r$/, '')
}

const HEADER_BYTES_MAX = 64 * 1024
const LINE_FEED = 0x0a

/** SHA-256 of the bytes, or null at the first piece of them that needs care. A piece that is cut within a character or a sign is looked at with the next. */
async function hashPlain(file: ListFile, care: readonly Buffer[]): Promise<string | null> {
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  let hasChinese = false
  let isOnlyAscii = true
  for await (const bytes of file.read(0, file.size)) {
    hash.update(bytes)
    const piece = Buffer.concat([rest, bytes])
    const end = wholeCharacters(piece)
    const whole = piece.subarray(0, end)
    if (!isUtf8(whole) || care.some((sign) => whole.includes(sign))) return null
    if (isOnlyAscii) isOnlyAscii = isAscii(whole)
    if (!isOnlyAscii && !hasChinese) hasChinese = CHINESE.test(whole.toString('utf8'))
    rest = piece.subarray(Math.max(0, end - SIGN_BYTES_MAX))
    // What is kept begins at a character, too.
    while (rest.length > 0 && ((rest[0] ?? 0) & 0xc0) === 0x80) rest = rest.subarray(1)
  }
  const isEndWhole = isUtf8(rest) && !care.some((sign) => rest.includes(sign))
  // Accented or Cyrillic letters alone are nearly always GB18030: @fundtrace/csv.
  return isEndWhole && (isOnlyAscii || hasChinese) ? hash.digest('hex') : null
}

/** Up to where the last character begins, unless it is plain. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = bytes.length
  for (let back = 1; back <= 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return end
    if (byte >= 0xc0) {
      end = bytes.length - back
      return end
    }
  }
  return end
}

const CHINESE = /[\u0800-\uFFFF]/
const CARE = ['="', '\t', "'", 'E+', '计', '页', 'otal', 'OTAL', '\0', '\n\n', '\n\r\n'].map((sign) =>
  Buffer.from(sign),
)
const CLOCK = Buffer.from(':')
const SIGN_BYTES_MAX = 8
