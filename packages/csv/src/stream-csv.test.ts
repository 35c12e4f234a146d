import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type CsvRecordInSheet, readCsv, streamCsv } from './csv.ts'

const gb18030 = (text: string) => iconv.encode(text, 'gb18030')
async function read(...chunks: readonly Uint8Array[]): Promise<CsvRecordInSheet[]> {
  const records: CsvRecordInSheet[] = []
  for await (const record of streamCsv(arriving(chunks), { maxBytes: 4_000_000 })) records.push(record)
  return records
}
const codeOf = (...chunks: readonly Uint8Array[]) =>
  read(...chunks).then(
    () => 'read',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  )

describe('streamCsv', () => {
  it('numbers records as a spreadsheet does: blank lines count, line ends inside quotes do not', async () => {
    const records = await read(Buffer.from('付款编号,收款人\r\nP-1,"甲\r\n乙"\r\n\r\n,\nP-2,丙'))
    expect(records).toEqual([
      { row: 1, fields: ['付款编号', '收款人'] },
      { row: 2, fields: ['P-1', '甲\r\n乙'] },
      { row: 3, fields: [''] },
      { row: 4, fields: ['', ''] },
      { row: 5, fields: ['P-2', '丙'] },
    ])
  })

  it.each([
    ['UTF-8', Buffer.from('付款编号,𠮷野㙍·买买提\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF付款编号,𠮷野㙍·买买提\r\n')],
    ['GB18030', gb18030('付款编号,𠮷野㙍·买买提\r\n')],
  ])('reads %s wherever the file is cut into chunks', async (_, bytes) => {
    const text = Buffer.from('reference,"=""="\r\nx,="6217002870012345678",\'0012\r\n')
    const whole = Buffer.concat([bytes, text])
    const records = await read(whole)
    expect(records.map((record) => record.fields)).toEqual([
      ['付款编号', '𠮷野㙍·买买提'],
      ['reference', '="='],
      ['x', '6217002870012345678', '0012'],
    ])
    for (let cut = 1; cut < whole.length; cut += 1) {
      expect(await read(whole.subarray(0, cut), whole.subarray(cut))).toEqual(records)
    }
  })

  it('decides on GB18030 where the first Chinese character comes late, and is cut in two by the sample', async () => {
    const ascii = Buffer.from('a,b\n'.repeat(16_384).slice(0, -1))
    const bytes = gb18030('张三,1\n')
    const records = await read(Buffer.concat([ascii, bytes.subarray(0, 1)]), bytes.subarray(1), gb18030('李四,2\n'))
    expect(records.at(-1)).toEqual({ row: 16_385, fields: ['李四', '2'] })
  })

  it('reads what readCsv reads, for any text in any chunks', async () => {
    const unit = fc.constantFrom('张', '𠮷', '·', 'a', '1', ',', '"', '\n', '\r\n', '="', "'", '\t', ' ')
    const anyText = fc.array(unit, { maxLength: 40 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(anyText, fc.boolean(), fc.integer({ min: 1, max: 9 }), async (text, isGb18030, size) => {
        const bytes = Buffer.concat([Buffer.from('a,b\n'), isGb18030 ? gb18030(text) : Buffer.from(text)])
        const rows = filledRows(bytes)
        if (rows === null) return
        const streamed = await read(...chunksOf(bytes, size))
        const filled = streamed.slice(1).map((record) => record.fields)
        expect(filled.filter((fields) => fields.some((field) => field !== ''))).toEqual(rows)
      }),
    )
  })

  it('refuses later bytes that are not of the encoding of the first', async () => {
    const line = Buffer.from('张三,1\n'.repeat(10_000))
    expect(await codeOf(line, gb18030('李四,2\n'))).toBe('CSV_ENCODING_UNKNOWN')
    expect(await codeOf(gb18030('张三,1\n'.repeat(10_000)), Buffer.from([0xff, 0x0a]))).toBe('CSV_ENCODING_UNKNOWN')
    expect(await codeOf(line, Buffer.from('张').subarray(0, 2))).toBe('CSV_ENCODING_UNKNOWN')
  })

  it('refuses a workbook, a file that is too large, and a quote that is never closed by its row but not its cells', async () => {
    expect(await codeOf(Buffer.from('PK\u0003\u0004\0'))).toBe('CSV_FILE_BINARY')
    expect(await codeOf(Buffer.alloc(4_000_001, 'a,b\n'))).toBe('CSV_FILE_TOO_LARGE')
    const problem: unknown = await read(Buffer.from('a\n甲\n"乙\n丙\n')).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'CSV_ROW_MALFORMED', values: { row: 3 } })
    expect(String(problem)).not.toMatch(/[甲乙丙]/)
  })

  it('hands on what the source threw', async () => {
    await expect(read(Buffer.from('a\n'), null as never)).rejects.toThrow(TypeError)
  })
})

async function* arriving(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

const chunksOf = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))

/** Of two columns and not blank; null where readCsv refuses the file. */
function filledRows(bytes: Buffer): string[][] | null {
  try {
    const rows = readCsv(bytes, { a: ['a'], b: ['b'] }).map(({ cells }) => [cells.a, cells.b])
    return rows.filter((cells) => cells.some((cell) => cell !== ''))
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
