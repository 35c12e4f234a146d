import { parseMoney } from '@fundtrace/money'
import type { Break, Comparison } from '../src/domain/break.ts'
import { compareFund, type FundFacts } from '../src/domain/compare-fund.ts'
import type { DisbursementPayment } from '../src/domain/disbursement-payment.ts'
import { keyOf, type LedgerTransfer, type LedgerPayment, stateOf } from '../src/domain/ledger-record.ts'
import type { Direction, StatementLine } from '../src/domain/statement-line.ts'

/** Rows of one made-up fund, of which a test says only what it is about. The statement is for June unless told. */
export const FUND = 'qingcheng-households-2016'
export const JUNE = { from: '2016-06-01', to: '2016-06-30' }

type PaymentParts = Readonly<{ settled?: string; returned?: string; amount?: string; reference?: string | null }>

export const payment = (id: string, { settled, returned, amount = '4000.00', ...more }: PaymentParts = {}) =>
  ({
    record: 'payment',
    paymentId: id,
    batchId: 'batch',
    amount: parseMoney(amount),
    settledOn: settled ?? null,
    returnedOn: returned ?? null,
    reference: 'reference' in more ? (more.reference ?? null) : `REF-${id}`,
    beneficiaryId: `household-${id}`,
  }) satisfies LedgerPayment

export const settled = (id: string, parts: PaymentParts = {}): LedgerPayment =>
  payment(id, { settled: '2016-06-10', ...parts })
export const returned = (id: string, parts: PaymentParts = {}): LedgerPayment =>
  payment(id, { returned: '2016-06-12', ...parts })

export const arrival = (id: string, document: string | null, amount: string, movedOn = '2016-06-03') =>
  ({
    record: 'arrival',
    transferId: id,
    direction: 'received',
    amount: parseMoney(amount),
    movedOn,
    documentNumber: document,
    funderId: 'guangdong',
  }) satisfies LedgerTransfer

/** Money that went back to a funder, or, told otherwise, over to another year's fund or from it. */
export const refund = (
  id: string,
  document: string | null,
  amount: string,
  parts: Partial<Pick<LedgerTransfer, 'record' | 'direction' | 'movedOn'>> = {},
): LedgerTransfer => ({
  ...arrival(id, document, amount),
  record: 'refund',
  direction: 'paid_out',
  ...parts,
})

const line = (direction: Direction, line: number, reference: string | null, amount: string, on: string) =>
  ({
    statementId: 'statement',
    line,
    bookingDate: on,
    bankReference: `BANK-${line}`,
    reference,
    direction,
    amount: parseMoney(amount),
  }) satisfies StatementLine

export const out = (number: number, reference: string | null, amount = '4000.00', on = '2016-06-10'): StatementLine =>
  line('paid_out', number, reference, amount, on)
export const back = (number: number, reference: string | null, amount = '4000.00', on = '2016-06-12'): StatementLine =>
  line('received', number, reference, amount, on)

/** What disbursement says when it agrees with the ledger. */
export const inDisbursement = (ledger: LedgerPayment): DisbursementPayment => ({
  paymentId: ledger.paymentId,
  batchId: ledger.batchId,
  reference: ledger.reference ?? 'never told',
  beneficiaryId: ledger.beneficiaryId ?? 'nobody',
  amount: ledger.amount,
  state: ({ in_transit: 'sent', settled: 'settled', returned: 'returned' } as const)[stateOf(ledger)],
  settledOn: ledger.settledOn,
  returnedOn: ledger.returnedOn,
})

/** The facts of one fund; disbursement agrees with the ledger unless told. */
export const factsOf = (parts: Partial<FundFacts>): FundFacts => ({
  fundId: FUND,
  statements: [JUNE],
  lines: [],
  payments: [],
  transfers: [],
  disbursements: (parts.payments ?? []).filter((each) => each.reference !== null).map(inDisbursement),
  documents: new Set((parts.transfers ?? []).flatMap((each) => each.documentNumber ?? [])),
  elsewhere: new Map(),
  ...parts,
})

export const compare = (parts: Partial<FundFacts>): Comparison => compareFund(factsOf(parts))

/** A comparison in a few words: 'payment:p1 = 2 3' matched by lines 2 and 3; 'amount_differs payment:p1 4 -0.10'. */
export const inWords = ({ matches, breaks }: Comparison): string[] => [
  ...matches.map((match) => `${keyOf(match.ledger)} = ${match.lines.map((each) => each.line).join(' ')}`),
  ...breaks.map(breakInWords),
]

export function breakInWords({ kind, ledger, disbursement, statement, related, difference }: Break): string {
  const record = ledger === null ? (disbursement === null ? '-' : `payment:${disbursement.paymentId}`) : keyOf(ledger)
  const lines = [...(statement === null ? [] : [statement]), ...related.statement].map((each) => each.line)
  return [kind, record, ...lines, difference.toFixed(2)].join(' ')
}
