import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues = {}) =>
  new DomainError({ code: `BANK_FILE_${code}`, kind, title: { zh, en }, detail, values })

export const fileEmpty = (): DomainError =>
  problem('malformed', 'EMPTY', '文件没有内容', 'The file is empty', 'The file has no bytes.')

export const formatUnknown = (what: string): DomainError =>
  problem(
    'malformed',
    'FORMAT_UNKNOWN',
    '无法识别的银行文件格式',
    'The format of the file is not known',
    `The file is ${what}; pain.002, camt.053, camt.054, MT940 and the tables of the templates are read.`,
    { found: what },
  )

export const definitionsRefused = (line: number): DomainError =>
  problem(
    'malformed',
    'DEFINITIONS_REFUSED',
    '不接受带有文档类型定义的 XML',
    'XML with a document type is refused',
    `Line ${line} declares a document type; no bank's message has one.`,
    { line },
  )

export const xmlExcessive = (line: number, what: string): DomainError =>
  problem(
    'malformed',
    'XML_EXCESSIVE',
    'XML 结构超出限度',
    'The XML is beyond its bounds',
    `Near line ${line} the file ${what}.`,
    { line, what },
  )

export const templateMissing = (): DomainError =>
  problem(
    'malformed',
    'TEMPLATE_MISSING',
    '未指定银行模板',
    'A table needs its template',
    'The file is a table: say which bank template it follows.',
  )

export const resultColumnsMissing = (missing: readonly string[]): DomainError =>
  problem(
    'malformed',
    'COLUMNS_MISSING',
    '缺少必需的列',
    'A required column is missing',
    `The header row lacks ${missing.join('; ')}, or has it twice.`,
    { missing },
  )

export const carrierUnknown = (carrier: string, known: readonly string[]): DomainError =>
  problem(
    'malformed',
    'CARRIER_UNKNOWN',
    '没有此参考号位置',
    'There is no such place of a reference',
    `A bank puts no reference into ${carrier}; known are ${known.join(', ')}.`,
    { carrier, known },
  )
