import assert from 'node:assert/strict'
import { formatFen, fromFen, type Money, toFen, ZERO } from './amount.ts'
import { bearPayment } from './bear-payment.ts'
import { splitAmountNotPositive, splitBeyondDue } from './split-errors.ts'
import { sumFen } from './sum-fen.ts'

/**
 * The parts of one payment, by funder: none negative, adding up to `amount` exactly, following from everything paid
 * before, so that each funder stays within one fen of its exact share and the plan ends exact (see bear-payment.ts).
 *
 * `due` is what the plan asks of each funder and `borne` what each has borne so far, net of returns, in the same order.
 * When a payment is returned, its own parts come off `borne`. Codes: MONEY_SPLIT_NOT_POSITIVE, MONEY_SPLIT_BEYOND_DUE.
 */
export const runningSplit = (amount: Money, due: readonly Money[], borne: readonly Money[]): Money[] =>
  runningSplitFen(toFen(amount), due.map(toFen), borne.map(toFen)).map(fromFen)

/** The same in whole fen, for a loop that keeps its balances so: most of the cost of a split is converting amounts. */
export function runningSplitFen(amount: bigint, due: readonly bigint[], borne: readonly bigint[]): bigint[] {
  assert(due.length === borne.length, 'there is one amount borne for each amount due')
  assert(due.every(isNotNegative) && borne.every(isNotNegative), 'what is due or borne is not negative')
  if (amount <= 0n) throw splitAmountNotPositive(formatFen(amount))

  const missing = sumFen(borne) + amount - sumFen(due)
  if (missing > 0n) throw splitBeyondDue(formatFen(amount), formatFen(missing))

  return pairwise(bearPayment(amount, due, borne), borne, minus)
}

/** A running split that keeps count itself, so that only the payment and its parts are converted. */
export type RunningSplit = Readonly<{
  /** Splits a payment and counts its parts as borne. Refuses what runningSplit refuses, and then nothing has changed. */
  take: (amount: Money) => Money[]
  /** Takes the parts of a returned payment off what was borne. */
  giveBack: (parts: readonly Money[]) => void
  borne: () => Money[]
}>

export function createRunningSplit(
  due: readonly Money[],
  borneSoFar: readonly Money[] = due.map(() => ZERO),
): RunningSplit {
  const dueFen = due.map(toFen)
  let borneFen = borneSoFar.map(toFen)

  return {
    take: (amount) => {
      const parts = runningSplitFen(toFen(amount), dueFen, borneFen)
      borneFen = pairwise(borneFen, parts, plus)
      return parts.map(fromFen)
    },
    giveBack: (parts) => {
      const partsFen = parts.map(toFen)
      const borneNext = pairwise(borneFen, partsFen, minus)
      assert(partsFen.every(isNotNegative), 'a part that was borne is not negative')
      assert(borneNext.every(isNotNegative), 'no funder gets back more than it has borne')
      borneFen = borneNext
    },
    borne: () => borneFen.map(fromFen),
  }
}

const isNotNegative = (fen: bigint): boolean => fen >= 0n

const plus = (left: bigint, right: bigint): bigint => left + right
const minus = (left: bigint, right: bigint): bigint => left - right

function pairwise(left: readonly bigint[], right: readonly bigint[], combine: typeof plus): bigint[] {
  assert(left.length === right.length, 'there is one amount for each funder')
  return left.map((fen, index) => {
    const other = right[index]
    assert(other !== undefined)
    return combine(fen, other)
  })
}
