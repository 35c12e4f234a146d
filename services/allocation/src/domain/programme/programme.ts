import { type Money, type Ratio, ratioParts } from '@fundtrace/money'
import type { ReceiverKind } from '../plan/receiver.ts'
import { BASES, itemKindOfBase } from './base.ts'
import type { Condition } from './condition.ts'
import type { ItemKind } from './facts.ts'
import type { PaymentTerms } from './payment.ts'
import type { BaseOf, Rounding } from './programme-text.ts'

/**
 * A programme that is understood: whatever `readProgramme` makes can be computed. Amounts are yuan; a money rule is
 * null where the document states none.
 */
export type Programme = Readonly<{
  id: string
  /** Counts 1, 2, 3 ...; a recorded version is never edited. */
  version: number
  name: string
  /** 文号 of the document, and the place in it. */
  documentNumber: string
  documentItem: string
  quote: string | null
  /** What the document does not say and was taken for granted. */
  inferred: readonly string[]
  /** The area that carries it out. */
  areaCode: string
  /** Where its receivers are: that area, unless the document names others. None lies within another. */
  covers: readonly string[]
  /** First and last day, YYYY-MM-DD; null is open. */
  validFrom: string | null
  validTo: string | null
  timing: Timing
  purposes: readonly string[]
  /** Who receives. */
  where: Condition | null
  base: Base
  amount: AmountRule
  /** Least and most for each receiver; whoever is to get nothing is not raised to the floor. */
  bounds: Readonly<{ floor: Money | null; cap: Money | null }>
  yearlyLimit: Readonly<{ amount: Money; beyond: 'refuse' | 'prorate' | 'in_order' }> | null
  /** The programme out of whose plan this one's awards come; just then `funding` is null. */
  drawsOn: string | null
  funding: Funding | null
  noticeDays: number
  payment: PaymentTerms
}>

/** `atLeast`: a receiver with fewer that count gets nothing. */
export type Base = Readonly<{ of: BaseOf; where: Condition | null; atLeast: number }>

export type Timing =
  | Readonly<{ kind: 'yearly' | 'once' }>
  | Readonly<{ kind: 'spread'; years: readonly Readonly<{ year: number; weight: number }>[] }>

/** As it was written, and as the exact fraction that it is: '4.35' is 435/10000. */
export type Percent = Readonly<{ text: string; numerator: bigint; denominator: bigint }>

export type AmountRule =
  | Readonly<{ kind: 'per_unit'; rate: Money }>
  | Readonly<{ kind: 'tiers' } & Tiers>
  | Readonly<{ kind: 'share'; percent: Percent; rounding: Rounding }>
  | Readonly<{
      kind: 'interest'
      percent: Percent
      principalMax: Money | null
      termMonthsMax: number | null
      dayCount: 360 | 365
      rounding: Rounding
    }>
  | Readonly<{ kind: 'lump'; amount: Money }>
  | Readonly<{
      kind: 'pool'
      amount: Money
      by: 'equal' | 'counted'
      floor: Money | null
      cap: Money | null
      beyondCaps: 'keep' | 'refuse'
      leftover: 'largest_remainder' | 'keep'
    }>
  | Readonly<{ kind: 'parts' }>

/** Tiers never overlap. `tierOf` finds the one of a value, or null: not known, or in none of them. */
export type Tiers = Readonly<{
  by: string
  /** Asked of each unit, or of the receiver for all of its units. */
  asks: 'unit' | 'receiver'
  rates: readonly Money[]
  /** Of each tier, where it is a range: `from` is in it, `below` is not. */
  ends: readonly Readonly<{ from?: string | number; below?: string | number }>[]
  tierOf: (value: string | number | boolean | null) => number | null
  otherwise: 'refuse' | 'nothing'
}>

/** Who pays, as the document says it. */
export type Funding =
  | Readonly<{ kind: 'ratio'; ratio: Ratio; funders: readonly string[] }>
  | Readonly<{ kind: 'fixed'; parts: readonly FixedPart[] }>
  | Readonly<{ kind: 'sole'; funder: string }>
  | Readonly<{ kind: 'township' }>
  | Readonly<{ kind: 'pots'; pots: readonly Readonly<{ funder: string; yearly: Money }>[] }>

/** Yuan for each unit; of supporters, yuan a year from each one that is paired with the receiver. */
export type FixedPart =
  | Readonly<{ funder: string; amount: Money }>
  | Readonly<{ by: 'township'; amount: Money }>
  | Readonly<{ by: 'supporters'; atLeast: Money }>

/** Whose register entries receive; null where a document's number of people or a lump sum is planned for. */
export const receiverKindOf = ({ base }: Pick<Programme, 'base'>): ReceiverKind | null => BASES[base.of].receiver

/** What the plan needs of each receiver beside its entry. */
export const itemKindOf = ({ base }: Pick<Programme, 'base'>): ItemKind | null => itemKindOfBase(base.of)

/** Each once. Townships and supporters are not among them: those are found by the receivers. */
export const namedFunders = (programme: Pick<Programme, 'funding'>): readonly string[] => [
  ...new Set(funderPlaces(programme).map(({ funder }) => funder)),
]

/** Every place of the document that names a funder, as a JSON pointer. */
export function funderPlaces({
  funding,
}: Pick<Programme, 'funding'>): readonly Readonly<{ funder: string; path: string }>[] {
  switch (funding?.kind) {
    case 'ratio':
      return funding.funders.map((funder, index) => ({ funder, path: `/funding/funders/${index}` }))
    case 'sole':
      return [{ funder: funding.funder, path: '/funding/funder' }]
    case 'fixed':
      return funding.parts.flatMap((part, index) =>
        'funder' in part ? [{ funder: part.funder, path: `/funding/parts/${index}/funder` }] : [],
      )
    case 'pots':
      return funding.pots.map(({ funder }, index) => ({ funder, path: `/funding/pots/${index}/funder` }))
    case 'township':
    case undefined:
      return []
  }
}

/** Each line, and so each award, says who pays for it; else the plan's shares hold for whatever is awarded. */
export const isFundedByAward = ({ base, funding }: Pick<Programme, 'base' | 'funding'>): boolean =>
  funding !== null && funding.kind !== 'ratio' && receiverKindOf({ base }) !== null

/** The ratio as it stands in the document, or null where funding is of another kind. */
export const ratioOf = ({ funding }: Pick<Programme, 'funding'>): string[] | null =>
  funding?.kind === 'ratio' ? ratioParts(funding.ratio) : null
