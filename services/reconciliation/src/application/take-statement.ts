import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { readStatementCsv } from '../adapters/bank-files/statement-csv.ts'
import {
  findStatementByFile,
  insertStatement,
  type StatementRecord,
} from '../adapters/postgres/statement-repository.ts'
import { statementDaysDiffer, statementDaysReversed, statementRowsInvalid } from '../domain/errors.ts'
import { proveStatement } from '../domain/prove-statement.ts'
import type { StatementDays } from '../domain/statement-days.ts'
import { readRows } from '../domain/statement-rows.ts'

export type StatementOrder = Readonly<{
  fundId: string
  bytes: Uint8Array
  /** The days that the statement says it is for; those of its first and last line where it does not say. */
  from: string | undefined
  to: string | undefined
  uploadedBy: string
}>

/** Stores a statement of a fund's dedicated account once its balances are proven. The same file again is the same statement. */
export async function takeStatement(
  trx: Transaction,
  order: StatementOrder,
): Promise<{ statement_id: string; is_new: boolean }> {
  const sha256 = createHash('sha256').update(order.bytes).digest('hex')
  const known = await findStatementByFile(trx, order.fundId, sha256)
  if (known !== undefined) return sameStatement(known, order)

  const rows = readStatementCsv(order.bytes)
  const stated = statedDays(order)
  const { lines, faults } = readRows(rows, stated)
  if (faults.length > 0) throw statementRowsInvalid(faults)
  const totals = proveStatement(lines)

  const id = randomUUID()
  const days = lines.map((line) => line.bookingDate).sort()
  const { fundId, uploadedBy, from = days.at(0), to = days.at(-1) } = order
  assert(from !== undefined && to !== undefined, 'a proven statement has lines')
  const isNew = await insertStatement(trx, { ...totals, id, fundId, sha256, from, to, uploadedBy, lines })
  if (isNew) return { statement_id: id, is_new: true }

  const other = await findStatementByFile(trx, order.fundId, sha256)
  if (other === undefined) throw new Error(`The statement that kept ${sha256} out is not there`)
  return sameStatement(other, order)
}

function statedDays({ from = FIRST_DAY, to = LAST_DAY }: Pick<StatementOrder, 'from' | 'to'>): StatementDays {
  if (from > to) throw statementDaysReversed(from, to)
  return { from, to }
}

const FIRST_DAY = '0001-01-01'
const LAST_DAY = '9999-12-31'

function sameStatement(known: StatementRecord, { from = known.from, to = known.to }: StatementOrder) {
  if (from !== known.from || to !== known.to)
    throw statementDaysDiffer(known.id, `${known.from} to ${known.to}`, `${from} to ${to}`)
  return { statement_id: known.id, is_new: false }
}
