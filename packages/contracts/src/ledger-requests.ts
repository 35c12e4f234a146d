import Type, { type Static, type TSchema } from 'typebox'
import { Amount, AreaCode, CalendarDay, FunderAmount, PositiveAmount, Slug, Text, Uuid } from './values.ts'

/**
 * What another service asks the ledger to post. A request says what happened in the words of its field; which accounts that
 * moves is the ledger's own knowledge. Each request is posted whole or refused whole, and answered on `ledger.transactions.v1`.
 */
const request = <Kind extends string, Fields extends Record<string, TSchema>>(kind: Kind, fields: Fields) =>
  Type.Object({ kind: Type.Literal(kind), ...fields }, { additionalProperties: false })

/** A fund as it is opened: by its first plan, or by money carried over. */
export const FundOpening = Type.Object(
  {
    id: Slug,
    name: Text(200),
    programme_id: Slug,
    fiscal_year: Type.Integer({ minimum: 1949, maximum: 2200 }),
    area_code: AreaCode,
    /** By plan: a payment is split over the due shares. By award: each award says who pays for it. */
    funded: Type.Union([Type.Literal('by_plan'), Type.Literal('by_award')]),
  },
  { additionalProperties: false },
)
export type FundOpening = Static<typeof FundOpening>

export const FunderShare = Type.Object(
  {
    funder_id: Slug,
    funder_name: Text(200),
    /** Null where the funder is no government: a charity federation. */
    funder_area: Type.Union([Type.Null(), AreaCode]),
    amount: Amount,
  },
  { additionalProperties: false },
)

/** A plan was approved: each funder owes its share. Opens the fund at its first plan. */
export const PlanRequest = request('plan', {
  plan_id: Uuid,
  document_number: Text(100),
  fund: FundOpening,
  total: PositiveAmount,
  shares: Type.Array(FunderShare, { minItems: 1, maxItems: 100 }),
})

/** Money of one funder arrived in the fund's dedicated account (专户). */
export const ArrivalRequest = request('arrival', {
  arrival_id: Uuid,
  funder_id: Slug,
  amount: PositiveAmount,
  /** The 指标 document that it came with. */
  document_number: Text(100),
  arrived_on: CalendarDay,
})

/** One page of a plan's awards. `parts` where the award itself says who pays (funded by award). */
export const AwardsRequest = request('awards', {
  plan_id: Uuid,
  awards: Type.Array(
    Type.Object(
      {
        award_id: Uuid,
        beneficiary_id: Slug,
        amount: PositiveAmount,
        parts: Type.Union([Type.Null(), Type.Array(FunderAmount, { minItems: 1, maxItems: 20 })]),
      },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 500 },
  ),
})

/** A batch was approved: hold each payment's award, and the cash of those who bear it. */
export const HoldRequest = request('hold', {
  batch_id: Uuid,
  payments: Type.Array(
    Type.Object({ payment_id: Uuid, award_id: Uuid, amount: PositiveAmount }, { additionalProperties: false }),
    { minItems: 1, maxItems: 10_000 },
  ),
})

/** The bank file of a batch was released: its money is in transit. */
export const ReleaseRequest = request('release', { batch_id: Uuid })

/** The bank paid these payments of a batch. */
export const SettleRequest = request('settle', {
  batch_id: Uuid,
  payment_ids: Type.Array(Uuid, { minItems: 1, maxItems: 10_000 }),
  settled_on: CalendarDay,
})

/** The bank sent these payments back before they settled (退票). */
export const ReturnRequest = request('return', {
  batch_id: Uuid,
  payments: Type.Array(Type.Object({ payment_id: Uuid, reason: Text(200) }, { additionalProperties: false }), {
    minItems: 1,
    maxItems: 10_000,
  }),
  returned_on: CalendarDay,
})

export const TransactionRequested = Type.Union([
  PlanRequest,
  ArrivalRequest,
  AwardsRequest,
  HoldRequest,
  ReleaseRequest,
  SettleRequest,
  ReturnRequest,
])
export type TransactionRequested = Static<typeof TransactionRequested>
export type RequestOf<Kind extends TransactionRequested['kind']> = Extract<TransactionRequested, { kind: Kind }>
