import { Amount, CalendarDay, PositiveAmount, Slug, Text, Uuid } from '@fundtrace/contracts'
import Type from 'typebox'

/** Finance of the fund's area writes; its area, its funders and audit read. */
export const ENTRY_MOVERS = { access: { roles: ['finance'] } } as const
export const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const

export const LIMIT = Type.Integer({ minimum: 1, maximum: 1000, default: 100 })
export const ONLY_OPEN = Type.Boolean({ default: true, description: 'only what is still open' })

/** What every entry of an officer names beside its amounts. */
export const ENTRY = { on: CalendarDay, document_number: Text(100), reason: Text(500) }

export const FundParams = Type.Object({ fund_id: Slug })
export const AdvanceParams = Type.Object({ fund_id: Slug, advance_id: Uuid })
export const ClawbackParams = Type.Object({ fund_id: Slug, clawback_id: Uuid })

export const AdvanceBody = Type.Object(
  { lender_id: Slug, borrower_id: Slug, amount: PositiveAmount, ...ENTRY },
  { additionalProperties: false },
)
export const SumBody = Type.Object({ amount: PositiveAmount, ...ENTRY }, { additionalProperties: false })
export const Award = Type.Union([Type.Literal('payable_again'), Type.Literal('cancelled')])
export const Ground = Type.Union([
  Type.Literal('not_eligible'),
  Type.Literal('died'),
  Type.Literal('paid_twice'),
  Type.Literal('wrong_payee'),
  Type.Literal('other'),
])
export const ClawbackBody = Type.Object(
  { payment_id: Uuid, award: Award, ground: Ground, ...ENTRY },
  { additionalProperties: false },
)
/** `split` by the funders' cash in the account unless it says otherwise; or all of it is one funder's. */
export const TurnBody = Type.Object(
  {
    amount: PositiveAmount,
    split: Type.Optional(Type.Union([Type.Literal('by_cash'), Type.Literal('by_due')])),
    funder_id: Type.Optional(Slug),
    ...ENTRY,
  },
  { additionalProperties: false },
)
export const InterestPaymentBody = Type.Object(
  {
    funder_id: Slug,
    amount: PositiveAmount,
    to: Type.Union([Type.Literal('treasury'), Type.Literal('funder')]),
    ...ENTRY,
  },
  { additionalProperties: false },
)

const Transaction = Type.Object({
  transaction_id: Uuid,
  number: Type.Integer(),
  kind: Text(40),
  reference: Text(300),
  effective_at: Type.String({ format: 'date-time' }),
  recorded_at: Type.String({ format: 'date-time' }),
  payment_id: Type.Union([Type.Null(), Uuid]),
  entries: Type.Array(Type.Object({ account: Text(120), amount: Amount })),
})
export const CREATED = { 201: Type.Object({ id: Uuid, transactions: Type.Array(Transaction) }) }

export const AdvanceLine = Type.Object({
  id: Uuid,
  lender_id: Slug,
  borrower_id: Slug,
  amount: Amount,
  open: Amount,
  advanced_on: CalendarDay,
  document_number: Text(100),
  reason: Text(500),
  cursor: Text(20),
})
export const ClawbackLine = Type.Object({
  id: Uuid,
  payment_id: Uuid,
  beneficiary_id: Text(120),
  amount: Amount,
  owed: Amount,
  award: Award,
  ground: Ground,
  clawed_back_on: CalendarDay,
  document_number: Text(100),
  reason: Text(500),
})

const FUND_SUMS = {
  appropriated: Amount,
  held: Amount,
  in_transit: Amount,
  paid: Amount,
  free: Amount,
}
export const BudgetReply = Type.Object({
  fund_id: Slug,
  ...FUND_SUMS,
  awarded: Amount,
  payable: Amount,
  receivable: Amount,
  funders: Type.Array(
    Type.Object({
      funder: Slug,
      ...FUND_SUMS,
      claimed: Amount,
      arrears: Amount,
      cash: Amount,
      cash_available: Amount,
      to_repay: Amount,
      advanced: Amount,
      interest: Amount,
      fees: Amount,
    }),
  ),
})
