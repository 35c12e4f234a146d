import { isAscii } from 'node:buffer'
import { TextDecoder } from 'node:util'
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
  return detectEncoding(bytes).text
}

/**
 * The same for a file that comes in parts, in bounded memory. What is plain ASCII passes; the first 64 KiB that are not
 * decide the encoding (1 MiB where they hold foreign letters only), and a later byte that is not of it refuses the file.
 */
export async function* decodeStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let sample: Uint8Array[] = []
  let sampleBytes = 0
  let wantedBytes = SAMPLE_BYTES

  for await (const chunk of chunks) {
    if (chunk.includes(0)) throw fileBinary()
    if (decoder !== undefined) {
      yield decodePart(decoder, chunk)
      continue
    }
    sample.push(chunk)
    sampleBytes += chunk.byteLength
    if (sampleBytes < wantedBytes) continue

    const bytes = Buffer.concat(sample)
    if (isAscii(bytes)) yield bytes.toString('latin1')
    else if (wantedBytes < SAMPLE_BYTES_MAX && !isProven(bytes)) {
      wantedBytes = SAMPLE_BYTES_MAX
      sample = [bytes]
      continue
    } else {
      decoder = new TextDecoder(detectEncoding(bytes, IS_PART).encoding, { fatal: true })
      yield decodePart(decoder, bytes)
    }
    sample = []
    sampleBytes = 0
    wantedBytes = SAMPLE_BYTES
  }

  yield decoder === undefined ? detectEncoding(Buffer.concat(sample)).text : decodePart(decoder)
}

const SAMPLE_BYTES = 64 * 1024
const SAMPLE_BYTES_MAX = 1024 * 1024
const IS_PART = { isPart: true }

/** Not by foreign letters, nor by a character cut in two: bytes that are no UTF-8, a mark, or a Chinese character. */
function isProven(bytes: Uint8Array): boolean {
  const utf8 = decodeStrictly(bytes, 'utf-8', true)
  return utf8 === null || hasMark(bytes) || /[\u0800-\uFFFF]/.test(utf8)
}

/** UTF-8 gets a mark, without which Excel takes it for the machine's own encoding. Unwritable text is for the caller to find. */
export const encodeText = (text: string, encoding: CsvEncoding): Buffer =>
  encodePart(encoding === 'utf-8' ? `\uFEFF${text}` : text, encoding)

/** The same for what follows in a file, without the mark. */
export const encodePart = (text: string, encoding: CsvEncoding): Buffer =>
  encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030')

/** A part may end in the middle of a character. */
function detectEncoding(bytes: Uint8Array, { isPart = false } = {}): { encoding: CsvEncoding; text: string } {
  const utf8 = decodeStrictly(bytes, 'utf-8', isPart)
  if (utf8 !== null && (hasMark(bytes) || !readsAsForeignLetters(utf8))) return { encoding: 'utf-8', text: utf8 }

  const gb18030 = hasMark(bytes) ? null : decodeStrictly(bytes, 'gb18030', isPart)
  if (gb18030 === null) throw encodingUnknown()
  return { encoding: 'gb18030', text: gb18030 }
}

/**
 * Node's own decoder for both: iconv-lite cannot be strict (bytes outside GB18030 come out as stray surrogates) and maps
 * eighteen characters to private codes as the standard did before 2022.
 */
function decodeStrictly(bytes: Uint8Array, encoding: CsvEncoding, isPart: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isPart })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function decodePart(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) throw encodingUnknown()
    throw error
  }
}

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

const readsAsForeignLetters = (text: string): boolean => /[\u0080-\u07FF]/.test(text) && !/[\u0800-\uFFFF]/.test(text)
