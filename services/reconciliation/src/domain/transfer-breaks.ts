import { formatMoney, fromFen, type Money, negateMoney, subtractMoney, toFen } from '@fundtrace/money'
import type { Break } from './break.ts'
import type { LedgerTransfer } from './ledger-record.ts'
import type { Direction, StatementLine } from './statement-line.ts'

/** What the breaks of transfers say. `difference` is statement minus ledger, in the direction of the transfer. */

export const transferMissingInStatement = (fundId: string, transfer: LedgerTransfer): Break => ({
  ...about(fundId, transfer.direction, { ledger: transfer }),
  kind: 'missing_in_statement',
  difference: negateMoney(transfer.amount),
  explanation: {
    zh: `账上记有${WORDS[transfer.record].zh} ${yuan(transfer)} 元（${nameZh(transfer)}），银行流水中没有这笔${SIDES[transfer.direction].zh}。`,
    en: `The ledger has ${WORDS[transfer.record].en} of ${yuan(transfer)} (${nameEn(transfer)}); the statement has no such line.`,
  },
})

export const transferAmountDiffers = (fundId: string, transfer: LedgerTransfer, line: StatementLine): Break => ({
  ...about(fundId, transfer.direction, { ledger: transfer, statement: line }),
  kind: 'amount_differs',
  difference: subtractMoney(line.amount, transfer.amount),
  explanation: {
    zh: `账上${WORDS[transfer.record].zh}金额为 ${yuan(transfer)} 元（${nameZh(transfer)}），银行流水第 ${line.line} 行为 ${yuan(line)} 元。`,
    en: `The ledger has ${WORDS[transfer.record].en} of ${yuan(transfer)} (${nameEn(transfer)}); line ${line.line} of the statement has ${yuan(line)}.`,
  },
})

/** The document is ours, a transfer of this amount is not in the ledger; or the line pays out under a document that only brings money. */
export const transferMissingInLedger = (fundId: string, line: StatementLine, direction: Direction): Break => ({
  ...about(fundId, direction, { statement: line }),
  kind: 'missing_in_ledger',
  difference: line.direction === direction ? line.amount : negateMoney(line.amount),
  explanation: {
    zh: `银行流水第 ${line.line} 行（文号 ${line.reference}，${yuan(line)} 元）在账上没有对应的${direction === 'received' ? '到账' : '转出'}记录。`,
    en: `Line ${line.line} of the statement (document ${line.reference}, ${yuan(line)}) has no ${direction === 'received' ? 'arrival' : 'transfer out'} in the ledger.`,
  },
})

export const transferOutsidePeriod = (fundId: string, transfer: LedgerTransfer, line: StatementLine): Break => ({
  ...about(fundId, transfer.direction, { ledger: transfer, statement: line }),
  kind: 'outside_statement_period',
  difference: line.amount,
  explanation: {
    zh: `银行流水第 ${line.line} 行${SIDES[line.direction].verbZh} ${yuan(line)} 元，账上这笔${WORDS[transfer.record].zh}（${nameZh(transfer)}）记在 ${transfer.movedOn}，不在流水期间内。`,
    en: `Line ${line.line} of the statement ${SIDES[line.direction].verbEn} ${yuan(line)}; the ledger dates ${WORDS[transfer.record].en} (${nameEn(transfer)}) ${transfer.movedOn}, outside the days of the statement.`,
  },
})

/** Equal amounts under one document, and not as many on either side: which is missing cannot be told. */
export const ambiguousTransfers = (
  fundId: string,
  transfers: readonly [LedgerTransfer, ...LedgerTransfer[]],
  lines: readonly [StatementLine, ...StatementLine[]],
): Break => {
  const [ledger, ...otherTransfers] = transfers
  const [statement, ...otherLines] = lines
  const related = { ledger: otherTransfers, statement: otherLines }
  return {
    ...about(fundId, ledger.direction, { ledger, statement, related }),
    kind: 'ambiguous',
    difference: times(ledger.amount, lines.length - transfers.length),
    explanation: {
      zh: `文号 ${ledger.documentNumber} 下金额同为 ${yuan(ledger)} 元的${WORDS[ledger.record].zh}，账上 ${transfers.length} 笔，银行流水 ${lines.length} 行，无法逐笔对应。`,
      en: `Under document ${ledger.documentNumber} the ledger has ${transfers.length} of ${yuan(ledger)}, the statement ${lines.length}: which is which cannot be told.`,
    },
  }
}

const WORDS = {
  arrival: { zh: '到账', en: 'an arrival' },
  refund: { zh: '退款', en: 'a refund' },
  carry: { zh: '结转', en: 'a carry-over' },
} as const
const SIDES = {
  received: { zh: '收入', verbZh: '收到', verbEn: 'received' },
  paid_out: { zh: '支出', verbZh: '支出', verbEn: 'paid out' },
} as const

const about = (
  fundId: string,
  direction: Direction,
  rows: Partial<Pick<Break, 'ledger' | 'statement' | 'related'>>,
) => ({
  fundId,
  ledger: null,
  statement: null,
  disbursement: null,
  related: { ledger: [], statement: [] },
  direction,
  ...rows,
})

/** In fen, because the count may be negative. */
const times = (amount: Money, count: number): Money => fromFen(toFen(amount) * BigInt(count))

const yuan = (row: { amount: Money }): string => formatMoney(row.amount)
const nameZh = (transfer: LedgerTransfer): string =>
  transfer.documentNumber === null ? `编号 ${transfer.transferId}` : `文号 ${transfer.documentNumber}`
const nameEn = (transfer: LedgerTransfer): string =>
  transfer.documentNumber === null ? `${transfer.record} ${transfer.transferId}` : `document ${transfer.documentNumber}`
