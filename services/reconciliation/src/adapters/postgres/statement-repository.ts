import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, parseMoney } from '@fundtrace/money'
import type { BankLine } from '../../domain/bank-line.ts'
import type { ProvenTotals } from '../../domain/prove-statement.ts'
import type { StatementDays } from '../../domain/statement-days.ts'
import type { StatementLine } from '../../domain/statement-line.ts'

export type NewStatement = ProvenTotals &
  StatementDays &
  Readonly<{ id: string; fundId: string; sha256: string; uploadedBy: string; lines: readonly BankLine[] }>

/** False when the same file of the same fund is there already, also when another is just now sending it. */
export async function insertStatement(trx: Transaction, statement: NewStatement): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO statements (id, fund_id, first_day, last_day, opening, paid_out, received, closing, line_count, sha256, uploaded_by)
     VALUES (:id, :fundId, :from, :to, :opening, :paidOut, :received, :closing, :count, :sha256, :uploadedBy)
         ON CONFLICT ON CONSTRAINT statements_file_once DO NOTHING RETURNING id`,
    {
      id: statement.id,
      fundId: statement.fundId,
      from: statement.from,
      to: statement.to,
      opening: formatMoney(statement.opening),
      paidOut: formatMoney(statement.paidOut),
      received: formatMoney(statement.received),
      closing: formatMoney(statement.closing),
      count: statement.lines.length,
      sha256: statement.sha256,
      uploadedBy: statement.uploadedBy,
    },
  )
  if (rows.length === 0) return false
  await insertLines(trx, statement.id, statement.lines)
  return true
}

async function insertLines(trx: Transaction, statementId: string, lines: readonly BankLine[]): Promise<void> {
  await trx.raw(
    `INSERT INTO statement_lines (statement_id, line, booking_date, bank_reference, reference, paid_out, received, balance)
     SELECT :statementId, n.*
       FROM unnest(:lines::integer[], :days::date[], :bankReferences::text[], :references::text[],
                   :paidOut::numeric[], :received::numeric[], :balances::numeric[]) AS n`,
    {
      statementId,
      lines: lines.map((line) => line.line),
      days: lines.map((line) => line.bookingDate),
      bankReferences: lines.map((line) => line.bankReference),
      references: lines.map((line) => line.reference),
      paidOut: lines.map((line) => (line.direction === 'paid_out' ? formatMoney(line.amount) : null)),
      received: lines.map((line) => (line.direction === 'received' ? formatMoney(line.amount) : null)),
      balances: lines.map((line) => formatMoney(line.balance)),
    },
  )
}

/** Amounts in yuan, days 'YYYY-MM-DD'. */
export type StatementRecord = Readonly<{
  id: string
  fund_id: string
  from: string
  to: string
  opening: string
  paid_out: string
  received: string
  closing: string
  count: number
  sha256: string
  uploaded_by: string
  uploaded_at: string
}>

export async function findStatementByFile(
  trx: Transaction,
  fundId: string,
  sha256: string,
): Promise<StatementRecord | undefined> {
  const rows: StatementRow[] = await selectStatements(trx).where({ fund_id: fundId, sha256 })
  return rows.map(toRecord)[0]
}

/** In the order of fund and days; unknown ids are left out. */
export async function readStatements(db: Database | Transaction, ids: readonly string[]): Promise<StatementRecord[]> {
  const rows: StatementRow[] = await selectStatements(db).whereIn('id', [...ids])
  return rows.map(toRecord)
}

const selectStatements = (db: Database | Transaction) =>
  db('statements')
    .orderBy(['fund_id', 'first_day', 'id'])
    .select('id', 'fund_id', { from: 'first_day', to: 'last_day' }, 'opening', 'paid_out', 'received', 'closing')
    .select({ count: 'line_count' }, 'sha256', 'uploaded_by', 'uploaded_at')

type StatementRow = Omit<StatementRecord, 'uploaded_at'> & { uploaded_at: Date }
const toRecord = (row: StatementRow): StatementRecord => ({ ...row, uploaded_at: row.uploaded_at.toISOString() })

export async function readLines(trx: Transaction, statementIds: readonly string[]): Promise<StatementLine[]> {
  const rows: LineRow[] = await trx('statement_lines')
    .whereIn('statement_id', [...statementIds])
    .select('statement_id', 'line', 'booking_date', 'bank_reference', 'reference', 'paid_out', 'received')
  return rows.map(toLine)
}

type LineRow = {
  statement_id: string
  line: number
  booking_date: string
  bank_reference: string
  reference: string | null
} & ({ paid_out: string; received: null } | { paid_out: null; received: string })

const toLine = (row: LineRow): StatementLine => ({
  statementId: row.statement_id,
  line: row.line,
  bookingDate: row.booking_date,
  bankReference: row.bank_reference,
  reference: row.reference,
  ...(row.paid_out === null
    ? { direction: 'received', amount: parseMoney(row.received) }
    : { direction: 'paid_out', amount: parseMoney(row.paid_out) }),
})
