import type { Money } from '@fundtrace/money'
import type { Condition } from '../programme/condition.ts'
import type { Rounding } from '../programme/programme-text.ts'
import type { Percent } from '../programme/programme.ts'

/** A guarantee that was read and understood; see GuaranteeText for what its members mean. */
export type Guarantee = Readonly<{
  id: string
  version: number
  name: string
  documentNumber: string
  documentItem: string
  areaCode: string
  covers: readonly string[]
  validFrom: string | null
  validTo: string | null
  where: Condition | null
  rule: GuaranteeRule
}>

export type Sources = 'all' | ReadonlySet<string>

export type GuaranteeRule =
  | Readonly<{ kind: 'household_floor'; amount: Money; sources: Sources }>
  | Readonly<{ kind: 'village_average'; amount: Money; sources: Sources }>
  | Readonly<{ kind: 'pair_floor'; receiver: 'household' | 'village'; amount: Money }>
  | Readonly<{ kind: 'rate_floor'; of: 'medical_bills'; percent: Percent; sources: Sources; rounding: Rounding }>

/** Whom the register is asked for. */
export const boundKind = (
  rule: Readonly<
    | { kind: 'household_floor' | 'village_average' | 'rate_floor' }
    | { kind: 'pair_floor'; receiver: 'household' | 'village' }
  >,
): 'household' | 'village' => {
  switch (rule.kind) {
    case 'village_average':
      return 'village'
    case 'pair_floor':
      return rule.receiver
    case 'household_floor':
    case 'rate_floor':
      return 'household'
  }
}
