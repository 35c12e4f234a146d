import assert from 'node:assert/strict'
import { TextDecoder } from 'node:util'
import { textUnwritable } from './csv-problems.ts'
import { type CsvEncoding, encodePart, encodeText } from './text-encoding.ts'
import { toText } from './write-csv.ts'

/**
 * What `writeCsv` writes, byte for byte, for a table of any length: rows as they come, one cell for each header, in bounded memory.
 *
 * @throws DomainError CSV_TEXT_UNWRITABLE when the bytes would not be read back as this text; what came before is not a whole file.
 */
export async function* writeCsvStream(
  headers: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
  { encoding }: Readonly<{ encoding: CsvEncoding }>,
): AsyncGenerator<Buffer> {
  assert(headers.length > 0 && headers.every((header) => header.trim() !== ''), 'every column has a header')
  let isFirst = true
  let waiting: (readonly string[])[] = [headers]
  const flush = (): Buffer => {
    const text = toText(waiting)
    const bytes = isFirst ? encodeText(text, encoding) : encodePart(text, encoding)
    if (text.includes('\0') || decode(bytes, encoding) !== (isFirst && encoding === 'utf-8' ? `\uFEFF${text}` : text))
      throw textUnwritable(encoding)
    isFirst = false
    waiting = []
    return bytes
  }

  for await (const row of rows) {
    assert.equal(row.length, headers.length, 'a row has a cell for every column')
    waiting.push(row)
    if (waiting.length === ROWS_AT_ONCE) yield flush()
  }
  if (waiting.length > 0) yield flush()
}

const ROWS_AT_ONCE = 1000

function decode(bytes: Buffer, encoding: CsvEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
