import type { Money } from '@fundtrace/money'

/** Seen from the dedicated account: money left it, or came in. */
export type Direction = 'paid_out' | 'received'

/** One line of a bank statement, as far as it is compared. */
export type StatementLine = Readonly<{
  statementId: string
  /** As an editor counts the lines of the file; the header is 1. */
  line: number
  bookingDate: string
  bankReference: string
  /** What the line quotes of ours: a payment, or the document of a transfer. */
  reference: string | null
  direction: Direction
  /** Never negative. */
  amount: Money
}>

/** A total order, so that nothing depends on the order in which lines were read: the bank's own day comes first. */
export const compareLines = (left: StatementLine, right: StatementLine): number =>
  compareText(left.bookingDate, right.bookingDate) ||
  compareText(left.statementId, right.statementId) ||
  left.line - right.line

/** By code unit, the same on every machine. */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
