import {
  compareMoney,
  formatMoney,
  isNegative,
  isPositive,
  isZero,
  minMoney,
  type Money,
  negateMoney,
  parseMoney,
  splitByWeights,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'

export type RatioFacts = Readonly<{ funderId: string; promised: Money; arrived: Money; arrears: Money }>

/**
 * Percents have two places and add up to 100.00; null where there is nothing to compare. `ratioPart` is what the funder would have
 * sent of all that arrived, had everybody kept to the promised ratio; `deviation` is what it sent beyond that, below zero where less.
 */
export type RatioLine = Readonly<{
  funderId: string
  promisedPercent: string | null
  actualPercent: string | null
  ratioPart: Money
  deviation: Money
}>

/** One funder's money stands in for another that is in arrears. */
export type Carrying = Readonly<{ carrierId: string; carriedId: string; amount: Money }>

/**
 * The ratio parts add up to what arrived, the deviations to nothing. An amount below zero (more went back by some day than had come)
 * counts as nothing: a view of the books is told whatever stands in them.
 */
export function compareToPromise(funders: readonly RatioFacts[]): RatioLine[] {
  const promised = funders.map((funder) => atLeastNothing(funder.promised))
  const arrived = funders.map((funder) => atLeastNothing(funder.arrived))
  const promisedPercents = percentsOf(promised)
  const actualPercents = percentsOf(arrived)
  const ratioParts = promised.every(isZero) ? arrived : splitByWeights(sumMoney(arrived), promised)
  return funders.map((funder, index) => {
    const ratioPart = ratioParts[index] ?? ZERO
    return {
      funderId: funder.funderId,
      promisedPercent: promisedPercents?.[index] ?? null,
      actualPercent: actualPercents?.[index] ?? null,
      ratioPart,
      deviation: subtractMoney(arrived[index] ?? ZERO, ratioPart),
    }
  })
}

/** The funder that is furthest off, above or below; the first of the document where two are as far. Null where nobody is off. */
export const furthestOff = (lines: readonly RatioLine[]): RatioLine | null =>
  lines.reduce<RatioLine | null>(
    (furthest, line) =>
      compareMoney(sizeOf(line.deviation), furthest === null ? ZERO : sizeOf(furthest.deviation)) > 0 ? line : furthest,
    null,
  )

/**
 * Who paid in beyond its ratio part while another is in arrears: what such a one lacks of its own part, as far as it is late, falls on
 * those who are above theirs, first come first by the document's order. Each carried funder's amounts add up to just what it lacks, and
 * nobody carries more than it paid beyond its part.
 */
export function whoCarriesWhom(funders: readonly RatioFacts[]): Carrying[] {
  const lines = compareToPromise(funders)
  const beyond = lines.map(({ deviation }) => (isPositive(deviation) ? deviation : ZERO))
  const pairs: Carrying[] = []
  for (const [index, { funderId: carriedId, deviation }] of lines.entries()) {
    if (!isNegative(deviation)) continue
    let lacking = minMoney(negateMoney(deviation), funders[index]?.arrears ?? ZERO)
    for (const [place, { funderId: carrierId }] of lines.entries()) {
      const amount = minMoney(lacking, beyond[place] ?? ZERO)
      if (isZero(amount)) continue
      pairs.push({ carrierId, carriedId, amount })
      beyond[place] = subtractMoney(beyond[place] ?? ZERO, amount)
      lacking = subtractMoney(lacking, amount)
    }
  }
  return pairs
}

const HUNDRED = parseMoney('100.00')

/** By largest remainder, so that what people add up is 100.00. */
const percentsOf = (amounts: readonly Money[]): string[] | null =>
  amounts.every(isZero) ? null : splitByWeights(HUNDRED, amounts).map(formatMoney)

const atLeastNothing = (amount: Money): Money => (isNegative(amount) ? ZERO : amount)

const sizeOf = (amount: Money): Money => (isNegative(amount) ? negateMoney(amount) : amount)
