import { Amount, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import Type, { type TSchema } from 'typebox'
import { BREAK_KINDS, type BreakKind } from '../../domain/break.ts'

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])

const LedgerPayment = Type.Object({
  record: Type.Literal('payment'),
  payment_id: Uuid,
  reference: orNull(Text(35)),
  amount: Amount,
  state: Type.Union([Type.Literal('in_transit'), Type.Literal('settled'), Type.Literal('returned')]),
  settled_on: orNull(CalendarDay),
  returned_on: orNull(CalendarDay),
  batch_id: Uuid,
  beneficiary_id: orNull(Slug),
})
const LedgerArrival = Type.Object({
  record: Type.Literal('arrival'),
  arrival_id: Uuid,
  document_number: orNull(Text(100)),
  amount: Amount,
  arrived_on: CalendarDay,
  funder_id: orNull(Slug),
})
const LedgerTransfer = Type.Object({
  record: Type.Union([Type.Literal('refund'), Type.Literal('carry')]),
  transfer_id: Uuid,
  direction: Type.Union([Type.Literal('paid_out'), Type.Literal('received')]),
  document_number: orNull(Text(100)),
  amount: Amount,
  moved_on: CalendarDay,
  funder_id: orNull(Slug),
})
const LedgerRow = Type.Union([LedgerPayment, LedgerArrival, LedgerTransfer])

const StatementLine = Type.Object({
  statement_id: Uuid,
  line: Type.Integer({ description: 'In the file, whose header is line 1' }),
  booking_date: CalendarDay,
  bank_reference: Text(100),
  reference: orNull(Text(100)),
  paid_out: orNull(Amount),
  received: orNull(Amount),
})

const DisbursementRow = Type.Object({
  payment_id: Uuid,
  reference: Text(35),
  amount: Amount,
  state: Type.Union([
    Type.Literal('approved'),
    Type.Literal('sent'),
    Type.Literal('settled'),
    Type.Literal('returned'),
  ]),
  settled_on: orNull(CalendarDay),
  returned_on: orNull(CalendarDay),
  batch_id: Uuid,
  beneficiary_id: Slug,
})

const Break = Type.Object({
  ordinal: Type.Integer(),
  kind: Type.Unsafe<BreakKind>({ type: 'string', enum: [...BREAK_KINDS] }),
  fund_id: Slug,
  difference: {
    ...Amount,
    description:
      'Statement minus ledger (status_differs and amount_differs_in_disbursement: disbursement minus ledger). Positive: more was paid out than the ledger says; where direction is received: the bank received more',
  },
  direction: Type.Union([Type.Literal('paid_out'), Type.Literal('received')]),
  ledger: orNull(LedgerRow),
  statement: orNull(StatementLine),
  disbursement: orNull(DisbursementRow),
  related: Type.Object(
    { ledger: Type.Array(LedgerRow), statement: Type.Array(StatementLine) },
    { description: 'Further rows that this break speaks for' },
  ),
  explanation: Type.Object({ zh: Type.String(), en: Type.String() }),
})

const SUMMARY = {
  id: Uuid,
  number: Type.Integer({ description: 'Counts up; newer runs have higher numbers' }),
  state: Type.Literal('completed'),
  funds: Type.Array(Slug),
  lines: Type.Integer({ description: 'Statement lines compared' }),
  matched: Type.Integer({ description: 'Records of the ledger that the statements show as they are' }),
  break_count: Type.Integer(),
  made_by: Text(200),
  made_at: Type.String({ format: 'date-time' }),
}
export const RunSummary = Type.Object(SUMMARY)

export const Run = Type.Object({
  ...SUMMARY,
  statements: Type.Array(
    Type.Object({ id: Uuid, fund_id: Slug, sha256: Type.String(), from: CalendarDay, to: CalendarDay }),
  ),
  positions: Type.Array(
    Type.Object({ fund_id: Slug, consumer: Type.String(), source: Type.String(), sequence: Type.Integer() }),
    { description: 'Up to which event each copy went when it was compared' },
  ),
  breaks: Type.Array(Break, { description: 'In order, after the cursor; break_count says how many there are' }),
})
