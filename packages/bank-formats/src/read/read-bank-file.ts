import { DomainError } from '@fundtrace/problem'
import type { BankTemplate } from '../template/template-schema.ts'
import { type BankRecord, fault, type PageRecord } from './bank-record.ts'
import { type FileSource, firstBytes } from './file-source.ts'
import { readCamt } from './read-camt.ts'
import { readMt940 } from './read-mt940.ts'
import { readPain002 } from './read-pain002.ts'
import { fileEmpty, formatUnknown, templateMissing } from './read-problems.ts'
import { readTable } from './read-table.ts'
import type { ReferenceSearch } from './reference-carrier.ts'

export type StatementFormat = 'camt.053' | 'camt.054' | 'mt940'
export type InFormat = 'pain.002' | StatementFormat | 'table'

/**
 * Reads a file that a bank sent, record by record, in memory that does not grow with it. What is wrong with one row is a record of its own and the
 * rest is read.
 *
 * @param template of a table, null for other formats
 * @throws DomainError BANK_FILE_..., CSV_..., SHEET_... for what is no such file at all
 */
export function readBankFile(
  file: FileSource,
  format: InFormat,
  { template, search }: Readonly<{ template: BankTemplate | null; search: ReferenceSearch }>,
): AsyncGenerator<BankRecord> {
  return withoutPages(upToTheBreak(recordsOf(file, format, template, search)))
}

/** A statement or notification with its pages: each after its bookings, so that one that is missing can be named. @throws as `readBankFile` */
export function readStatement(
  file: FileSource,
  format: StatementFormat,
  search: ReferenceSearch,
): AsyncGenerator<BankRecord | PageRecord> {
  return upToTheBreak(statementRecords(file, format, search))
}

async function* withoutPages(records: AsyncGenerator<BankRecord | PageRecord>): AsyncGenerator<BankRecord> {
  for await (const record of records) if (record.kind !== 'page') yield record
}

/** A file that turns out to be none in the middle is read up to there: what the bank has said before is said. */
async function* upToTheBreak(
  records: AsyncGenerator<BankRecord | PageRecord>,
): AsyncGenerator<BankRecord | PageRecord> {
  let last: BankRecord | PageRecord | null = null
  try {
    for await (const record of records) {
      last = record
      yield record
    }
  } catch (error) {
    if (last === null || !(error instanceof DomainError) || !/^(BANK_FILE|CSV|SHEET)_/.test(error.code)) throw error
    yield fault(last.line, 'broken', `${error.code}: ${error.message}`)
  }
}

function recordsOf(
  file: FileSource,
  format: InFormat,
  template: BankTemplate | null,
  search: ReferenceSearch,
): AsyncGenerator<BankRecord | PageRecord> {
  switch (format) {
    case 'pain.002':
      return readPain002(file)
    case 'camt.053':
    case 'camt.054':
    case 'mt940':
      return statementRecords(file, format, search)
    case 'table':
      if (template === null) throw templateMissing()
      return readTable(file, template.results)
  }
}

const statementRecords = (file: FileSource, format: StatementFormat, search: ReferenceSearch) =>
  format === 'mt940' ? readMt940(file, search) : readCamt(file, search, { hasBalances: format === 'camt.053' })

/** By how it begins. XML by the namespace of its root; what is neither XML nor MT940 is a table. @throws DomainError BANK_FILE_EMPTY, BANK_FILE_FORMAT_UNKNOWN */
export async function detectInFormat(file: FileSource): Promise<InFormat> {
  const start = (await firstBytes(file, START_BYTES)).toString('latin1').replace(/^ï»¿/, '').trimStart()
  if (start === '') throw fileEmpty()
  if (start.startsWith('<')) {
    const message = /urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3})\.\d{3}\.\d{2}/.exec(start)?.[1]
    if (message === 'pain.002' || message === 'camt.053' || message === 'camt.054') return message
    throw formatUnknown(message === undefined ? 'XML of an unknown kind' : `the message ${message}`)
  }
  return /^(\{1:|:20:)/.test(start) ? 'mt940' : 'table'
}
const START_BYTES = 16 * 1024
