import type { ConditionText } from '../programme/condition.ts'
import type { Rounding } from '../programme/programme-text.ts'

/**
 * A guarantee across programmes as it is written in YAML and JSON and kept at rest: what everybody whom it binds is to have in a
 * year from several sources together. It gives nothing itself; what falls short of it is a finding.
 */
export type GuaranteeText = Readonly<{
  id: string
  version?: number
  name: string
  document_number: string
  document_item: string
  quote?: string
  inferred?: readonly string[]
  area_code: string
  /** Where those are whom it binds, if not in that area: Foshan's villages in two other cities. */
  covers?: readonly string[]
  /** The first and the last day on which it may be judged. */
  valid_from?: string
  valid_to?: string
  /** Whom it binds, asked of the register as it was on the day named. */
  where?: ConditionText
  rule: GuaranteeRuleText
}>

/** All programmes and all other support money, or what these programmes give (and the support money that counts in them). */
export type SourcesText = 'all' | readonly string[]

export type GuaranteeRuleText =
  /** Every household for itself, yuan a year. */
  | Readonly<{ kind: 'household_floor'; amount: string; sources: SourcesText }>
  /** All villages together, yuan a year times their number; a single one may have less. */
  | Readonly<{ kind: 'village_average'; amount: string; sources: SourcesText }>
  /** Every supporting unit to every receiver that it is paired with, yuan a year. */
  | Readonly<{ kind: 'pair_floor'; receiver: 'household' | 'village'; amount: string }>
  /** Of each person's bills of the year, after every insurance: at least this part. What is below a fen counts as `rounding` says, up unless stated. */
  | Readonly<{ kind: 'rate_floor'; of: 'medical_bills'; percent: string; sources: SourcesText; rounding?: Rounding }>
