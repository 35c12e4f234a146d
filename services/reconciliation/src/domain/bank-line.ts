import type { Money } from '@fundtrace/money'
import type { StatementLine } from './statement-line.ts'

/** A line as the bank gives it: with the balance of the account after it. */
export type BankLine = Omit<StatementLine, 'statementId'> & Readonly<{ balance: Money }>
