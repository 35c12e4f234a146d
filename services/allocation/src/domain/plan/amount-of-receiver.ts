import { formatFen, toFen } from '@fundtrace/money'
import { itemKindOf, type Programme } from '../programme/programme.ts'
import { type Counted, countOfUnit } from './count-units.ts'
import type { Step } from './explanation.ts'
import { fixedSharesOf, type FixedShare, type TownshipFunders } from './fixed-parts.ts'
import { interestOfLoan } from './interest-of-loan.ts'
import type { LineDraft } from './line-draft.ts'
import { tierMissing } from './plan-errors.ts'
import type { Receiver } from './receiver.ts'
import { type Contribution, shareOfItem } from './share-of-item.ts'
import { yearPartOf } from './spread-over-years.ts'

export type AmountOf = (receiver: Receiver, counted: Counted) => LineDraft

/** What one receiver is to get before any limit of the whole plan: the rule, then floor and cap, then the year's part. */
export function amountOfReceiver(
  programme: Programme,
  context: Readonly<{ year: number; townships: TownshipFunders }>,
): AmountOf {
  const { funding, bounds } = programme
  const sharesOf = funding?.kind === 'fixed' ? fixedSharesOf(funding, context.townships) : null
  const apply = ruleOf(programme, context.year)
  const floor = bounds.floor === null ? null : toFen(bounds.floor)
  const cap = bounds.cap === null ? null : toFen(bounds.cap)
  const yearPart = yearPartOf(programme, context.year)

  return (receiver, counted) => {
    const shares = sharesOf?.(receiver, counted.count) ?? null
    const steps: Step[] = []
    let fen = apply(receiver, counted, shares, steps)
    if (fen > 0n && floor !== null && fen < floor) {
      fen = floor
      steps.push({ step: 'floor', limit: formatFen(floor), gives: formatFen(fen) })
    }
    if (cap !== null && fen > cap) {
      fen = cap
      steps.push({ step: 'cap', limit: formatFen(cap), gives: formatFen(fen) })
    }
    if (yearPart !== null) {
      const part = yearPart(fen)
      fen = part.fen
      steps.push({ step: 'spread', ...part.spread, leftover_fen: part.leftoverFen, gives: formatFen(fen) })
    }
    return { receiver, counted, fen, steps, shares }
  }
}

/** Adds its steps and gives their sum. */
type Rule = (receiver: Receiver, counted: Counted, shares: readonly FixedShare[] | null, steps: Step[]) => bigint

function ruleOf(programme: Programme, year: number): Rule {
  const { amount } = programme
  switch (amount.kind) {
    case 'per_unit': {
      const [fen, rate] = [toFen(amount.rate), formatFen(toFen(amount.rate))]
      return (_, { count }, __, steps) => {
        const gives = count === 1 ? fen : fen * BigInt(count)
        steps.push({ step: 'rate', rate, count, gives: count === 1 ? rate : formatFen(gives) })
        return gives
      }
    }
    case 'tiers':
      return tierRule(programme, amount)
    case 'share': {
      const kind = itemKindOf(programme)
      if (kind === null) break
      return ofEachUnit((receiver, unit) => shareOfItem(amount, kind, receiver, unit))
    }
    case 'interest':
      return ofEachUnit((receiver, unit) => interestOfLoan(amount, year, receiver, unit))
    case 'parts':
      return (_, __, shares, steps) => sumOfShares(shares ?? [], steps)
    case 'lump':
    case 'pool':
      break
  }
  throw new Error(`${amount.kind} is not computed receiver by receiver`)
}

function ofEachUnit(contribute: (receiver: Receiver, unit: Counted['units'][number]) => Contribution | null): Rule {
  return (receiver, { units }, _, steps) => {
    let sum = 0n
    for (const unit of units) {
      const contribution = contribute(receiver, unit)
      if (contribution === null) continue
      sum += contribution.fen
      steps.push(contribution.step)
    }
    return summed(sum, steps)
  }
}

function sumOfShares(shares: readonly FixedShare[], steps: Step[]): bigint {
  let sum = 0n
  for (const { funderId, supporter, amount, count, fen } of shares) {
    sum += fen
    const text = formatFen(fen)
    steps.push({
      step: 'part',
      funder: funderId,
      ...(supporter === undefined ? {} : { supporter }),
      amount: count === 1 ? text : formatFen(amount),
      count,
      gives: text,
    })
  }
  return summed(sum, steps)
}

function tierRule(programme: Programme, tiers: Extract<Programme['amount'], { kind: 'tiers' }>): Rule {
  const rates = tiers.rates.map((rate) => ({ fen: toFen(rate), text: formatFen(toFen(rate)) }))
  const tierFor = (receiver: Receiver, value: Group['value']): number | null => {
    const tier = tiers.tierOf(value)
    if (tier === null && tiers.otherwise === 'refuse') throw tierMissing(receiver.id, tiers.by, value)
    return tier
  }
  return (receiver, counted, _, steps) => {
    const groups =
      tiers.asks === 'receiver'
        ? [wholeGroup(tiers.by, receiver, counted)]
        : groupsByValue(programme, tiers.by, receiver, counted)
    let sum = 0n
    for (const { tier, value, count } of inTierOrder(
      groups.map((group) => ({ ...group, tier: tierFor(receiver, group.value) })),
    )) {
      const rate = tier === null ? undefined : rates[tier]
      if (rate === undefined) continue
      const gives = rate.fen * BigInt(count)
      sum += gives
      steps.push({ step: 'tier', by: tiers.by, value, rate: rate.text, count, gives: formatFen(gives) })
    }
    return summed(sum, steps)
  }
}

type Group = Readonly<{ value: string | number | boolean | null; count: number }>

const wholeGroup = (by: string, receiver: Receiver, { count }: Counted): Group => ({
  value: receiver.facts[by] ?? null,
  count,
})

function groupsByValue(programme: Programme, by: string, receiver: Receiver, { units }: Counted): Group[] {
  const counts = new Map<Group['value'], number>()
  for (const unit of units) {
    const value = unit.facts[by] ?? null
    counts.set(value, (counts.get(value) ?? 0) + countOfUnit(programme, receiver, unit))
  }
  return [...counts].map(([value, count]) => ({ value, count }))
}

/** By tier, then by value, so that the order in which members were written down changes nothing. */
const inTierOrder = <T extends Group & Readonly<{ tier: number | null }>>(groups: readonly T[]): T[] =>
  groups.toSorted(
    (left, right) => (left.tier ?? -1) - (right.tier ?? -1) || (String(left.value) < String(right.value) ? -1 : 1),
  )

/** One step is its own sum. */
function summed(sum: bigint, steps: Step[]): bigint {
  if (steps.length > 1) steps.push({ step: 'sum', gives: formatFen(sum) })
  return sum
}
