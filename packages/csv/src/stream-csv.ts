import { Readable, pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { unguardCell } from './cell-guard.ts'
import { fileTooLarge, rowBroken } from './csv-problems.ts'
import { quoteFormulaGuards } from './records.ts'
import { decodeStream } from './text-encoding.ts'

/** `row` is where a spreadsheet shows it: records are counted, blank ones too, and the first is 1. */
export type CsvRecordInSheet = Readonly<{ row: number; fields: readonly string[] }>

/**
 * Reads a table record by record, as it comes, in memory that does not grow with the file. Fields are trimmed and unguarded
 * text. Neither header, blank rows nor the number of fields are judged here.
 *
 * @throws DomainError CSV_FILE_TOO_LARGE, CSV_FILE_BINARY, CSV_ENCODING_UNKNOWN, CSV_ROW_MALFORMED, when it comes to the place
 */
export async function* streamCsv(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, separator = ',' }: Readonly<{ maxBytes: number; separator?: string }>,
): AsyncGenerator<CsvRecordInSheet> {
  // The parser runs ahead of the loop, and throws away what it had ready when it comes to a broken row.
  let parsed = 0
  const records = parse({
    delimiter: separator,
    trim: separator !== '\t',
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: RECORD_BYTES_MAX,
    on_record: (fields: string[]) => {
      parsed += 1
      return fields
    },
  })
  // The pipeline hands an error of the source on to the parser, where the loop below meets it.
  pipeline(Readable.from(guardedLines(decodeStream(limitBytes(chunks, maxBytes)))), records, () => undefined)

  let row = 1
  try {
    for await (const fields of records) {
      yield { row, fields: (fields as string[]).map(unguardCell) }
      row += 1
    }
  } catch (error) {
    // Its message quotes the cell, which may be a person's data: only the place is passed on.
    if (error instanceof CsvError) throw rowBroken(parsed + 1)
    throw error
  }
}

/** 256 cells of 32,767 characters would be more, but no honest row is; a quote that is never closed must end somewhere. */
const RECORD_BYTES_MAX = 4 * 1024 * 1024

async function* limitBytes(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw fileTooLarge(bytes, maxBytes)
    yield chunk
  }
}

/** A bare `="..."` lies within one line, so whole lines are looked through; the piece after the last line end waits. */
async function* guardedLines(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let waitingLength = 0
  for await (const text of texts) {
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
    waiting.push(text.slice(0, end))
    waitingLength += end
    if (end > 0 || waitingLength + text.length > RECORD_BYTES_MAX) {
      yield Buffer.from(quoteFormulaGuards(waiting.join('')))
      waiting = []
      waitingLength = 0
    }
    waiting.push(text.slice(end))
    waitingLength += text.length - end
  }
  if (waitingLength > 0) yield Buffer.from(quoteFormulaGuards(waiting.join('')))
}
