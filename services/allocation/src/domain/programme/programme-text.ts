import type { ConditionText } from './condition.ts'
import type { CheckEffect, ClosedCircuitKind, PaymentCheck } from './payment.ts'

/**
 * A programme as it is written in YAML and JSON and kept at rest: amounts and percentages are text, nothing is understood yet. The schema of the
 * API (adapters/http/programme-schema.ts) has each member's bounds; `readProgramme` makes a Programme of it or says what is wrong.
 */
export type ProgrammeText = Readonly<{
  id: string
  version?: number
  name: string
  document_number: string
  document_item: string
  quote?: string
  inferred?: readonly string[]
  area_code: string
  covers?: readonly string[]
  valid_from?: string
  valid_to?: string
  timing?: TimingText
  purposes?: readonly string[]
  where?: ConditionText
  base: BaseText
  amount: AmountText
  bounds?: Readonly<{ floor?: string; cap?: string }>
  yearly_limit?: Readonly<{ amount: string; beyond: 'refuse' | 'prorate' | 'in_order' }>
  draws_on?: string
  funding?: FundingText
  notice_days?: number
  payment?: PaymentText
}>

export type PaymentText = Readonly<{
  notice_days?: number
  approvals?: readonly Readonly<{ from: string; approvers: number }>[]
  advance_by?: readonly string[]
  checks?: Readonly<Partial<Record<PaymentCheck, CheckEffect>>>
  closed_circuit?: readonly ClosedCircuitKind[]
}>

export type BaseOf =
  | 'published_people'
  | 'lump'
  | 'households'
  | 'villages'
  | 'enterprises'
  | 'projects'
  | 'people'
  | 'workers'
  | 'medical_bills'
  | 'insurance_contributions'
  | 'houses'
  | 'loans'
  | 'shares'
  | 'scores'

export type BaseText = Readonly<{ of: BaseOf; where?: ConditionText; at_least?: number }>

export type Rounding = 'half_up' | 'down' | 'up'

export type TierText = Readonly<{
  is?: readonly string[]
  from?: string | number
  below?: string | number
  rate: string
}>

export type AmountText =
  | Readonly<{ kind: 'per_unit'; rate: string }>
  | Readonly<{ kind: 'tiers'; by: string; rates: readonly TierText[]; otherwise?: 'refuse' | 'nothing' }>
  | Readonly<{ kind: 'share'; percent: string; rounding: Rounding }>
  | Readonly<{
      kind: 'interest'
      percent: string
      principal_max?: string
      term_months_max?: number
      day_count: 360 | 365
      rounding: Rounding
    }>
  | Readonly<{ kind: 'lump'; amount: string }>
  | Readonly<{
      kind: 'pool'
      amount: string
      by: 'equal' | 'counted'
      floor?: string
      cap?: string
      beyond_caps?: 'keep' | 'refuse'
      leftover: 'largest_remainder' | 'keep'
    }>
  | Readonly<{ kind: 'parts' }>

export type FixedPartText =
  | Readonly<{ funder: string; amount: string }>
  | Readonly<{ by: 'township'; amount: string }>
  | Readonly<{ by: 'supporters'; at_least: string }>

export type FundingText =
  | Readonly<{ kind: 'ratio'; ratio: string; funders: readonly string[] }>
  | Readonly<{ kind: 'fixed'; parts: readonly FixedPartText[] }>
  | Readonly<{ kind: 'sole'; funder: string }>
  | Readonly<{ kind: 'township' }>
  | Readonly<{ kind: 'pots'; pots: readonly Readonly<{ funder: string; yearly: string }>[] }>

export type TimingText =
  | Readonly<{ kind: 'yearly' }>
  | Readonly<{ kind: 'once' }>
  | Readonly<{ kind: 'spread'; years: readonly Readonly<{ year: number; weight: number }>[] }>
