import assert from 'node:assert/strict'
import {
  addMoney,
  compareMoney,
  fromFen,
  type Money,
  runningSplitFen,
  subtractMoney,
  toFen,
  ZERO,
} from '@fundtrace/money'
import { bearingExceeded } from './clawback-errors.ts'
import { funderUnknown } from './errors.ts'

/**
 * What a funder owes by the fund's plans, what awards that name their funders claim of that, and what it has borne of
 * payments so far; in the order of the document.
 */
export type FunderShare = Readonly<{ funderId: string; due: Money; awarded: Money; borne: Money }>
export type FunderPart = Readonly<{ funderId: string; amount: Money }>
/** The same of payments, which come by the ten thousand. */
export type FenPart = Readonly<{ funderId: string; fen: bigint }>

/**
 * Who bears each of a batch's payments, one after the other. By plan: the running split over the due shares, given what each has borne. By
 * award: the award's own parts, so no township pays for another's household.
 */
export function splitPayments(
  funded: 'by_plan' | 'by_award',
  shares: readonly FunderShare[],
): (fen: bigint, awardParts: readonly FenPart[] | null) => readonly FenPart[] {
  if (funded === 'by_award')
    return (_fen, awardParts) => {
      assert(awardParts !== null, 'every award of a fund that is funded by award says who pays for it')
      return awardParts
    }
  const due = shares.map((share) => toFen(share.due))
  let borne = shares.map((share) => toFen(share.borne))
  return (fen) => {
    const parts = runningSplitFen(fen, due, borne)
    borne = borne.map((before, index) => before + (parts[index] ?? 0n))
    return shares.flatMap(({ funderId }, index) => {
      const part = parts[index] ?? 0n
      return part === 0n ? [] : [{ funderId, fen: part }]
    })
  }
}

/** Nobody bears more than it owes: payments that are claimed back and not recovered yet are still borne. */
export function bear(fundId: string, shares: readonly FunderShare[], parts: readonly FenPart[]): FunderShare[] {
  const borne = changeBorne(fundId, shares, parts, addMoney)
  for (const [index, { funderId, due, borne: before }] of shares.entries()) {
    const after = borne[index]?.borne ?? ZERO
    if (compareMoney(after, due) > 0)
      throw bearingExceeded(fundId, funderId, subtractMoney(due, before), subtractMoney(after, before))
  }
  return borne
}

/** Payments that came back: exactly their own parts are taken off again. */
export const giveBack = (fundId: string, shares: readonly FunderShare[], parts: readonly FenPart[]): FunderShare[] =>
  changeBorne(fundId, shares, parts, subtractMoney)

function changeBorne(
  fundId: string,
  shares: readonly FunderShare[],
  parts: readonly FenPart[],
  change: (left: Money, right: Money) => Money,
): FunderShare[] {
  const byFunder = sumFenByFunder(parts)
  for (const funderId of byFunder.keys()) {
    if (!shares.some((share) => share.funderId === funderId)) throw funderUnknown(fundId, funderId)
  }
  return shares.map((share) => {
    const part = byFunder.get(share.funderId)
    return part === undefined ? share : { ...share, borne: change(share.borne, part) }
  })
}

/** What each funder bears of all these parts together. */
export function sumFenByFunder(parts: readonly FenPart[]): Map<string, Money> {
  const sums = new Map<string, bigint>()
  for (const { funderId, fen } of parts) sums.set(funderId, (sums.get(funderId) ?? 0n) + fen)
  return new Map([...sums].map(([funderId, fen]) => [funderId, fromFen(fen)]))
}

export function sumByFunder(parts: readonly FunderPart[]): Map<string, Money> {
  const sums = new Map<string, Money>()
  for (const { funderId, amount } of parts) sums.set(funderId, addMoney(sums.get(funderId) ?? ZERO, amount))
  return sums
}
