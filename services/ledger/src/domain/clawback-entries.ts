import { isPositive, type Money, runningSplit, ZERO } from '@fundtrace/money'
import { credit, debit, type Entry } from './book.ts'
import { APPROPRIATION, awarded, cash, receivable } from './chart.ts'
import type { FunderPart } from './payment-parts.ts'

/** `payable_again`: the award stands and a new payment may pay it. `cancelled`: what was awarded is back in the appropriation. */
export type AwardAfterClawback = 'payable_again' | 'cancelled'

/** The beneficiary owes it back at once; its award is open again, or passes on to the appropriation. */
export const entriesOfClawback = (beneficiaryId: string, amount: Money, award: AwardAfterClawback): Entry[] => [
  debit(receivable(beneficiaryId), amount),
  credit(awarded(beneficiaryId), amount),
  ...(award === 'cancelled' ? [debit(awarded(beneficiaryId), amount), credit(APPROPRIATION, amount)] : []),
]

export const entriesOfRecovery = (beneficiaryId: string, amount: Money, parts: readonly FunderPart[]): Entry[] => [
  ...parts.map((part) => debit(cash(part.funderId), part.amount)),
  credit(receivable(beneficiaryId), amount),
]

/**
 * Whose money came back: in the proportion of the payment's own parts, given what each had back before. No funder ever has more back than it
 * paid, and when all is back each has exactly what it paid, however many recoveries it took.
 */
export function partsOfRecovery(
  amount: Money,
  paid: readonly FunderPart[],
  recovered: ReadonlyMap<string, Money>,
): FunderPart[] {
  const parts = runningSplit(
    amount,
    paid.map((part) => part.amount),
    paid.map((part) => recovered.get(part.funderId) ?? ZERO),
  )
  return paid.flatMap(({ funderId }, index) => {
    const part = parts[index] ?? ZERO
    return isPositive(part) ? [{ funderId, amount: part }] : []
  })
}
