import iconv from 'iconv-lite'
import { encodingUnknown, fileBinary } from './csv-problems.ts'

export type CsvEncoding = 'utf-8' | 'gb18030'

/**
 * UTF-8 when the bytes are strictly that, else GB18030 when they are strictly that. A byte order mark is taken off.
 *
 * A few Chinese words in GB18030 can happen to be UTF-8 as well, but then they read as accented Latin, Greek, Cyrillic or
 * Arabic letters and nothing else: 一 is the same two bytes as the Cyrillic һ. Such letters are the same bytes as some
 * Chinese character, every one, so nothing but the mark can tell; without it, Chinese is believed.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw fileBinary()

  const utf8 = decodeStrictly(bytes, 'utf-8')
  if (utf8 !== null && (hasMark(bytes) || !readsAsForeignLetters(utf8))) return utf8

  const gb18030 = hasMark(bytes) ? null : decodeStrictly(bytes, 'gb18030')
  if (gb18030 === null) throw encodingUnknown()
  return gb18030
}

/** UTF-8 gets a mark, without which Excel takes it for the machine's own encoding. Unwritable text is for the caller to find. */
export const encodeText = (text: string, encoding: CsvEncoding): Buffer =>
  encoding === 'utf-8' ? Buffer.from(`\uFEFF${text}`) : iconv.encode(text, 'gb18030')

/**
 * Node's own decoder for both: iconv-lite cannot be strict (bytes outside GB18030 come out as stray surrogates) and maps
 * eighteen characters to private codes as the standard did before 2022.
 */
function decodeStrictly(bytes: Uint8Array, encoding: CsvEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

const readsAsForeignLetters = (text: string): boolean => /[\u0080-\u07FF]/.test(text) && !/[\u0800-\uFFFF]/.test(text)
