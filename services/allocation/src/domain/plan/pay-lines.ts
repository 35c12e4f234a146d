import { formatFen, formatMoney, fromFen, type Money, ratioParts, split, toFen } from '@fundtrace/money'
import { type Funding, isFundedByAward, type Programme } from '../programme/programme.ts'
import type { ShareExplanation } from './explanation.ts'
import { type FixedShare, type TownshipFunders, townshipFunderOf } from './fixed-parts.ts'
import type { LineDraft } from './line-draft.ts'
import { potsExhausted } from './plan-errors.ts'

export type FunderAmount = Readonly<{ funderId: string; amount: Money }>

/** Who pays: asked line by line, in order, and once for the whole plan after the last. */
export type Payer = Readonly<{
  /** One part a funder, adding up to the line; null where the line does not say who pays for it. */
  partsOf: (draft: LineDraft) => readonly FunderAmount[] | null
  /** `kept` are the fen that stayed in pots. */
  shares: () => Readonly<{ shares: readonly FunderAmount[]; explanation: ShareExplanation; kept: bigint }>
}>

export function payerOf(programme: Programme, context: Readonly<{ townships: TownshipFunders; drawn: bigint }>): Payer {
  const { funding } = programme
  if (funding === null) return drawnPayer(programme)
  if (funding.kind === 'ratio') return ratioPayer(funding)
  return partsPayer(programme, funding, context)
}

function drawnPayer(programme: Programme): Payer {
  let total = 0n
  return {
    partsOf: ({ fen }) => {
      total += fen
      return null
    },
    shares: () => ({
      shares: [],
      explanation: { rule: 'drawn', total: formatFen(total), draws_on: programme.drawsOn ?? '', shares: [] },
      kept: 0n,
    }),
  }
}

/** The total is divided, not each line, so that its leftover fen are few and go where the document's order says. */
function ratioPayer(funding: Extract<Funding, { kind: 'ratio' }>): Payer {
  let fenOfAll = 0n
  return {
    partsOf: ({ fen }) => {
      fenOfAll += fen
      return null
    },
    shares: () => {
      const total = fromFen(fenOfAll)
      const amounts = split(total, funding.ratio)
      const { weights } = funding.ratio
      const weightSum = weights.reduce((sum, weight) => sum + weight, 0n)
      const shares = amounts.map((amount, index) => ({ funderId: funding.funders[index] ?? '', amount }))
      return {
        shares,
        explanation: {
          rule: 'ratio',
          total: formatMoney(total),
          ratio: ratioParts(funding.ratio).join(':'),
          shares: shares.map(({ funderId, amount }, index) => {
            const product = fenOfAll * (weights[index] ?? 0n)
            return {
              funder: funderId,
              weight: ratioParts(funding.ratio)[index] ?? '0',
              exact: fractionText(product, weightSum),
              leftover_fen: Number(toFen(amount) - product / weightSum),
              gives: formatMoney(amount),
            }
          }),
        },
        kept: 0n,
      }
    },
  }
}

/** In lowest terms; a whole number stands alone. */
function fractionText(numerator: bigint, denominator: bigint): string {
  const divisor = greatestCommonDivisor(numerator, denominator)
  const [top, bottom] = [numerator / divisor, denominator / divisor]
  return bottom === 1n ? top.toString() : `${top}/${bottom}`
}

const greatestCommonDivisor = (one: bigint, other: bigint): bigint =>
  other === 0n ? one : greatestCommonDivisor(other, one % other)

type PartsFunding = Exclude<Funding, { kind: 'ratio' }>

/** A share is the sum of the parts; funders stand in the order in which lines first name them. */
function partsPayer(
  programme: Programme,
  funding: PartsFunding,
  context: Readonly<{ townships: TownshipFunders; drawn: bigint }>,
): Payer {
  const namesPayers = isFundedByAward(programme)
  const moneyOf = cachedMoney()
  const sums = new Map<string, bigint>()
  let total = 0n
  const pots = funding.kind === 'pots' ? openPots(programme.id, funding, context.drawn) : null

  const sharesOf = (draft: LineDraft): readonly PartFen[] => {
    switch (funding.kind) {
      case 'fixed':
        return draft.shares ?? []
      case 'sole':
        return [{ funderId: funding.funder, fen: draft.fen }]
      case 'township':
        if (draft.receiver === null) throw new Error('Nobody is of no township')
        return [{ funderId: townshipFunderOf(draft.receiver, context.townships), fen: draft.fen }]
      case 'pots':
        return pots?.take(draft.fen) ?? []
    }
  }
  return {
    partsOf: (draft) => {
      total += draft.fen
      const parts = joined(sharesOf(draft))
      for (const { funderId, fen } of parts) sums.set(funderId, (sums.get(funderId) ?? 0n) + fen)
      return namesPayers ? parts.map(({ funderId, fen }) => ({ funderId, amount: moneyOf(fen) })) : null
    },
    shares: () => {
      const kept = pots?.close(total) ?? 0n
      return {
        shares: [...sums].map(([funderId, fen]) => ({ funderId, amount: fromFen(fen) })),
        explanation: {
          rule: funding.kind === 'fixed' ? 'parts' : funding.kind,
          total: formatFen(total),
          shares: [...sums].map(([funder, fen]) => ({ funder, leftover_fen: 0, gives: formatFen(fen) })),
        },
        kept,
      }
    },
  }
}

type PartFen = Pick<FixedShare, 'funderId' | 'fen'>

/** Nothing is asked of a funder twice for one line: as the township and by name, or of two cadres through one unit. */
function joined(parts: readonly PartFen[]): readonly PartFen[] {
  if (new Set(parts.map((part) => part.funderId)).size === parts.length) return parts
  const sums = new Map<string, bigint>()
  for (const { funderId, fen } of parts) sums.set(funderId, (sums.get(funderId) ?? 0n) + fen)
  return [...sums].map(([funderId, fen]) => ({ funderId, fen }))
}

/** One pot after the other, each as far as its year's limit goes; what other plans have drawn came out of the first ones. */
function openPots(programmeId: string, funding: Extract<Funding, { kind: 'pots' }>, drawn: bigint) {
  const limit = funding.pots.reduce((sum, pot) => sum + toFen(pot.yearly), 0n)
  const left = funding.pots.map((pot) => ({ funderId: pot.funder, fen: toFen(pot.yearly) }))
  const take = (wanted: bigint): PartFen[] => {
    const taken: PartFen[] = []
    for (const pot of left) {
      const fen = pot.fen < wanted ? pot.fen : wanted
      if (fen <= 0n) continue
      pot.fen -= fen
      wanted -= fen
      taken.push({ funderId: pot.funderId, fen })
    }
    return taken
  }
  take(drawn)
  return {
    take,
    /** Refuses what the pots could not hold, when all that was asked for is known. */
    close: (asked: bigint): bigint => {
      if (asked > limit - drawn) throw potsExhausted(programmeId, { limit, drawn, asked })
      return limit - drawn - asked
    },
  }
}

/** Most lines of a plan repeat a few amounts, and a Money costs more to make than to find. */
export function cachedMoney(): (fen: bigint) => Money {
  const made = new Map<bigint, Money>()
  return (fen) => {
    const known = made.get(fen)
    if (known !== undefined) return known
    const amount = fromFen(fen)
    if (made.size < CACHED_MAX) made.set(fen, amount)
    return amount
  }
}

const CACHED_MAX = 4_096
