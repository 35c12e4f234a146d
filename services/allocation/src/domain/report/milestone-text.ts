import type { ConditionText } from '../programme/condition.ts'

/**
 * What is to be reached beside money, by year (F8, F10), as it is written in YAML and JSON and kept at rest. It is measured against
 * the register as it was on a day. Amounts and percentages are text.
 */
export type MilestoneText = Readonly<{
  id: string
  version?: number
  name: string
  document_number: string
  document_item: string
  quote?: string
  inferred?: readonly string[]
  area_code: string
  /** Where those are whom it counts, if not in that area: Foshan's counties in two other cities. */
  covers?: readonly string[]
  /** Who is measured: households, or villages of village_income. */
  where?: ConditionText
  target: TargetText
}>

export type TargetText =
  /** The part of those in the register on `base_day` who are out of poverty by the end of a year. */
  | Readonly<{
      kind: 'people_out_of_poverty'
      base_day: string
      by_year: readonly Readonly<{ year: number; percent: string }>[]
    }>
  /** Each village's collective income, yuan a year. */
  | Readonly<{ kind: 'village_income'; by_year: readonly Readonly<{ year: number; amount: string }>[] }>
  /** Each household's income per person and year: yuan, or a part of the rural average of that year. */
  | Readonly<{ kind: 'income_per_person'; by_year: readonly IncomeTargetText[] }>

export type IncomeTargetText =
  | Readonly<{ year: number; amount: string }>
  /** The average is published after the year; until it is recorded in a new version, who asks gives it. */
  | Readonly<{ year: number; percent: string; rural_average?: string }>
