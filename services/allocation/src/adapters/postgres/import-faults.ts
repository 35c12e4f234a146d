import type { Database, Transaction } from '@fundtrace/database'
import type { ImportColumn } from '../../domain/import/columns.ts'
import type { Fault } from '../../domain/import/fault.ts'
import { type FaultCode, isWarning } from '../../domain/import/fault-words.ts'

/** A fault that is told already stays as it is: a page that is done again has no second effect. */
export async function insertFaults(trx: Transaction, importId: string, faults: readonly Fault[]): Promise<void> {
  if (faults.length === 0) return
  const rows = faults.map((each) => ({
    row: each.row,
    code: each.code,
    column_name: each.column ?? '',
    is_warning: isWarning(each.code),
    value: each.value,
    expected: each.expected,
    other_row: each.otherRow,
  }))
  await trx.raw(
    `INSERT INTO import_faults (import_id, row, code, column_name, is_warning, value, expected, other_row)
     SELECT :importId, f.* FROM json_to_recordset(:rows::json)
         AS f(row int, code text, column_name text, is_warning boolean, value text, expected text, other_row int)
     ON CONFLICT DO NOTHING`,
    { importId, rows: JSON.stringify(rows) },
  )
}

export type FaultTally = Readonly<{ faults: number; warnings: number }>

export async function countFaults(trx: Transaction, importId: string): Promise<FaultTally> {
  const { rows } = await trx.raw<{ rows: FaultTally[] }>(
    `SELECT (count(*) FILTER (WHERE NOT is_warning))::int AS faults, (count(*) FILTER (WHERE is_warning))::int AS warnings
       FROM import_faults WHERE import_id = ?`,
    [importId],
  )
  return rows[0] ?? { faults: 0, warnings: 0 }
}

/** '<row>.<column>.<code>' of the last fault of the page before; '' for the first page. */
export type FaultCursor = string

/** In order of rows. */
export async function listFaults(
  db: Database,
  importId: string,
  page: Readonly<{ after: FaultCursor; limit: number }>,
): Promise<Fault[]> {
  const [row = '-1', column = '', code = ''] = page.after.split('.')
  const { rows } = await db.raw<{ rows: FaultRow[] }>(
    `SELECT row, column_name, code, value, expected, other_row FROM import_faults
      WHERE import_id = :importId AND (row, column_name, code) > (:row, :column, :code)
      ORDER BY row, column_name, code LIMIT :limit`,
    { importId, row: row === '' ? -1 : Number(row), column, code, limit: page.limit },
  )
  return rows.map((each) => ({
    row: each.row,
    column: each.column_name === '' ? null : each.column_name,
    code: each.code,
    value: each.value,
    expected: each.expected,
    otherRow: each.other_row,
  }))
}

export const cursorOf = (each: Fault): FaultCursor => `${each.row}.${each.column ?? ''}.${each.code}`

type FaultRow = Readonly<{
  row: number
  column_name: ImportColumn | ''
  code: FaultCode
  value: string | null
  expected: string | null
  other_row: number | null
}>
