import type { Transaction } from '@fundtrace/database'
import type { BreakRow, BreakSide, InputSheet, MatchRow } from '@fundtrace/evidence'
import { fenOf, formatFen } from '@fundtrace/money'
import type { Direction } from '../../../domain/statement-line.ts'
import { type BreakRecord, readBreaks } from '../run-reader.ts'
import { cursorPages } from './cursor-pages.ts'

/** The matches of a comparison: a record of the ledger and the lines that show it as it is. Lines are named `<statement>:<line>`. */
export async function* comparisonMatches(trx: Transaction, runId: string): AsyncGenerator<readonly MatchRow[]> {
  const pages = cursorPages<MatchLine>(
    trx,
    'evidence_matches',
    `SELECT m.ordinal AS number, m.ledger_record,
            ARRAY(SELECT l.statement_id || ':' || l.line FROM run_lines l
                   WHERE l.run_id = m.run_id AND l.match_ordinal = m.ordinal ORDER BY l.statement_id, l.line) AS lines
       FROM matches m WHERE m.run_id = :runId ORDER BY m.ordinal`,
    { runId },
  )
  for await (const page of pages)
    yield page.map(({ number, ledger_record: record, lines }) => ({
      number,
      rule: 'as_it_is',
      left: [record],
      right: lines,
      difference: '0.00',
      suggested: false,
      change: null,
      undone: null,
    }))
}

export async function* comparisonBreaks(trx: Transaction, runId: string): AsyncGenerator<readonly BreakRow[]> {
  for (let after = 0; ; ) {
    const page = await readBreaks(trx, runId, { after, limit: BREAKS_PER_PAGE })
    if (page.length > 0) yield page.map(toBreakRow)
    const last = page.at(-1)
    if (last === undefined || page.length < BREAKS_PER_PAGE) return
    after = last.ordinal
  }
}

/** The statements that it froze, as they were sent. Their files were not kept, but every line of them was. */
export async function comparisonInputs(trx: Transaction, runId: string): Promise<InputSheet[]> {
  const { rows } = await trx.raw<{ rows: StatementRow[] }>(
    `SELECT s.id, s.fund_id, r.sha256, s.line_count, (s.received - s.paid_out)::text AS total, s.first_day, s.last_day, s.uploaded_by, s.uploaded_at
       FROM run_statements r JOIN statements s ON s.id = r.statement_id
      WHERE r.run_id = :runId ORDER BY s.fund_id, s.first_day, s.id`,
    { runId },
  )
  return rows.map((row) => ({
    side: 'right',
    kind: 'statement',
    name: `${row.fund_id} ${row.id}`,
    sha256: row.sha256,
    bytes: null,
    rows: row.line_count,
    total: row.total,
    from: row.first_day,
    to: row.last_day,
    uploaded_by: row.uploaded_by,
    uploaded_at: row.uploaded_at.toISOString(),
    positions: null,
    file: null,
  }))
}

const BREAKS_PER_PAGE = 1_000

type MatchLine = Readonly<{ number: number; ledger_record: string; lines: readonly string[] }>
type StatementRow = Readonly<{
  id: string
  fund_id: string
  sha256: string
  line_count: number
  total: string
  first_day: string
  last_day: string
  uploaded_by: string
  uploaded_at: Date
}>

const toBreakRow = (each: BreakRecord): BreakRow => ({
  number: each.ordinal,
  kind: each.kind,
  rule: null,
  failed: null,
  difference: asMoved(each.direction, each.difference),
  fund: each.fund_id,
  left: ledgerSide(each) ?? disbursementSide(each),
  right: statementSide(each),
  change: null,
  settled: null,
  explanation: each.explanation,
  detail: {
    direction: each.direction,
    ledger: each.ledger,
    statement: each.statement,
    disbursement: each.disbursement,
    related: each.related,
  },
})

function ledgerSide({ ledger }: BreakRecord): BreakSide | null {
  if (ledger === null) return null
  const amount = asMoved(ledger.record === 'payment' ? 'paid_out' : directionOf(ledger), ledger.amount)
  if (ledger.record === 'payment')
    return { row: '', id: ledger.reference ?? ledger.payment_id, amount, on: ledger.returned_on ?? ledger.settled_on }
  if (ledger.record === 'arrival')
    return { row: '', id: ledger.document_number ?? ledger.arrival_id, amount, on: ledger.arrived_on }
  return { row: '', id: ledger.document_number ?? ledger.transfer_id, amount, on: ledger.moved_on }
}

const disbursementSide = ({ disbursement: payment }: BreakRecord): BreakSide | null =>
  payment && {
    row: '',
    id: payment.reference,
    amount: asMoved('paid_out', payment.amount),
    on: payment.returned_on ?? payment.settled_on,
  }

const statementSide = ({ statement: line }: BreakRecord): BreakSide | null =>
  line && {
    row: `${line.statement_id}:${line.line}`,
    id: line.bank_reference,
    amount: line.received ?? asMoved('paid_out', line.paid_out ?? '0.00'),
    on: line.booking_date,
  }

const directionOf = (ledger: Exclude<BreakRecord['ledger'], null | { record: 'payment' }>): Direction =>
  ledger.record === 'arrival' ? 'received' : ledger.direction

/** As the account sees it: what is paid out is below zero. So differences of both directions can be added up. */
const asMoved = (direction: Direction, amount: string): string =>
  direction === 'received' ? amount : formatFen(-fenOf(amount))
