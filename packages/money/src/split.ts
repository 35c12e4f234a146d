import assert from 'node:assert/strict'
import { formatMoney, fromFen, type Money, toFen } from './amount.ts'
import { isNegative, isZero } from './arithmetic.ts'
import type { Ratio } from './ratio.ts'
import { splitNegative, splitRemainderPartyMissing, splitWeightsUnusable } from './split-errors.ts'
import { sumFen } from './sum-fen.ts'

/**
 * The shares of `total`, in the order of the ratio, adding up to it exactly. A part of 0 gets nothing.
 *
 * Every share is first cut down to whole fen. The fen left over, fewer than there are parts, go one each to the largest
 * remainders, ties to the earlier part; or all of them to the part at index `remainderTo`, where a programme names one.
 * Codes: MONEY_SPLIT_NEGATIVE, MONEY_SPLIT_REMAINDER_PARTY_MISSING.
 */
export const split = (total: Money, ratio: Ratio, remainderTo?: number): Money[] =>
  splitByWholeNumbers(total, ratio.weights, remainderTo)

/** The same rule where the shares follow amounts: none negative, not all zero, else MONEY_SPLIT_WEIGHTS_UNUSABLE. */
export function splitByWeights(total: Money, weights: readonly Money[], remainderTo?: number): Money[] {
  if (weights.some(isNegative) || weights.every(isZero)) throw splitWeightsUnusable(weights.map(formatMoney))

  return splitByWholeNumbers(total, weights.map(toFen), remainderTo)
}

function splitByWholeNumbers(total: Money, weights: readonly bigint[], remainderTo: number | undefined): Money[] {
  if (isNegative(total)) throw splitNegative(formatMoney(total))
  if (remainderTo !== undefined && !weights[remainderTo]) throw splitRemainderPartyMissing(remainderTo, weights.length)

  const totalFen = toFen(total)
  const weightSum = sumFen(weights)
  const floors = weights.map((weight) => (totalFen * weight) / weightSum)
  const leftover = totalFen - sumFen(floors)
  assert(0n <= leftover && leftover < weights.length, 'each floor loses less than one fen')

  const remainders = weights.map((weight) => (totalFen * weight) % weightSum)
  const extras = remainderTo === undefined ? oneEachToLargest(remainders, leftover) : allTo(remainderTo, leftover)
  const shares = floors.map((floor, index) => floor + (extras.get(index) ?? 0n))
  assert(sumFen(shares) === totalFen, 'no fen is made or lost')

  return shares.map(fromFen)
}

type FenByIndex = ReadonlyMap<number, bigint>

// Array sorting is stable, which is what gives a tie to the earlier part.
function oneEachToLargest(remainders: readonly bigint[], leftover: bigint): FenByIndex {
  const ranked = [...remainders.entries()].toSorted(([, left], [, right]) => compareFen(right, left))
  return new Map(ranked.slice(0, Number(leftover)).map(([index]) => [index, 1n]))
}

const allTo = (index: number, leftover: bigint): FenByIndex => new Map([[index, leftover]])

const compareFen = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0)
