import { DomainError } from '@fundtrace/problem'

export const fileTooLarge = (bytes: number, maxBytes: number): DomainError =>
  new DomainError({
    code: 'SHEET_FILE_TOO_LARGE',
    kind: 'too_large',
    title: { zh: '文件过大', en: 'The file is too large' },
    detail: `The file has ${bytes} bytes or more; at most ${maxBytes} are read`,
    values: { bytes, maxBytes },
  })

/** `part` is a place inside the workbook, such as xl/worksheets/sheet1.xml. */
export const fileInflated = (part: string, reason: string): DomainError =>
  new DomainError({
    code: 'SHEET_FILE_INFLATED',
    kind: 'too_large',
    title: { zh: '工作簿解压后过大', en: 'The workbook unpacks to too much' },
    detail: `${part} ${reason}; save the table alone in a new workbook`,
    values: { part, reason },
  })

export const fileDamaged = (part: string, reason: string): DomainError =>
  new DomainError({
    code: 'SHEET_FILE_DAMAGED',
    kind: 'malformed',
    title: { zh: '工作簿已损坏', en: 'The workbook is damaged' },
    detail: `${part} ${reason}; open it in Excel or WPS and save it again as .xlsx`,
    values: { part, reason },
  })

export const formatUnsupported = (found: string): DomainError =>
  new DomainError({
    code: 'SHEET_FORMAT_UNSUPPORTED',
    kind: 'malformed',
    title: { zh: '不支持的文件格式', en: 'This kind of file is not read' },
    detail: `The file is ${found}; save it as an .xlsx workbook without a password, or as CSV`,
    values: { found, accepted: ['xlsx', 'csv'] },
  })

export const definitionsRefused = (part: string): DomainError =>
  new DomainError({
    code: 'SHEET_XML_REFUSED',
    kind: 'malformed',
    title: { zh: '工作簿含有不允许的 XML 定义', en: 'The workbook holds XML that is not allowed' },
    detail: `${part} defines a document type or entities, which no spreadsheet program writes`,
    values: { part },
  })

export const sheetUnknown = (sheet: string | null): DomainError =>
  new DomainError({
    code: 'SHEET_NAME_UNKNOWN',
    kind: 'malformed',
    title: { zh: '找不到工作表', en: 'There is no such sheet' },
    detail: sheet === null ? 'The workbook has no visible sheet' : `The workbook has no sheet ${sheet}`,
    values: { sheet },
  })

export const headerMissing = (headerRow: number | null): DomainError =>
  new DomainError({
    code: 'SHEET_HEADER_MISSING',
    kind: 'malformed',
    title: { zh: '缺少表头', en: 'The header is missing' },
    detail: headerRow === null ? 'The sheet is empty' : `Row ${headerRow}, where the header should be, is empty`,
    values: { headerRow },
  })

export const rowsTooMany = (maxRows: number): DomainError =>
  new DomainError({
    code: 'SHEET_ROWS_TOO_MANY',
    kind: 'too_large',
    title: { zh: '工作表行数过多', en: 'The sheet has too many rows' },
    detail: `The sheet has more than ${maxRows} rows below its header; send it in parts`,
    values: { maxRows },
  })

export const columnsTooMany = (row: number, maxColumns: number): DomainError =>
  new DomainError({
    code: 'SHEET_COLUMNS_TOO_MANY',
    kind: 'too_large',
    title: { zh: '工作表列数过多', en: 'The sheet has too many columns' },
    detail: `Row ${row} has something beyond column ${maxColumns}`,
    values: { row, maxColumns },
  })

/** `row` is null for a text that the workbook keeps apart from its rows. */
export const cellTooLong = (row: number | null, maxCellLength: number): DomainError =>
  new DomainError({
    code: 'SHEET_CELL_TOO_LONG',
    kind: 'too_large',
    title: { zh: '单元格内容过长', en: 'A cell is too long' },
    detail: `${row === null ? 'A cell' : `A cell of row ${row}`} has more than ${maxCellLength} characters`,
    values: { row, maxCellLength },
  })

/** Names only what is wanted, and headers that are accepted: in a file without a header the first row is a person's. */
export const columnsMismatched = (
  missing: readonly Readonly<{ column: string; accepted: readonly string[] }>[],
  duplicates: readonly Readonly<{ column: string; headers: readonly string[] }>[],
): DomainError =>
  new DomainError({
    code: 'SHEET_COLUMNS_MISMATCHED',
    kind: 'malformed',
    title: { zh: '表头与所需的列不符', en: 'The header does not have the columns that are needed' },
    detail: [
      ...missing.map(({ accepted }) => `${accepted.join(' / ')} is missing`),
      ...duplicates.map(({ column, headers }) => `${column} is there ${headers.length} times: ${headers.join(', ')}`),
    ].join('; '),
    values: {
      missing: missing.map(({ column, accepted }) => ({ column, accepted })),
      duplicates: duplicates.map(({ column, headers }) => ({ column, headers })),
    },
  })

export const textUnwritable = (sheet: string, row: number): DomainError =>
  new DomainError({
    code: 'SHEET_TEXT_UNWRITABLE',
    kind: 'refused',
    title: { zh: '文本无法写入工作表', en: 'The text cannot be written to a sheet' },
    detail: `A cell in row ${row} of ${sheet} has more characters than a sheet's cell can hold`,
    values: { sheet, row },
  })

export const reportTooLong = (sheet: string, maxRows: number): DomainError =>
  new DomainError({
    code: 'SHEET_REPORT_TOO_LONG',
    kind: 'refused',
    title: { zh: '报表行数超过工作表上限', en: 'The report is longer than a sheet' },
    detail: `${sheet} would have more than the ${maxRows} rows that a sheet has room for; ask for less at a time`,
    values: { sheet, maxRows },
  })
