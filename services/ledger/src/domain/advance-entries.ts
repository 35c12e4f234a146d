import { compareMoney, isPositive, minMoney, type Money, subtractMoney } from '@fundtrace/money'
import { claimOpen } from './advance-errors.ts'
import { credit, debit, type Entry } from './book.ts'
import { advanced, cash, claim } from './chart.ts'

/** One funder's money in another's place, as it is asked for. In yuan. */
export type AdvanceDraft = Readonly<{ id: string; lenderId: string; borrowerId: string; amount: Money }>

/** An advance that is not repaid whole; `open` is what of it is not. */
export type OpenAdvance = Readonly<{ id: string; lenderId: string; open: Money }>
/** One that a batch's approval asked for, by this document. */
export type BatchAdvance = OpenAdvance & Readonly<{ borrowerId: string; documentNumber: string }>
export type Repayment = Readonly<{ advanceId: string; lenderId: string; amount: Money }>

/** The lender's cash stands in the borrower's: payments go on being split by what each bears, and find it there. */
export const entriesOfAdvance = ({ lenderId, borrowerId, amount }: AdvanceDraft): Entry[] => [
  debit(claim(borrowerId), amount),
  debit(cash(borrowerId), amount),
  credit(advanced(lenderId), amount),
  credit(cash(lenderId), amount),
]

export const entriesOfRepayment = (borrowerId: string, { lenderId, amount }: Repayment): Entry[] => [
  debit(advanced(lenderId), amount),
  debit(cash(lenderId), amount),
  credit(claim(borrowerId), amount),
  credit(cash(borrowerId), amount),
]

/** What of `amount` repays which of a borrower's advances: the oldest first, each whole before the next. */
export function repayByAge(advances: readonly OpenAdvance[], amount: Money): Repayment[] {
  let left = amount
  return advances.flatMap(({ id, lenderId, open }) => {
    const repaid = minMoney(open, left)
    left = subtractMoney(left, repaid)
    return isPositive(repaid) ? [{ advanceId: id, lenderId, amount: repaid }] : []
  })
}

/** Asked after shares were cut: what others advanced in a funder's place is still to be repaid out of what it owes. */
export function refuseCutBelowClaims(
  fundId: string,
  claims: ReadonlyMap<string, Money>,
  funderIds: readonly string[],
  owed: (funderId: string) => Money,
): void {
  const below = [...claims].filter(
    ([funderId, amount]) => funderIds.includes(funderId) && compareMoney(amount, owed(funderId)) > 0,
  )
  if (below.length > 0) throw claimOpen(fundId, new Map(below))
}
