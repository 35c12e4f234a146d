import { formatMoney, negateMoney } from '@fundtrace/money'
import type { Break } from './break.ts'
import type { Direction, StatementLine } from './statement-line.ts'

/**
 * A reference that belongs to another fund: one of its payments or a document under which it sent money away ('payment'), or a document
 * under which it received money ('arrival'). `fundId` is null
 * where the readers of the run need not have access to that fund.
 */
export type ReferenceElsewhere = Readonly<{ owner: 'payment' | 'arrival'; fundId: string | null }>

/** The line belongs to another fund, and earmarked money is never another's. */
export function wrongFund(fundId: string, line: StatementLine, elsewhere: ReferenceElsewhere): Break {
  const direction: Direction = elsewhere.owner === 'payment' ? 'paid_out' : 'received'
  const amount = formatMoney(line.amount)
  const other = { zh: elsewhere.fundId ?? '另一项资金', en: elsewhere.fundId ?? 'another fund' }
  return {
    kind: 'wrong_fund',
    fundId,
    direction,
    difference: line.direction === direction ? line.amount : negateMoney(line.amount),
    ledger: null,
    statement: line,
    disbursement: null,
    related: { ledger: [], statement: [] },
    explanation: {
      zh: `银行流水第 ${line.line} 行（${line.reference}，${amount} 元）属于${other.zh}，不属于 ${fundId}。`,
      en: `Line ${line.line} of the statement (${line.reference}, ${amount}) belongs to ${other.en}, not to ${fundId}.`,
    },
  }
}
