import { isPositive, minMoney, type Money, splitByWeights, subtractMoney, ZERO } from '@fundtrace/money'
import { credit, debit, type Entry } from './book.ts'
import { cash, fee, interest } from './chart.ts'
import type { FunderPart } from './payment-parts.ts'

/** Interest follows the money that earned it, and is kept apart from what may be awarded. */
export const entriesOfInterest = (parts: readonly FunderPart[]): Entry[] => [
  ...parts.map((part) => debit(cash(part.funderId), part.amount)),
  ...parts.map((part) => credit(interest(part.funderId), part.amount)),
]

export const entriesOfFee = (parts: readonly FunderPart[]): Entry[] => [
  ...parts.map((part) => debit(fee(part.funderId), part.amount)),
  ...parts.map((part) => credit(cash(part.funderId), part.amount)),
]

/** Interest on one funder's money leaves the dedicated account, after it has made up for what the bank took of the same money. */
export function entriesOfInterestPaid({ funderId, amount }: FunderPart, covered: Money): Entry[] {
  return [
    ...(isPositive(covered) ? [debit(interest(funderId), covered), credit(fee(funderId), covered)] : []),
    debit(interest(funderId), amount),
    credit(cash(funderId), amount),
  ]
}

/** How much of the fees on a funder's money its interest makes up for, and what may then be paid out. */
export function coverFees(earned: Money, fees: Money): Readonly<{ covered: Money; payable: Money }> {
  const covered = minMoney(earned, fees)
  return { covered, payable: subtractMoney(earned, covered) }
}

/** To the fen; ties go to the earlier funder of the document. Weights of nothing get nothing. */
export function splitAmongFunders(amount: Money, weights: readonly FunderPart[]): FunderPart[] {
  const parts = splitByWeights(
    amount,
    weights.map((weight) => weight.amount),
  )
  return weights.flatMap(({ funderId }, index) => {
    const part = parts[index] ?? ZERO
    return isPositive(part) ? [{ funderId, amount: part }] : []
  })
}
