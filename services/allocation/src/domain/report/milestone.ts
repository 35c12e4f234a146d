import type { Money } from '@fundtrace/money'
import type { Condition } from '../programme/condition.ts'
import type { Percent } from '../programme/programme.ts'

/** A milestone that was read and understood; see MilestoneText for what its members mean. */
export type Milestone = Readonly<{
  id: string
  version: number
  name: string
  documentNumber: string
  documentItem: string
  areaCode: string
  covers: readonly string[]
  where: Condition | null
  target: Target
}>

export type Target =
  | Readonly<{ kind: 'people_out_of_poverty'; baseDay: string; byYear: ReadonlyMap<number, Percent> }>
  | Readonly<{ kind: 'village_income'; byYear: ReadonlyMap<number, Money> }>
  | Readonly<{ kind: 'income_per_person'; byYear: ReadonlyMap<number, IncomeTarget> }>

export type IncomeTarget =
  | Readonly<{ amount: Money }>
  /** Null: to be given by who asks. */
  | Readonly<{ percent: Percent; ruralAverage: Money | null }>

/** Who is measured against the target. */
export const measuredKind = ({ kind }: Pick<Target, 'kind'>): 'household' | 'village' =>
  kind === 'village_income' ? 'village' : 'household'
