import Type, { type Static, type TSchema } from 'typebox'
import { FunderShare, FundOpening } from './ledger-requests.ts'
import { CalendarDay, PositiveAmount, Slug, Text, Uuid } from './values.ts'

/**
 * What allocation asks the ledger to change of a fund after its plan: the plan itself, money that goes back to a funder, money whose
 * funder was not known, and what a year leaves to the next. Each is posted whole or refused whole, once, and answered on
 * `ledger.transactions.v1`. That topic's kinds are settled, so the answer's `request` says:
 *
 * | asked | `request.kind` | `request.id` |
 * |---|---|---|
 * | `plan_changed` | `plan` | `plan_id`, the new one |
 * | `carried_over` | `plan` | `carry_id`; `fund_id` says which direction |
 * | `refund` | `arrival` | `refund_id` |
 * | `identified` | `arrival` | `identification_id` |
 *
 * `request.event_id` is the event that asked. Ordering: this topic and `ledger.requests.v1` are read side by side. Whoever asks for
 * something that rests on something else waits for the answer about that: awards of a changed plan, a change of a plan that was just
 * asked for, the refund of what a cut leaves, `carried_over` in after out.
 */
const change = <Kind extends string, Fields extends Record<string, TSchema>>(kind: Kind, fields: Fields) =>
  Type.Object({ kind: Type.Literal(kind), ...fields }, { additionalProperties: false })

/**
 * The plan in force is replaced by another: raised, cut, shared in another way. `shares` are what the new plan alone lays on each
 * funder, as in a plan of `ledger.requests.v1`: money carried in stands beside it, money sent back as unspent stays off. Who is not
 * named owes nothing by it. They add up to `total`; the ledger posts the difference to the plan before.
 */
export const PlanChange = change('plan_changed', {
  plan_id: Uuid,
  replaces_plan_id: Uuid,
  fund_id: Slug,
  document_number: Text(100),
  total: PositiveAmount,
  shares: Type.Array(FunderShare, { minItems: 1, maxItems: 100 }),
  reason: Text(500),
})

/** Money left the dedicated account for the funder that it came from: out of what the fund owes it back, or unspent at the year's end. */
export const Refund = change('refund', {
  refund_id: Uuid,
  fund_id: Slug,
  funder_id: Slug,
  amount: PositiveAmount,
  document_number: Text(100),
  refunded_on: CalendarDay,
  source: Type.Union([Type.Literal('refund'), Type.Literal('unspent')]),
})

/**
 * Money that came beyond what its sender owed turned out to be another funder's, or, where both are the same, overpaid: then it is
 * owed back.
 */
export const Identification = change('identified', {
  identification_id: Uuid,
  fund_id: Slug,
  /** The arrival that it came with. */
  arrival_id: Uuid,
  /** In whose name it arrived. */
  from_funder_id: Slug,
  to_funder_id: Slug,
  amount: PositiveAmount,
  document_number: Text(100),
  identified_on: CalendarDay,
})

const carried = {
  carry_id: Uuid,
  document_number: Text(100),
  carried_on: CalendarDay,
  /** Whose money, the same on both sides. */
  parts: Type.Array(
    Type.Object(
      {
        funder_id: FunderShare.properties.funder_id,
        funder_name: FunderShare.properties.funder_name,
        funder_area: FunderShare.properties.funder_area,
        amount: PositiveAmount,
      },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 100 },
  ),
}

/** At the year's end (结转): unspent money leaves this fund for another of the same programme and area. Under the key of this fund. */
export const CarryOut = change('carried_over', {
  direction: Type.Literal('out'),
  ...carried,
  fund_id: Slug,
  to_fund_id: Slug,
})

/** The same money comes into the fund of a later year, which is opened where it is new. Under the key of that fund. */
export const CarryIn = change('carried_over', {
  direction: Type.Literal('in'),
  ...carried,
  fund: FundOpening,
  from_fund_id: Slug,
})

export const FundChangeRequested = Type.Union([PlanChange, Refund, Identification, CarryOut, CarryIn])
export type FundChangeRequested = Static<typeof FundChangeRequested>
export type FundChangeOf<Kind extends FundChangeRequested['kind']> = Extract<FundChangeRequested, { kind: Kind }>
