import { DomainError } from '@fundtrace/problem'

export const columnMissing = (column: string, known: readonly string[]): DomainError =>
  new DomainError({
    code: 'MATCHING_COLUMN_MISSING',
    kind: 'malformed',
    title: { zh: '文件缺少列', en: 'The file lacks a column' },
    detail: `The file has no column "${column}"; it has ${known.map((header) => `"${header}"`).join(', ')}`,
    values: { column, known },
  })

export const fieldUnknown = (rule: string, side: string, field: string): DomainError =>
  new DomainError({
    code: 'MATCHING_FIELD_UNKNOWN',
    kind: 'malformed',
    title: { zh: '规则所用字段不存在', en: 'A rule asks for a field that a side does not have' },
    detail: `Rule ${rule} asks for the field "${field}" of the ${side} side, which has no such field`,
    values: { rule, side, field },
  })

export const rowRepeated = (side: string, row: number): DomainError =>
  new DomainError({
    code: 'MATCHING_ROW_REPEATED',
    kind: 'malformed',
    title: { zh: '行号重复', en: 'A row number comes twice' },
    detail: `Row ${row} comes more than once on the ${side} side`,
    values: { side, row },
  })

export const csvUnreadable = (path: string, reason: string): DomainError =>
  new DomainError({
    code: 'MATCHING_CSV_UNREADABLE',
    kind: 'malformed',
    title: { zh: 'CSV 文件无法读取', en: 'The CSV file cannot be read' },
    detail: `${path}: ${reason}`,
    values: { path, reason },
  })

export const itemWrong = (row: number, column: string, value: string): DomainError =>
  new DomainError({
    code: 'MATCHING_ITEM_WRONG',
    kind: 'malformed',
    title: { zh: '行内容有误', en: 'A row is wrong' },
    detail: `Row ${row} has "${value}" as its ${column}`,
    values: { row, column, value },
  })
