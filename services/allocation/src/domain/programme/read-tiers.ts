import type { BaseDescription, Vocabulary } from './base.ts'
import { type FactOrder, isOrdered, type OrderedKind, orderOfFact, readOrder } from './fact-order.ts'
import type { FactDescription } from './facts.ts'
import type { Tiers } from './programme.ts'
import { type Fault, shown } from './programme-errors.ts'
import type { AmountText, TierText } from './programme-text.ts'
import { unknownFact } from './question.ts'
import { readYuan } from './read-yuan.ts'

type TiersText = Extract<AmountText, { kind: 'tiers' }>

/**
 * Tiers of one fact, asked of each unit where units have it, else of the receiver. None overlap; and where the programme does
 * not say what happens to the rest, every value there can be is in one.
 */
export function readTiers(text: TiersText, base: BaseDescription, receiverFacts: Vocabulary, faults: Fault[]): Tiers {
  const isOfUnit = base.unit !== 'receiver' && Object.hasOwn(base.facts, text.by)
  const vocabulary = isOfUnit ? base.facts : receiverFacts
  const fact = Object.hasOwn(vocabulary, text.by) ? vocabulary[text.by] : undefined
  const tierOf =
    fact === undefined
      ? refuse(unknownFact(text.by, { ...receiverFacts, ...base.facts }, '/amount/by'), faults)
      : fact.kind === 'choice'
        ? tierOfChoice(text, fact, faults)
        : isOrdered(fact.kind)
          ? tierOfOrder(text, fact.kind, faults)
          : refuse(notTierable(text.by, fact), faults)
  return {
    by: text.by,
    asks: isOfUnit ? 'unit' : 'receiver',
    rates: text.rates.map((tier, index) => readYuan(tier.rate, `/amount/rates/${index}/rate`, faults)),
    ends: text.rates.map(({ from, below }) => ({
      ...(from === undefined ? {} : { from }),
      ...(below === undefined ? {} : { below }),
    })),
    tierOf,
    otherwise: text.otherwise ?? 'refuse',
  }
}

function tierOfChoice(text: TiersText, fact: FactDescription, faults: Fault[]): Tiers['tierOf'] {
  const known = Object.keys(fact.choices ?? {})
  const tiers = new Map<string, number>()
  for (const [index, tier] of text.rates.entries()) {
    const path = `/amount/rates/${index}`
    if (tier.is === undefined || tier.from !== undefined || tier.below !== undefined) {
      faults.push(misshapen(tier, path, `{is: [...], rate} with any of ${known.join(', ')}`))
      continue
    }
    for (const [place, choice] of tier.is.entries()) {
      const before = tiers.get(choice)
      if (before !== undefined) faults.push(overlap(choice, `${path}/is/${place}`, before))
      else if (known.includes(choice)) tiers.set(choice, index)
      else faults.push(unknownChoice(choice, `${path}/is/${place}`, known))
    }
  }
  const left = known.filter((choice) => !tiers.has(choice))
  if (left.length > 0 && text.otherwise === undefined) faults.push(gap(left.join(', ')))
  return (value) => tiers.get(String(value)) ?? null
}

type Range = Readonly<{ index: number; from: FactOrder | null; below: FactOrder | null; tier: TierText }>

function tierOfOrder(text: TiersText, kind: OrderedKind, faults: Fault[]): Tiers['tierOf'] {
  const before = faults.length
  const ranges = text.rates.map((tier, index): Range => {
    const path = `/amount/rates/${index}`
    if (tier.is !== undefined) faults.push(misshapen(tier, path, '{from, below, rate}: from this value up to that one'))
    const from = readEnd(tier.from, kind, `${path}/from`, faults)
    const below = readEnd(tier.below, kind, `${path}/below`, faults)
    if (from !== null && below !== null && from >= below)
      faults.push(misshapen(tier, path, 'from is included and is less than below, which is not'))
    return { index, from, below, tier }
  })
  if (faults.length === before) faults.push(...faultsBetween(ranges, kind, text.otherwise !== undefined))
  return (value) => {
    const order = orderOfFact(kind, value)
    if (order === null) return null
    const range = ranges.find(
      ({ from, below }) => (from === null || order >= from) && (below === null || order < below),
    )
    return range?.index ?? null
  }
}

function faultsBetween(ranges: readonly Range[], kind: OrderedKind, mayLeaveGaps: boolean): Fault[] {
  const sorted = ranges.toSorted((left, right) => compareFrom(left.from, right.from))
  const faults: Fault[] = []
  // Counts, amounts and rates begin at nothing; days have no first one.
  const least = kind === 'day' ? null : 0
  let reached: Range | null = null
  for (const range of sorted) {
    const { from, index, tier } = range
    if (reached === null) {
      if (from !== null && (least === null || from > least)) faults.push(gap(`below ${tier.from}`))
    } else if (reached.below === null || from === null || from < reached.below)
      faults.push(overlap(`${tier.from ?? '…'} – ${tier.below ?? '…'}`, `/amount/rates/${index}`, reached.index))
    else if (from > reached.below) faults.push(gap(`${reached.tier.below} – ${tier.from}`))
    if (reached === null || reachesFurther(range, reached)) reached = range
  }
  if (reached !== null && reached.below !== null) faults.push(gap(`from ${reached.tier.below} on`))
  return mayLeaveGaps ? faults.filter(({ path }) => path !== GAPS) : faults
}

const compareFrom = (left: FactOrder | null, right: FactOrder | null): number =>
  left === right ? 0 : left === null ? -1 : right === null ? 1 : left < right ? -1 : 1

const reachesFurther = (range: Range, reached: Range): boolean =>
  reached.below !== null && (range.below === null || range.below > reached.below)

function readEnd(
  text: string | number | undefined,
  kind: OrderedKind,
  path: string,
  faults: Fault[],
): FactOrder | null {
  if (text === undefined) return null
  const order = readOrder(kind, text)
  if (order === null)
    faults.push({
      path,
      value: shown(text),
      reason: { zh: '值的写法不对', en: 'This is no value of the fact' },
      expected: kind === 'count' ? 'a whole number' : kind === 'day' ? "'2016-06-30'" : "a number in quotes: '7500.00'",
    })
  return order
}

const GAPS = '/amount/rates'

const gap = (between: string): Fault => ({
  path: GAPS,
  value: between,
  reason: { zh: `没有档次适用于：${between}`, en: `No tier is for ${between}` },
  expected: 'a tier for it, or otherwise: refuse or nothing',
})

const overlap = (value: string, path: string, other: number): Fault => ({
  path,
  value,
  reason: { zh: `与第${other + 1}档重叠`, en: `It is in tier ${other + 1} already` },
  expected: 'each value in one tier',
})

const misshapen = (tier: TierText, path: string, expected: string): Fault => ({
  path,
  value: shown(tier),
  reason: { zh: '档次的写法与事项不符', en: 'The tier does not fit the fact' },
  expected,
})

const unknownChoice = (choice: string, path: string, known: readonly string[]): Fault => ({
  path,
  value: choice,
  reason: { zh: '没有这个选项', en: 'There is no such choice' },
  expected: known,
})

const notTierable = (by: string, fact: FactDescription): Fault => ({
  path: '/amount/by',
  value: by,
  reason: { zh: `“${fact.zh}”不能分档`, en: `The ${fact.en} has no tiers` },
  expected: 'a choice, a count, an amount, a number or a day',
})

function refuse(fault: Fault, faults: Fault[]): Tiers['tierOf'] {
  faults.push(fault)
  return () => null
}
