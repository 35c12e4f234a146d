import { type Money, parseMoney, parseRatio, type Ratio, ratioParts, sameMoney, sumMoney } from '@fundtrace/money'
import { fundingPartsDiffer, ratioFundersDiffer } from './errors.ts'

export type Base = 'people' | 'households' | 'villages'

/** Who pays, as the document says it. A ratio among funders, a fixed amount each for every unit, or one funder alone. */
export type Funding =
  | Readonly<{ kind: 'ratio'; ratio: Ratio; funders: readonly string[] }>
  | Readonly<{ kind: 'fixed'; parts: readonly FixedPart[] }>
  | Readonly<{ kind: 'sole'; funder: string }>

/** Yuan for each unit. `by: 'township'` is the funder of the beneficiary's own township, and no other. */
export type FixedPart = Readonly<{ amount: Money } & ({ funder: string } | { by: 'township' })>

export type Programme = Readonly<{
  id: string
  name: string
  /** 文号 of the document, and the place in it. */
  documentNumber: string
  documentItem: string
  areaCode: string
  base: Base
  /** Yuan for each person, household or village. */
  rate: Money
  funding: Funding
}>

/** The funding as it is written in JSON, on the wire and at rest. */
export type FundingText =
  | { kind: 'ratio'; ratio: string; funders: string[] }
  | { kind: 'fixed'; parts: ({ funder: string; amount: string } | { by: 'township'; amount: string })[] }
  | { kind: 'sole'; funder: string }

/** Refuses a ratio with another number of parts than funders, and fixed parts that are not the rate. */
export function readFunding(text: FundingText, rate: Money): Funding {
  if (text.kind === 'sole') return text
  if (text.kind === 'ratio') {
    const ratio = parseRatio(text.ratio)
    if (ratioParts(ratio).length !== text.funders.length) throw ratioFundersDiffer(text.ratio, text.funders)
    return { kind: 'ratio', ratio, funders: text.funders }
  }
  const parts = text.parts.map((part) => ({ ...part, amount: parseMoney(part.amount) }))
  const sum = sumMoney(parts.map((part) => part.amount))
  if (!sameMoney(sum, rate)) throw fundingPartsDiffer(rate, sum)
  return { kind: 'fixed', parts }
}

/** The funders that a funding names; the townships of fixed parts are found by their households. */
export function namedFunders(funding: Funding): readonly string[] {
  switch (funding.kind) {
    case 'ratio':
      return funding.funders
    case 'sole':
      return [funding.funder]
    case 'fixed':
      return funding.parts.flatMap((part) => ('funder' in part ? [part.funder] : []))
  }
}

/** Each award says who pays for it, where the plan says it of each receiver; else its shares hold for whatever is awarded. */
export const isFundedByAward = ({ base, funding }: Pick<Programme, 'base' | 'funding'>): boolean =>
  base !== 'people' && funding.kind !== 'ratio'

/** The ratio as it stands in the document, or null where funding is fixed parts or one funder. */
export const ratioOf = (funding: Funding): string[] | null =>
  funding.kind === 'ratio' ? ratioParts(funding.ratio) : null
