import { formatMoney, fromFen, type Money, negateMoney, subtractMoney, toFen } from '@fundtrace/money'
import type { Break } from './break.ts'
import type { LedgerArrival } from './ledger-record.ts'
import type { StatementLine } from './statement-line.ts'

/** What the breaks of arrivals say. `difference` is statement minus ledger, positive where the bank received more. */
type Parts = Pick<Break, 'fundId'> & Partial<Pick<Break, 'ledger' | 'statement' | 'related'>>

export const arrivalMissingInStatement = (fundId: string, arrival: LedgerArrival): Break => ({
  ...about({ fundId, ledger: arrival }),
  kind: 'missing_in_statement',
  difference: negateMoney(arrival.amount),
  explanation: {
    zh: `账上记有到账 ${yuan(arrival)} 元（${nameZh(arrival)}），银行流水中没有这笔收入。`,
    en: `The ledger has an arrival of ${yuan(arrival)} (${nameEn(arrival)}); the statement has no such line.`,
  },
})

export const arrivalAmountDiffers = (fundId: string, arrival: LedgerArrival, line: StatementLine): Break => ({
  ...about({ fundId, ledger: arrival, statement: line }),
  kind: 'amount_differs',
  difference: subtractMoney(line.amount, arrival.amount),
  explanation: {
    zh: `账上到账金额为 ${yuan(arrival)} 元（${nameZh(arrival)}），银行流水第 ${line.line} 行为 ${yuan(line)} 元。`,
    en: `The ledger has an arrival of ${yuan(arrival)} (${nameEn(arrival)}); line ${line.line} of the statement has ${yuan(line)}.`,
  },
})

/** The document is ours, an arrival of this amount is not in the ledger; or the line pays out under an arrival's document. */
export const arrivalMissingInLedger = (fundId: string, line: StatementLine): Break => ({
  ...about({ fundId, statement: line }),
  kind: 'missing_in_ledger',
  difference: line.direction === 'received' ? line.amount : negateMoney(line.amount),
  explanation: {
    zh: `银行流水第 ${line.line} 行（文号 ${line.reference}，${yuan(line)} 元）在账上没有对应的到账记录。`,
    en: `Line ${line.line} of the statement (document ${line.reference}, ${yuan(line)}) has no arrival in the ledger.`,
  },
})

export const arrivedOutsidePeriod = (fundId: string, arrival: LedgerArrival, line: StatementLine): Break => ({
  ...about({ fundId, ledger: arrival, statement: line }),
  kind: 'outside_statement_period',
  difference: line.amount,
  explanation: {
    zh: `银行流水第 ${line.line} 行收到 ${yuan(line)} 元，账上这笔到账（${nameZh(arrival)}）记在 ${arrival.arrivedOn}，不在流水期间内。`,
    en: `Line ${line.line} of the statement received ${yuan(line)}; the ledger dates this arrival (${nameEn(arrival)}) ${arrival.arrivedOn}, outside the days of the statement.`,
  },
})

/** Equal amounts under one document, and not as many on either side: which is missing cannot be told. */
export const ambiguousArrivals = (
  fundId: string,
  arrivals: readonly [LedgerArrival, ...LedgerArrival[]],
  lines: readonly [StatementLine, ...StatementLine[]],
): Break => {
  const [ledger, ...otherArrivals] = arrivals
  const [statement, ...otherLines] = lines
  return {
    ...about({ fundId, ledger, statement, related: { ledger: otherArrivals, statement: otherLines } }),
    kind: 'ambiguous',
    difference: times(ledger.amount, lines.length - arrivals.length),
    explanation: {
      zh: `文号 ${ledger.documentNumber} 下金额同为 ${yuan(ledger)} 元的到账，账上 ${arrivals.length} 笔，银行流水 ${lines.length} 行，无法逐笔对应。`,
      en: `Under document ${ledger.documentNumber} the ledger has ${arrivals.length} arrivals of ${yuan(ledger)}, the statement ${lines.length}: which is which cannot be told.`,
    },
  }
}

const about = (parts: Parts) => ({
  ledger: null,
  statement: null,
  disbursement: null,
  related: { ledger: [], statement: [] },
  direction: 'received' as const,
  ...parts,
})

/** In fen, because the count may be negative. */
const times = (amount: Money, count: number): Money => fromFen(toFen(amount) * BigInt(count))

const yuan = (row: { amount: Money }): string => formatMoney(row.amount)
const nameZh = (arrival: LedgerArrival): string =>
  arrival.documentNumber === null ? `到账 ${arrival.arrivalId}` : `文号 ${arrival.documentNumber}`
const nameEn = (arrival: LedgerArrival): string =>
  arrival.documentNumber === null ? `arrival ${arrival.arrivalId}` : `document ${arrival.documentNumber}`
