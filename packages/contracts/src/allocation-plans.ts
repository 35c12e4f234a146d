import Type, { type Static } from 'typebox'
import {
  Amount,
  AreaCode,
  BeneficiaryKind,
  CalendarDay,
  FunderAmount,
  PositiveAmount,
  Slug,
  Text,
  Uuid,
} from './values.ts'

/** An officer other than its maker approved a plan: the fund, its document and each funder's share are settled. */
export const PlanApproved = Type.Object(
  {
    plan_id: Uuid,
    fund: Type.Object(
      {
        id: Slug,
        name: Text(200),
        programme_id: Slug,
        fiscal_year: Type.Integer(),
        area_code: AreaCode,
        /** GB/T 2260 codes of the funders: they may see the fund that they pay for. */
        funder_areas: Type.Array(AreaCode),
      },
      { additionalProperties: false },
    ),
    document_number: Text(100),
    total: PositiveAmount,
    shares: Type.Array(FunderAmount),
  },
  { additionalProperties: false },
)
export type PlanApproved = Static<typeof PlanApproved>

export const ArrivalRecorded = Type.Object(
  {
    arrival_id: Uuid,
    fund_id: Slug,
    funder_id: Slug,
    amount: PositiveAmount,
    document_number: Text(100),
    arrived_on: CalendarDay,
  },
  { additionalProperties: false },
)
export type ArrivalRecorded = Static<typeof ArrivalRecorded>

/** One line that may be paid once: (programme, period, beneficiary, line). */
export const Award = Type.Object(
  {
    award_id: Uuid,
    beneficiary_id: Slug,
    beneficiary_kind: BeneficiaryKind,
    /** Where the beneficiary is at home. */
    area_code: AreaCode,
    period: Text(20),
    line: Text(60),
    amount: PositiveAmount,
  },
  { additionalProperties: false },
)
export type Award = Static<typeof Award>

/** At most 500 awards; a reader acts when the manifest says that it has every page. */
export const AwardPage = Type.Object(
  {
    award_run_id: Uuid,
    plan_id: Uuid,
    fund_id: Slug,
    programme_id: Slug,
    page: Type.Integer({ minimum: 1 }),
    awards: Type.Array(Award, { minItems: 1, maxItems: 500 }),
  },
  { additionalProperties: false },
)
export type AwardPage = Static<typeof AwardPage>

export const AwardManifest = Type.Object(
  {
    award_run_id: Uuid,
    plan_id: Uuid,
    fund_id: Slug,
    pages: Type.Integer({ minimum: 1 }),
    count: Type.Integer({ minimum: 1 }),
    total: Amount,
    /** SHA-256, hexadecimal, over the lines 'award_id amount\n' of all pages in their order. */
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
)
export type AwardManifest = Static<typeof AwardManifest>
