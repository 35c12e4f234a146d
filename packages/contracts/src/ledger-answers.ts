import Type, { type Static } from 'typebox'
import { Problem, Slug, Uuid } from './values.ts'

/** The answer to a change of payments that `ledger.transactions.v1` has no kind for: posted, or refused with the reason. */
export const PaymentChangeAnswered = Type.Object(
  {
    request: Type.Object(
      {
        kind: Type.Union([Type.Literal('void'), Type.Literal('claw_back')]),
        /** The batch of a void, the clawback. */
        id: Uuid,
        /** The event that asked. */
        event_id: Uuid,
      },
      { additionalProperties: false },
    ),
    fund_id: Slug,
    outcome: Type.Union([Type.Literal('posted'), Type.Literal('refused')]),
    /** Why it was refused; null where it was posted. */
    problem: Type.Union([Problem, Type.Null()]),
  },
  { additionalProperties: false },
)
export type PaymentChangeAnswered = Static<typeof PaymentChangeAnswered>
