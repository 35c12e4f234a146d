import { DomainError } from '@fundtrace/problem'
import type { CsvEncoding } from './text-encoding.ts'

export const fileTooLarge = (bytes: number, maxBytes: number): DomainError =>
  new DomainError({
    code: 'CSV_FILE_TOO_LARGE',
    kind: 'too_large',
    title: { zh: '文件过大', en: 'The file is too large' },
    detail: `The file has ${bytes} bytes; at most ${maxBytes} are read`,
    values: { bytes, maxBytes },
  })

export const rowsTooMany = (maxRows: number): DomainError =>
  new DomainError({
    code: 'CSV_ROWS_TOO_MANY',
    kind: 'too_large',
    title: { zh: '文件行数过多', en: 'The file has too many rows' },
    detail: `The file has more than ${maxRows} rows below its header; send it in parts`,
    values: { maxRows },
  })

export const fileBinary = (): DomainError =>
  new DomainError({
    code: 'CSV_FILE_BINARY',
    kind: 'malformed',
    title: { zh: '文件不是 CSV 文本', en: 'The file is not CSV text' },
    detail: 'The file holds NUL bytes: a workbook or UTF-16 text; save it as CSV in UTF-8 or GB18030',
  })

export const encodingUnknown = (): DomainError =>
  new DomainError({
    code: 'CSV_ENCODING_UNKNOWN',
    kind: 'malformed',
    title: { zh: '无法识别文件编码', en: 'The encoding of the file is not known' },
    detail: 'The file is neither UTF-8 nor GB18030; save it as one of them',
    values: { accepted: ['utf-8', 'gb18030'] },
  })

export const fileEmpty = (): DomainError =>
  new DomainError({
    code: 'CSV_FILE_EMPTY',
    kind: 'malformed',
    title: { zh: '文件没有内容', en: 'The file is empty' },
    detail: 'The file has no header row',
  })

/** Names only what is wanted: in a file without a header the first row is a person's. */
export const columnMissing = (missing: readonly { column: string; accepted: readonly string[] }[]): DomainError =>
  new DomainError({
    code: 'CSV_COLUMN_MISSING',
    kind: 'malformed',
    title: { zh: '缺少必需的列', en: 'A required column is missing' },
    detail: `The header row lacks ${missing.map(({ accepted }) => accepted.join(' / ')).join('; ')}`,
    values: { missing: missing.map(({ column, accepted }) => ({ column, accepted })) },
  })

export const columnDuplicate = (column: string, headers: readonly string[]): DomainError =>
  new DomainError({
    code: 'CSV_COLUMN_DUPLICATE',
    kind: 'malformed',
    title: { zh: '列重复', en: 'A column is there twice' },
    detail: `The header row names ${column} ${headers.length} times: ${headers.join(', ')}`,
    values: { column, headers },
  })

export const fieldCountWrong = (line: number, expectedFields: number, fields: number): DomainError =>
  new DomainError({
    code: 'CSV_ROW_MALFORMED',
    kind: 'malformed',
    title: ROW_MALFORMED,
    detail: `Line ${line} has ${fields} fields; the header has ${expectedFields}`,
    values: { line, expectedFields, fields },
  })

export const quotingBroken = (line: number): DomainError =>
  new DomainError({
    code: 'CSV_ROW_MALFORMED',
    kind: 'malformed',
    title: ROW_MALFORMED,
    detail: `The row that begins on line ${line} has a stray quote or one that is never closed`,
    values: { line },
  })

/** `row` as a spreadsheet numbers it. */
export const rowBroken = (row: number): DomainError =>
  new DomainError({
    code: 'CSV_ROW_MALFORMED',
    kind: 'malformed',
    title: ROW_MALFORMED,
    detail: `Row ${row} has a stray quote or one that is never closed`,
    values: { row },
  })

const ROW_MALFORMED = { zh: '行格式错误', en: 'A row cannot be read' }

export const textUnwritable = (encoding: CsvEncoding): DomainError =>
  new DomainError({
    code: 'CSV_TEXT_UNWRITABLE',
    kind: 'refused',
    title: { zh: '文本无法按所选编码写出', en: 'The text cannot be written in this encoding' },
    detail: `Written as ${encoding}, the table would be read back as another text; remove broken characters or write UTF-8`,
    values: { encoding },
  })
