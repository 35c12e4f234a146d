import Type, { type Static } from 'typebox'
import { AreaCode, CalendarDay, PositiveAmount, Slug, Text, Uuid } from './values.ts'

const Payment = Type.Object(
  {
    payment_id: Uuid,
    /** What the bank is told to quote: unique over all payments, at most 35 characters. */
    reference: Text(35),
    award_id: Uuid,
    beneficiary_id: Slug,
    attempt: Type.Integer({ minimum: 1 }),
    amount: PositiveAmount,
  },
  { additionalProperties: false },
)

const batch = { batch_id: Uuid, fund_id: Slug, area_code: AreaCode }

export const BatchApproved = Type.Object(
  {
    ...batch,
    count: Type.Integer({ minimum: 1 }),
    total: PositiveAmount,
    made_by: Text(200),
    approved_by: Text(200),
    payments: Type.Array(Payment),
  },
  { additionalProperties: false },
)
export type BatchApproved = Static<typeof BatchApproved>

export const FileReleased = Type.Object(
  {
    ...batch,
    file_sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    count: Type.Integer(),
    total: PositiveAmount,
    released_by: Text(200),
  },
  { additionalProperties: false },
)
export type FileReleased = Static<typeof FileReleased>

export const PaymentSettled = Type.Object(
  { ...batch, payment_id: Uuid, reference: Text(35), amount: PositiveAmount, settled_on: CalendarDay },
  { additionalProperties: false },
)
export type PaymentSettled = Static<typeof PaymentSettled>

export const PaymentReturned = Type.Object(
  {
    ...batch,
    payment_id: Uuid,
    reference: Text(35),
    amount: PositiveAmount,
    returned_on: CalendarDay,
    reason: Text(200),
  },
  { additionalProperties: false },
)
export type PaymentReturned = Static<typeof PaymentReturned>
