import { Amount, AreaCode, CalendarDay, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import { normaliseArea } from '@fundtrace/http-server'
import { formatWan, parseMoney } from '@fundtrace/money'
import Type, { type Static } from 'typebox'
import type { BatchOrder } from '../../application/make-batch.ts'
import { BATCH_PAYMENTS_MAX } from '../../domain/batch-lines.ts'
import { orderAmbiguous } from '../../domain/errors.ts'
import { BATCH_MOVES, type BatchState, PARCEL_MOVES, type ParcelState } from '../../domain/moves.ts'
import type { BatchView } from '../postgres/batch-view.ts'
import { Moves } from './payment-schemas.ts'
import { problemReply } from './work-schemas.ts'

export const BatchParams = Type.Object({ batch_id: Uuid })

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([Type.Null(), schema])

export const BATCH_STATES = Object.keys(BATCH_MOVES) as [BatchState]

export const BatchFields = {
  id: Uuid,
  fund_id: Slug,
  fund_name: Text(200),
  area_code: AreaCode,
  state: Type.Enum(BATCH_STATES),
  count: Type.Integer(),
  total: Amount,
  made_by: Text(200),
  /** In whose place (代岗). */
  made_for: nullable(Text(200)),
  made_at: Text(40),
  approved_by: nullable(Text(200)),
  /** The day on which the bank is to pay, and as of which the register is asked. */
  pay_on: nullable(Text(10)),
}

const Terms = Type.Object({
  notice_days: Type.Integer(),
  approvals: Type.Array(Type.Object({ from: Amount, approvers: Type.Integer() })),
  advance_by: Type.Array(Slug),
  checks: Type.Record(Type.String(), Text(10)),
  closed_circuit: Type.Array(Text(20)),
})

export const ParcelFields = {
  id: Uuid,
  number: Type.Integer(),
  state: Type.Enum(Object.keys(PARCEL_MOVES) as [ParcelState]),
  count: Type.Integer(),
  total: Amount,
  made_by: Text(200),
  approved_by: nullable(Text(200)),
  /** As many as the parcel's amount takes, once it is approved. */
  approvers: Type.Array(Text(200)),
  problem: nullable(Problem),
}

export const BatchReply = Type.Object({
  ...BatchFields,
  total_wan: Text(40),
  terms: nullable(Terms),
  notice_from: nullable(Text(10)),
  notice_until: nullable(Text(10)),
  problem: nullable(Problem),
  payments_by_state: Type.Array(Type.Object({ state: Text(20), count: Type.Integer(), total: Amount })),
  approvals: Type.Array(
    Type.Object({
      place: Type.Integer(),
      approved_by: Text(200),
      approved_for: nullable(Text(200)),
      approved_at: Text(40),
    }),
  ),
  parcels: Type.Array(Type.Object(ParcelFields)),
  moves: Moves,
})

export const toBatchReply = (batch: BatchView) => ({
  ...batch,
  total_wan: formatWan(parseMoney(batch.total)),
  terms: batch.terms && {
    ...batch.terms,
    approvals: [...batch.terms.approvals],
    advance_by: [...batch.terms.advance_by],
    closed_circuit: [...batch.terms.closed_circuit],
  },
  problem: problemReply(batch.problem),
  parcels: batch.parcels.map((parcel) => ({ ...parcel, problem: problemReply(parcel.problem) })),
})

/** 100,000 lines with their amounts. */
export const ORDER_BYTES_MAX = 16 * 1024 * 1024

export const NewBatch = Type.Object(
  {
    fund_id: Slug,
    /** Everything unpaid under this area, such as one township. */
    area_code: Type.Optional(AreaCode),
    /** Or exactly these awards; an amount that is given must be the award's. */
    lines: Type.Optional(
      Type.Array(
        Type.Object({ award_id: Uuid, amount: Type.Optional(PositiveAmount) }, { additionalProperties: false }),
        { minItems: 1, maxItems: BATCH_PAYMENTS_MAX },
      ),
    ),
    /** The control sum: what the maker says count and total are. Refused where the lines come to anything else. */
    declared: Type.Optional(
      Type.Object({ count: Type.Integer({ minimum: 1 }), total: PositiveAmount }, { additionalProperties: false }),
    ),
    /** The day on which the bank is to pay; the day of the validation where it is left out. */
    pay_on: Type.Optional(CalendarDay),
  },
  {
    additionalProperties: false,
    examples: [
      {
        fund_id: 'qingcheng-households-2016',
        area_code: '441802103',
        declared: { count: 78, total: '312000.00' },
        pay_on: '2016-09-12',
      },
    ],
  },
)

/** Without lines and area it is everything unpaid of the fund. */
export function toBatchOrder(
  { area_code, lines, declared, pay_on }: Static<typeof NewBatch>,
  fundArea: string,
): BatchOrder {
  if (lines !== undefined && area_code !== undefined) throw orderAmbiguous()
  return {
    lines:
      lines === undefined
        ? { areaCode: normaliseArea(area_code ?? fundArea) }
        : {
            exactly: lines.map(({ award_id, amount }) => ({
              awardId: award_id,
              amount: amount === undefined ? null : parseMoney(amount),
            })),
          },
    declared: declared === undefined ? null : { count: declared.count, total: parseMoney(declared.total) },
    payOn: pay_on ?? null,
  }
}
