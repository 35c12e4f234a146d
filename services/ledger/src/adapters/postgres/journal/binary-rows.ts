import { type GrowingBytes, reserve, startBytes } from './growing-bytes.ts'

/**
 * Rows in the binary form of COPY, put together in one piece of memory that is used again: PostgreSQL takes them in without parsing texts or
 * arrays, and they are half as long. Plain stores into bytes: this is the hot loop.
 * https://www.postgresql.org/docs/17/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export type BinaryRows = GrowingBytes

export const startBinaryRows = (): BinaryRows => startBytes(FIRST_BYTES)
const FIRST_BYTES = 256 * 1024

export function putSignature(rows: BinaryRows): void {
  reserve(rows, SIGNATURE.length)
  rows.bytes.set(SIGNATURE, rows.at)
  rows.at += SIGNATURE.length
}
/** No flags, and no extension of the header. */
const SIGNATURE = Buffer.from('PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/** Makes room for all its fields but texts and bytes, which make their own, and again for all that comes after them. */
export function beginRow(rows: BinaryRows, fields: number): void {
  reserve(rows, ROW_BYTES)
  putShort(rows, fields)
}
/** 32 fields of the longest kind, which is a numeric of 21 digits with its length. */
const ROW_BYTES = 32 * (4 + 8 + 2 * 7)

export const endRows = (rows: BinaryRows): void => {
  reserve(rows, 2)
  putShort(rows, -1)
}

export const putNull = (rows: BinaryRows): void => putWord(rows, -1)

export function putSmallint(rows: BinaryRows, value: number): void {
  putWord(rows, 2)
  putShort(rows, value)
}

/** A whole number that JavaScript counts exactly. */
export function putBigint(rows: BinaryRows, value: number): void {
  putBigintOf(rows, Math.floor(value / TWO_TO_32), value)
}

/** In two halves, of which the lower one may be given with whatever stands above it. */
export function putBigintOf(rows: BinaryRows, high: number, low: number): void {
  putWord(rows, 8)
  putWord(rows, high)
  putWord(rows, low)
}
const TWO_TO_32 = 2 ** 32

/** A time in milliseconds since 1970. */
export function putTimestamp(rows: BinaryRows, milliseconds: number): void {
  const sinceThen = milliseconds - EPOCH_OF_POSTGRES
  if (Math.abs(sinceThen) < EXACT_MILLISECONDS) return putBigint(rows, sinceThen * 1000)
  putWord(rows, 8)
  rows.bytes.writeBigInt64BE(BigInt(sinceThen) * 1000n, rows.at)
  rows.at += 8
}
const EPOCH_OF_POSTGRES = Date.UTC(2000, 0, 1)
/** About 280 years: microseconds of more are beyond what a number counts exactly. */
const EXACT_MILLISECONDS = 2 ** 53 / 1000

export function putUuid(rows: BinaryRows, text: string): void {
  putWord(rows, 16)
  let high = -1
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === DASH) continue
    const digit = code <= NINE ? code - ZERO : (code | LOWER_CASE) - BEFORE_A
    if (high < 0) high = digit
    else {
      rows.bytes[rows.at] = high * 16 + digit
      rows.at += 1
      high = -1
    }
  }
}
const [DASH, ZERO, NINE, LOWER_CASE, BEFORE_A] = [0x2d, 0x30, 0x39, 0x20, 0x61 - 10]

export function putText(rows: BinaryRows, text: string): void {
  reserve(rows, 4 + 3 * text.length + ROW_BYTES)
  const written = rows.bytes.write(text, rows.at + 4, 'utf8')
  putWord(rows, written)
  rows.at += written
}

export function putBytes(rows: BinaryRows, value: Uint8Array): void {
  reserve(rows, 4 + value.length + ROW_BYTES)
  putWord(rows, value.length)
  rows.bytes.set(value, rows.at)
  rows.at += value.length
}

/** Whole fen as a numeric of yuan with two places: digits to the base 10,000, the last of them the fen. */
export function putFen(rows: BinaryRows, fen: bigint): void {
  const isNegative = fen < 0n
  const count = splitFen(isNegative ? -fen : fen)
  putWord(rows, 8 + 2 * count)
  putShort(rows, count)
  // Of the first digit, in powers of the base.
  putShort(rows, count - 2)
  putShort(rows, isNegative ? NEGATIVE : 0)
  putShort(rows, 2)
  for (let index = count - 1; index >= 0; index -= 1) putShort(rows, DIGITS[index] ?? 0)
}
const NEGATIVE = 0x4000
/** The digits of the amount in work, the lowest first. */
const DIGITS = new Uint16Array(16)

/** How many digits it has: at least the one of the fen, and one of the yuan. */
function splitFen(fen: bigint): number {
  let count = 1
  if (fen <= MAX_EXACT) {
    let rest = Number(fen)
    const parts = rest % 100
    DIGITS[0] = parts * 100
    rest = (rest - parts) / 100
    do {
      const digit = rest % 10_000
      DIGITS[count] = digit
      count += 1
      rest = (rest - digit) / 10_000
    } while (rest > 0)
    return count
  }
  DIGITS[0] = Number(fen % 100n) * 100
  for (let rest = fen / 100n; rest > 0n; rest /= 10_000n) {
    DIGITS[count] = Number(rest % 10_000n)
    count += 1
  }
  return count
}
const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER)

export function putShort(rows: BinaryRows, value: number): void {
  const { bytes, at } = rows
  bytes[at] = value >>> 8
  bytes[at + 1] = value
  rows.at = at + 2
}

export function putWord(rows: BinaryRows, value: number): void {
  const { bytes, at } = rows
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
  rows.at = at + 4
}
