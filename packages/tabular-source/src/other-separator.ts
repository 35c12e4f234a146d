import { streamCsv } from '@fundtrace/csv'
import { DomainError } from '@fundtrace/problem'
import { type ColumnMapping, SEPARATORS } from './column-mapping.ts'
import { findRoles, namesEveryColumn } from './find-roles.ts'
import type { ListFile } from './list-file.ts'

/**
 * A file whose cells are quoted cannot be read at all by another separator than its own: what follows a closing quote is none. It is looked at by the
 * others, and where its header names every column by one of them, that is what is said.
 *
 * @throws DomainError LIST_COLUMNS_MISSING with the separator; else the error that came
 */
export async function explainBrokenRow(error: unknown, file: ListFile, mapping: ColumnMapping): Promise<never> {
  if (!(error instanceof DomainError) || error.code !== 'CSV_ROW_MALFORMED') throw error
  for (const separator of SEPARATORS) {
    if (separator === (mapping.separator ?? ',')) continue
    if (await hasHeader(file, separator, mapping)) findRoles([], mapping, separator)
  }
  throw error
}

async function hasHeader(file: ListFile, separator: string, mapping: ColumnMapping): Promise<boolean> {
  const end = Math.min(file.size, TOP_BYTES)
  try {
    for await (const { row, fields } of streamCsv(file.read(0, end), { maxBytes: end, separator })) {
      if (namesEveryColumn(fields, mapping)) return true
      if (row >= TOP_ROWS) return false
    }
  } catch (error) {
    // By a wrong separator any row may be broken, and the top may be cut within a character.
    if (error instanceof DomainError) return false
    throw error
  }
  return false
}

const TOP_BYTES = 64 * 1024
const TOP_ROWS = 50
