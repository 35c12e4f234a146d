import { formatMoney, type Money, negateMoney, subtractMoney, sumMoney } from '@fundtrace/money'
import type { Break } from './break.ts'
import type { DisbursementPayment } from './disbursement-payment.ts'
import type { LedgerPayment } from './ledger-record.ts'
import type { StatementLine } from './statement-line.ts'

/** What the breaks of payments say. `difference` is statement minus ledger, positive where more was paid out. */
type Parts = Pick<Break, 'fundId'> & Partial<Pick<Break, 'ledger' | 'statement' | 'disbursement' | 'related'>>

export const missingInStatement = (fundId: string, payment: LedgerPayment): Break => ({
  ...about({ fundId, ledger: payment }),
  kind: 'missing_in_statement',
  difference: negateMoney(payment.amount),
  explanation: {
    zh: `账上已付出 ${yuan(payment)} 元（${nameZh(payment)}），银行流水中没有这笔支出。`,
    en: `The ledger paid out ${yuan(payment)} (${nameEn(payment)}); the statement has no such line.`,
  },
})

export const paidAmountDiffers = (fundId: string, payment: LedgerPayment, line: StatementLine): Break => ({
  ...about({ fundId, ledger: payment, statement: line }),
  kind: 'amount_differs',
  difference: signed(subtractMoney(line.amount, payment.amount), line),
  explanation: {
    zh: `账上金额为 ${yuan(payment)} 元（${nameZh(payment)}），银行流水第 ${line.line} 行为 ${yuan(line)} 元。`,
    en: `The ledger has ${yuan(payment)} (${nameEn(payment)}); line ${line.line} of the statement has ${yuan(line)}.`,
  },
})

export const duplicateInStatement = (fundId: string, payment: LedgerPayment, line: StatementLine): Break => ({
  ...about({ fundId, ledger: payment, statement: line }),
  kind: 'duplicate_in_statement',
  difference: signed(line.amount, line),
  explanation: {
    zh: `账上只有一笔（${nameZh(payment)}，${yuan(payment)} 元），银行流水第 ${line.line} 行又出现 ${yuan(line)} 元。`,
    en: `The ledger has this once (${nameEn(payment)}, ${yuan(payment)}); line ${line.line} of the statement shows ${yuan(line)} once more.`,
  },
})

export const returnMissingInStatement = (fundId: string, payment: LedgerPayment): Break => ({
  ...about({ fundId, ledger: payment }),
  kind: 'return_missing_in_statement',
  difference: payment.amount,
  explanation: {
    zh: `账上记为已退回 ${yuan(payment)} 元（${nameZh(payment)}），银行流水中没有这笔退款。`,
    en: `The ledger says that ${yuan(payment)} came back (${nameEn(payment)}); the statement has no such line.`,
  },
})

export const returnMissingInLedger = (fundId: string, payment: LedgerPayment, line: StatementLine): Break => ({
  ...about({ fundId, ledger: payment, statement: line }),
  kind: 'return_missing_in_ledger',
  difference: signed(line.amount, line),
  explanation: {
    zh: `银行流水第 ${line.line} 行退回 ${yuan(line)} 元（${nameZh(payment)}），账上没有记退回。`,
    en: `Line ${line.line} of the statement gives ${yuan(line)} back (${nameEn(payment)}); the ledger has no return of it.`,
  },
})

export const notSettledInLedger = (fundId: string, payment: LedgerPayment, line: StatementLine): Break => ({
  ...about({ fundId, ledger: payment, statement: line }),
  kind: 'not_settled_in_ledger',
  difference: signed(line.amount, line),
  explanation: {
    zh: `银行流水第 ${line.line} 行已付出 ${yuan(line)} 元，账上 ${yuan(payment)} 元（${nameZh(payment)}）到流水末日仍在途。`,
    en: `Line ${line.line} of the statement paid ${yuan(line)}; in the ledger ${yuan(payment)} (${nameEn(payment)}) was still in transit on the statement's last day.`,
  },
})

export const paidOutsidePeriod = (fundId: string, payment: LedgerPayment, line: StatementLine): Break => ({
  ...about({ fundId, ledger: payment, statement: line }),
  kind: 'outside_statement_period',
  difference: signed(line.amount, line),
  explanation: {
    zh: `银行流水第 ${line.line} 行为 ${yuan(line)} 元，账上这笔（${nameZh(payment)}）的日期不在流水期间内。`,
    en: `Line ${line.line} of the statement has ${yuan(line)}; the ledger dates it (${nameEn(payment)}) outside the days of the statement.`,
  },
})

/** Several payments of one reference: which line is whose cannot be told. `expected` is what they should come to together. */
export const ambiguousPayments = (
  fundId: string,
  payments: readonly [LedgerPayment, ...LedgerPayment[]],
  lines: readonly [StatementLine, ...StatementLine[]],
  expected: Money,
): Break => {
  const [ledger, ...otherPayments] = payments
  const [statement, ...otherLines] = lines
  const shown = sumMoney(lines.map((line) => signed(line.amount, line)))
  return {
    ...about({ fundId, ledger, statement, related: { ledger: otherPayments, statement: otherLines } }),
    kind: 'ambiguous',
    difference: subtractMoney(shown, expected),
    explanation: {
      zh: `${payments.length} 笔付款共用付款编号 ${ledger.reference}，无法判断 ${lines.length} 行流水各属哪一笔。`,
      en: `${payments.length} payments share the reference ${ledger.reference}: whose the ${lines.length} lines are cannot be told.`,
    },
  }
}

/** The line quotes nothing that this fund's ledger knows. `payment` where disbursement at least knows the reference. */
export const missingInLedger = (fundId: string, line: StatementLine, payment: DisbursementPayment | null): Break => ({
  ...about({ fundId, statement: line, disbursement: payment }),
  kind: 'missing_in_ledger',
  difference: signed(line.amount, line),
  explanation: {
    zh: `银行流水第 ${line.line} 行（${line.reference ?? '无付款编号'}，${yuan(line)} 元）在账上没有对应记录。`,
    en: `Line ${line.line} of the statement (${line.reference ?? 'no reference'}, ${yuan(line)}) has no record in the ledger.`,
  },
})

const about = (parts: Parts) => ({
  ledger: null,
  statement: null,
  disbursement: null,
  related: { ledger: [], statement: [] },
  direction: 'paid_out' as const,
  ...parts,
})

/** Money that came back makes less paid out. */
const signed = (amount: Money, line: StatementLine): Money =>
  line.direction === 'paid_out' ? amount : negateMoney(amount)

const yuan = (row: { amount: Money }): string => formatMoney(row.amount)
const nameZh = (payment: LedgerPayment): string =>
  payment.reference === null ? `付款 ${payment.paymentId}` : `付款编号 ${payment.reference}`
const nameEn = (payment: LedgerPayment): string =>
  payment.reference === null ? `payment ${payment.paymentId}` : `reference ${payment.reference}`
