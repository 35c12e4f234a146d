import Type, { type Static } from 'typebox'
import { AreaCode, CalendarDay, PositiveAmount, Slug, Text, Uuid } from './values.ts'

/** So many results are one event: a batch of 100,000 payments is told in 200, not in 100,000. */
export const RESULTS_PAGE_ITEMS = 500

const PaymentResult = Type.Object(
  {
    payment_id: Uuid,
    /** As in BatchApproved: of a payment that is in a parcel, the parcel's id. */
    batch_id: Uuid,
    reference: Text(35),
    amount: PositiveAmount,
    outcome: Type.Union([Type.Literal('settled'), Type.Literal('returned')]),
    /** The day that the bank says. */
    on: CalendarDay,
    /** Of a payment that came back. */
    reason: Type.Union([Text(200), Type.Null()]),
  },
  { additionalProperties: false },
)

/** Of payments of one fund and area, in the order in which the bank's words were believed: of a payment, the last one counts. */
export const PaymentResults = Type.Object(
  {
    fund_id: Slug,
    area_code: AreaCode,
    results: Type.Array(PaymentResult, { minItems: 1, maxItems: RESULTS_PAGE_ITEMS }),
  },
  { additionalProperties: false },
)
export type PaymentResults = Static<typeof PaymentResults>
