import Type, { type Static, type TSchema } from 'typebox'
import { HoldRequest } from './ledger-requests.ts'
import { CalendarDay, Slug, Text, Uuid } from './values.ts'

/**
 * What disbursement asks the ledger to change of payments beside their straight road of hold, release, settle and return. Each is posted
 * whole or refused whole, once. What readers of `ledger.transactions.v1` must know of is answered there, under its settled kinds:
 *
 * | asked | answered on | `request.kind` | `request.id` |
 * |---|---|---|---|
 * | `advance_hold` | `ledger.transactions.v1` | `hold` | `batch_id` |
 * | `late_return` | `ledger.transactions.v1` | `return` | `batch_id` |
 * | `void` | `ledger.answers.v1` | `void` | `batch_id` |
 * | `claw_back` | `ledger.answers.v1` | `claw_back` | `clawback_id` |
 *
 * `request.event_id` is the event that asked. Ordering: this topic and `ledger.requests.v1` are read side by side. Whoever asks for
 * something that rests on something else waits for the answer about that: a void for that of its hold, a late return for that of its settling.
 */
const change = <Kind extends string, Fields extends Record<string, TSchema>>(kind: Kind, fields: Fields) =>
  Type.Object({ kind: Type.Literal(kind), ...fields }, { additionalProperties: false })

const PaymentIds = Type.Array(Uuid, { minItems: 1, maxItems: 10_000 })

/**
 * As `hold`, where a funder's money has not come: what each lacks is advanced by the lenders, in this order, out of what they have
 * available beyond their own part. Refused naming the funder and what is still missing.
 */
export const AdvanceHold = change('advance_hold', {
  batch_id: Uuid,
  payments: HoldRequest.properties.payments,
  lenders: Type.Array(Slug, { minItems: 1, maxItems: 100 }),
  document_number: Text(100),
  reason: Text(500),
  asked_by: Text(200),
})

/** Payments that are held and not released will not be: their awards can be paid anew, their cash is free. */
export const Void = change('void', { batch_id: Uuid, payment_ids: PaymentIds, reason: Text(500) })

/** The bank sent these payments back after they had settled (退票), maybe months later: cash comes back to the funders that bore them. */
export const LateReturn = change('late_return', {
  batch_id: Uuid,
  payments: Type.Array(Type.Object({ payment_id: Uuid, reason: Text(200) }, { additionalProperties: false }), {
    minItems: 1,
    maxItems: 10_000,
  }),
  returned_on: CalendarDay,
})

/** A payment that settled was not due (追回): its beneficiary owes it back. */
export const ClawBack = change('claw_back', {
  clawback_id: Uuid,
  payment_id: Uuid,
  /** Whether the award can be paid anew, or ends. */
  award: Type.Union([Type.Literal('payable_again'), Type.Literal('cancelled')]),
  ground: Type.Union([
    Type.Literal('not_eligible'),
    Type.Literal('died'),
    Type.Literal('paid_twice'),
    Type.Literal('wrong_payee'),
    Type.Literal('other'),
  ]),
  clawed_back_on: CalendarDay,
  document_number: Text(100),
  reason: Text(500),
  asked_by: Text(200),
})

export const PaymentChangeRequested = Type.Union([AdvanceHold, Void, LateReturn, ClawBack])
export type PaymentChangeRequested = Static<typeof PaymentChangeRequested>
export type PaymentChangeOf<Kind extends PaymentChangeRequested['kind']> = Extract<
  PaymentChangeRequested,
  { kind: Kind }
>
