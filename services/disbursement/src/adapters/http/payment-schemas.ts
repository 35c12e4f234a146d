import { Amount, AreaCode, Slug, Text, Uuid } from '@fundtrace/contracts'
import Type from 'typebox'
import { PAYMENT_MOVES, type PaymentState } from '../../domain/moves.ts'

export const PaymentParams = Type.Object({ payment_id: Uuid })

export const PAYMENT_STATES = Object.keys(PAYMENT_MOVES) as PaymentState[]

export const PaymentFields = {
  id: Uuid,
  batch_id: Uuid,
  parcel_id: Type.Union([Type.Null(), Uuid]),
  award_id: Uuid,
  beneficiary_id: Slug,
  area_code: AreaCode,
  period: Text(20),
  line: Text(60),
  attempt: Type.Integer(),
  reference: Text(35),
  amount: Amount,
  state: Text(20),
  decided_on: Type.Union([Type.Null(), Text(10)]),
  /** ISO 20022, such as AC01. */
  reason_code: Type.Union([Type.Null(), Text(4)]),
  reason: Type.Union([Type.Null(), Text(2_000)]),
}

export const Moves = Type.Array(
  Type.Object({
    from_state: Type.Union([Type.Null(), Text(20)]),
    to_state: Text(20),
    moved_by: Text(200),
    moved_for: Type.Union([Type.Null(), Text(200)]),
    reason: Text(2_000),
    moved_at: Text(40),
  }),
)

export const PaymentReply = Type.Object({
  ...PaymentFields,
  moves: Moves,
  attempts: Type.Array(
    Type.Object({ id: Uuid, batch_id: Uuid, attempt: Type.Integer(), reference: Text(35), state: Text(20) }),
  ),
})
