import { parseMoney } from '@fundtrace/money'
import type { FundFacts } from '../compare-fund.ts'
import type { DisbursementPayment } from '../disbursement-payment.ts'
import { keyOf, type LedgerPayment, type LedgerTransfer } from '../ledger-record.ts'
import type { StatementLine } from '../statement-line.ts'
import type { ReferenceElsewhere } from '../wrong-fund.ts'
import { grouped } from './control-break.ts'

/** The rows of a fund as they are kept for a run: those of its statements, of the ledger, of disbursement, and the documents it knows. */
export type ThreeWayFact = Readonly<{ fund: string }> &
  (
    | (Readonly<{ what: 'statement' }> & KeptStatement)
    | Readonly<{
        what: 'line'
        statement: string
        line: number
        on: string
        bank_reference: string
        reference: string | null
        direction: 'paid_out' | 'received'
        amount: string
      }>
    | Readonly<{
        what: 'payment'
        payment: string
        batch: string
        amount: string
        settled_on: string | null
        returned_on: string | null
        reference: string | null
        beneficiary: string | null
      }>
    | Readonly<{
        what: 'transfer'
        record: LedgerTransfer['record']
        transfer: string
        direction: LedgerTransfer['direction']
        amount: string
        on: string
        document: string | null
        funder: string | null
      }>
    | Readonly<{
        what: 'disbursement'
        payment: string
        batch: string
        reference: string
        beneficiary: string
        amount: string
        state: DisbursementPayment['state']
        settled_on: string | null
        returned_on: string | null
      }>
    | Readonly<{ what: 'document'; document: string }>
    | Readonly<{ what: 'elsewhere'; reference: string; owner: ReferenceElsewhere['owner']; owner_fund: string | null }>
  )

export type KeptStatement = Readonly<{
  fund: string
  id: string
  from: string
  to: string
  opening: string
  closing: string
}>
type Numbered<Value> = Readonly<{ row: number; fact: Value }>

/** One fund as the comparison takes it, and where each of its rows stands among the facts. */
export type FundRows = Readonly<{
  facts: FundFacts
  /** In the order of days, none overlapping another. */
  statements: readonly Numbered<KeptStatement>[]
  leftOut: readonly Numbered<KeptStatement>[]
  /** 'payment:<id>', 'arrival:<id>', 'line:<statement>:<line>', 'disbursement:<payment>'. */
  rowOf: (key: string) => number
}>

/** Facts come fund by fund. */
export async function* gatherFunds(facts: AsyncIterable<ThreeWayFact>): AsyncIterable<FundRows> {
  for await (const group of grouped(facts, ({ fund }) => fund)) yield gather(group)
}

function gather(group: readonly Numbered<ThreeWayFact>[]): FundRows {
  const rows = new Map<string, number>()
  const statements: Numbered<KeptStatement>[] = []
  const leftOut: Numbered<KeptStatement>[] = []
  const lines: StatementLine[] = []
  const payments: LedgerPayment[] = []
  const transfers: LedgerTransfer[] = []
  const disbursements: DisbursementPayment[] = []
  const documents = new Set<string>()
  const elsewhere = new Map<string, ReferenceElsewhere>()
  for (const { row, fact } of group) {
    switch (fact.what) {
      case 'statement':
        if (statements.some(({ fact: other }) => fact.from <= other.to && other.from <= fact.to))
          leftOut.push({ row, fact })
        else statements.push({ row, fact })
        break
      case 'line':
        rows.set(`line:${fact.statement}:${fact.line}`, row)
        lines.push(toLine(fact))
        break
      case 'payment':
        payments.push(toPayment(fact))
        rows.set(`payment:${fact.payment}`, row)
        break
      case 'transfer': {
        const transfer = toTransfer(fact)
        transfers.push(transfer)
        rows.set(keyOf(transfer), row)
        break
      }
      case 'disbursement':
        disbursements.push(toDisbursement(fact))
        rows.set(`disbursement:${fact.payment}`, row)
        break
      case 'document':
        documents.add(fact.document)
        break
      case 'elsewhere':
        elsewhere.set(fact.reference, { owner: fact.owner, fundId: fact.owner_fund })
    }
  }
  const skipped = new Set(leftOut.map(({ fact }) => fact.id))
  statements.sort((left, right) => (left.fact.from < right.fact.from ? -1 : 1))
  return {
    facts: {
      fundId: group[0]?.fact.fund ?? '',
      statements: statements.map(({ fact: { from, to } }) => ({ from, to })),
      lines: lines.filter(({ statementId }) => !skipped.has(statementId)),
      payments,
      transfers,
      disbursements,
      documents,
      elsewhere,
    },
    statements,
    leftOut,
    rowOf: (key) => rows.get(key) ?? 0,
  }
}

type Of<What extends ThreeWayFact['what']> = Extract<ThreeWayFact, { what: What }>

const toLine = (fact: Of<'line'>): StatementLine => ({
  statementId: fact.statement,
  line: fact.line,
  bookingDate: fact.on,
  bankReference: fact.bank_reference,
  reference: fact.reference,
  direction: fact.direction,
  amount: parseMoney(fact.amount),
})

const toPayment = (fact: Of<'payment'>): LedgerPayment => ({
  record: 'payment',
  paymentId: fact.payment,
  batchId: fact.batch,
  amount: parseMoney(fact.amount),
  settledOn: fact.settled_on,
  returnedOn: fact.returned_on,
  reference: fact.reference,
  beneficiaryId: fact.beneficiary,
})

const toTransfer = (fact: Of<'transfer'>): LedgerTransfer => ({
  record: fact.record,
  transferId: fact.transfer,
  direction: fact.direction,
  amount: parseMoney(fact.amount),
  movedOn: fact.on,
  documentNumber: fact.document,
  funderId: fact.funder,
})

const toDisbursement = (fact: Of<'disbursement'>): DisbursementPayment => ({
  paymentId: fact.payment,
  batchId: fact.batch,
  reference: fact.reference,
  beneficiaryId: fact.beneficiary,
  amount: parseMoney(fact.amount),
  state: fact.state,
  settledOn: fact.settled_on,
  returnedOn: fact.returned_on,
})
