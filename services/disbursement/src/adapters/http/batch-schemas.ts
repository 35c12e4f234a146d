import { Amount, AreaCode, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import { normaliseArea } from '@fundtrace/http-server'
import { formatWan, parseMoney } from '@fundtrace/money'
import Type, { type Static } from 'typebox'
import type { BatchOrder } from '../../application/make-batch.ts'
import { BATCH_PAYMENTS_MAX } from '../../domain/batch-lines.ts'
import { orderAmbiguous } from '../../domain/errors.ts'
import type { BatchView } from '../postgres/batch-view.ts'

export const BatchParams = Type.Object({ batch_id: Uuid })

export const BatchFields = {
  id: Uuid,
  fund_id: Slug,
  area_code: AreaCode,
  state: Type.Union([
    Type.Literal('draft'),
    Type.Literal('approved'),
    Type.Literal('funded'),
    Type.Literal('refused'),
    Type.Literal('released'),
    Type.Literal('paid'),
    Type.Literal('partly_paid'),
  ]),
  count: Type.Integer(),
  total: Amount,
  made_by: Text(200),
  approved_by: Type.Union([Type.Null(), Text(200)]),
}

export const BatchReply = Type.Object({
  ...BatchFields,
  total_wan: Text(40),
  problem: Type.Union([Type.Null(), Problem]),
  file_sha256: Type.Union([Type.Null(), Text(64)]),
  payments: Type.Array(
    Type.Object({
      id: Uuid,
      award_id: Uuid,
      beneficiary_id: Slug,
      attempt: Type.Integer(),
      reference: Text(35),
      amount: Amount,
      state: Text(20),
      decided_on: Type.Union([Type.Null(), Text(10)]),
      reason: Type.Union([Type.Null(), Text(200)]),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      from_state: Type.Union([Type.Null(), Text(20)]),
      to_state: Text(20),
      moved_by: Text(200),
      reason: Text(2_000),
      moved_at: Text(40),
    }),
  ),
})

export const toBatchReply = (batch: BatchView) => ({
  ...batch,
  total_wan: formatWan(parseMoney(batch.total)),
  problem: batch.problem === null ? null : { ...batch.problem, values: { ...batch.problem.values } },
})

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
  },
  { additionalProperties: false, examples: [{ fund_id: 'qingcheng-households-2016', area_code: '441802103' }] },
)

/** Without lines and area it is everything unpaid of the fund. */
export function toBatchOrder({ area_code, lines }: Static<typeof NewBatch>, fundArea: string): BatchOrder {
  if (lines === undefined) return { areaCode: normaliseArea(area_code ?? fundArea) }
  if (area_code !== undefined) throw orderAmbiguous()
  return {
    lines: lines.map((line) => ({
      awardId: line.award_id,
      amount: line.amount === undefined ? null : parseMoney(line.amount),
    })),
  }
}
