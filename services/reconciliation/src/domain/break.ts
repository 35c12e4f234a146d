import type { Money } from '@fundtrace/money'
import type { DisbursementPayment } from './disbursement-payment.ts'
import type { LedgerRecord } from './ledger-record.ts'
import type { Direction, StatementLine } from './statement-line.ts'

/** In the order in which an auditor wants to see them. The database knows the same list. */
export const BREAK_KINDS = [
  'missing_in_statement',
  'amount_differs',
  'duplicate_in_statement',
  'return_missing_in_statement',
  'return_missing_in_ledger',
  'not_settled_in_ledger',
  'outside_statement_period',
  'ambiguous',
  'missing_in_ledger',
  'wrong_fund',
  'status_differs',
  'amount_differs_in_disbursement',
] as const
export type BreakKind = (typeof BREAK_KINDS)[number]

/** A disagreement, with what there is of each side's row. */
export type Break = Readonly<{
  kind: BreakKind
  fundId: string
  /**
   * Statement minus ledger; for the last two kinds disbursement minus ledger. Positive: more was paid out than the ledger
   * says, or, where `direction` is 'received', more was received.
   */
  difference: Money
  direction: Direction
  ledger: LedgerRecord | null
  statement: StatementLine | null
  disbursement: DisbursementPayment | null
  /** Further rows that this break speaks for: the other leg of a return, the candidates of what is ambiguous. */
  related: Readonly<{ ledger: readonly LedgerRecord[]; statement: readonly StatementLine[] }>
  explanation: Explanation
}>

/** One sentence, in Chinese and in English. */
export type Explanation = Readonly<{ zh: string; en: string }>

/** Agreement: one record of the ledger and the lines of the statement that show it. */
export type Match = Readonly<{ fundId: string; ledger: LedgerRecord; lines: readonly StatementLine[] }>

export type Comparison = Readonly<{ matches: readonly Match[]; breaks: readonly Break[] }>

export const joinComparisons = (comparisons: readonly Comparison[]): Comparison => ({
  matches: comparisons.flatMap(({ matches }) => matches),
  breaks: comparisons.flatMap(({ breaks }) => breaks),
})
