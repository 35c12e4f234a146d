import type { operations } from '../api/generated/reconciliation.d.ts'
import type { Text } from '../shell/language.tsx'

type Run = operations['getRun']['responses'][200]['content']['application/json']
export type ComparisonFound = Run['breaks'][number]

export type ComparedLine = Readonly<{
  name: string
  title: Text
  kind: 'amount' | 'code' | 'text' | 'funder'
  ledger: string | null
  statement: string | null
  disbursement: string | null
  isFailed: boolean
}>

/** What the three offices say of the same money; lines of which nobody says anything are left out. */
export function comparedLines(found: ComparisonFound): readonly ComparedLine[] {
  const { ledger, statement, disbursement } = found
  const failed = new Set<string>(FAILED[found.kind] ?? [])
  const lines: readonly Omit<ComparedLine, 'isFailed'>[] = [
    {
      name: 'amount',
      title: { zh: '金额（元）', en: 'Amount (yuan)' },
      kind: 'amount',
      ledger: ledger?.amount ?? null,
      statement: statement === null ? null : (statement.paid_out ?? statement.received),
      disbursement: disbursement?.amount ?? null,
    },
    {
      name: 'direction',
      title: { zh: '收付', en: 'Direction' },
      kind: 'text',
      ledger: ledger === null ? null : found.direction,
      statement: statement === null ? null : statement.paid_out === null ? 'received' : 'paid_out',
      disbursement: null,
    },
    {
      name: 'reference',
      title: { zh: '付款编号或文号', en: 'Reference or document' },
      kind: 'code',
      ledger: ledger === null ? null : ledger.record === 'payment' ? ledger.reference : ledger.document_number,
      statement: statement?.reference ?? null,
      disbursement: disbursement?.reference ?? null,
    },
    {
      name: 'day',
      title: { zh: '日期', en: 'Day' },
      kind: 'text',
      ledger: dayOf(ledger),
      statement: statement?.booking_date ?? null,
      disbursement: disbursement?.returned_on ?? disbursement?.settled_on ?? null,
    },
    {
      name: 'state',
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      ledger: ledger?.record === 'payment' ? ledger.state : (ledger?.record ?? null),
      statement: null,
      disbursement: disbursement?.state ?? null,
    },
    {
      name: 'funder',
      title: { zh: '出资方', en: 'Funder' },
      kind: 'funder',
      ledger: ledger === null || ledger.record === 'payment' ? null : ledger.funder_id,
      statement: null,
      disbursement: null,
    },
    {
      name: 'bank_reference',
      title: { zh: '银行流水号', en: "Bank's reference" },
      kind: 'code',
      ledger: null,
      statement: statement?.bank_reference ?? null,
      disbursement: null,
    },
    {
      name: 'line',
      title: { zh: '对账单行号', en: 'Line of the statement' },
      kind: 'text',
      ledger: null,
      statement: statement === null ? null : String(statement.line),
      disbursement: null,
    },
  ]
  return lines
    .filter((line) => line.ledger !== null || line.statement !== null || line.disbursement !== null)
    .map((line) => ({ ...line, isFailed: failed.has(line.name) }))
}

const FAILED: Readonly<Partial<Record<ComparisonFound['kind'], readonly string[]>>> = {
  missing_in_statement: ['amount'],
  missing_in_ledger: ['amount'],
  amount_differs: ['amount'],
  amount_differs_in_disbursement: ['amount'],
  duplicate_in_statement: ['line', 'bank_reference'],
  return_missing_in_statement: ['amount'],
  return_missing_in_ledger: ['state'],
  not_settled_in_ledger: ['state'],
  status_differs: ['state'],
  outside_statement_period: ['day'],
  wrong_fund: ['reference'],
}

function dayOf(ledger: ComparisonFound['ledger']): string | null {
  if (ledger === null) return null
  if (ledger.record === 'payment') return ledger.returned_on ?? ledger.settled_on
  return ledger.record === 'arrival' ? ledger.arrived_on : ledger.moved_on
}
