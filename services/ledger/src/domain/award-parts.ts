import {
  addMoney,
  compareMoney,
  isNegative,
  type Money,
  sameMoney,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import { awardPartsDiffer, funderNamedTwice, funderUnknown, shareExceeded, shareNegative } from './errors.ts'
import { type FunderPart, type FunderShare, sumByFunder } from './payment-parts.ts'

/** An award as it is asked for. `parts` say who pays for it, where the fund is funded by award. */
export type AwardDraft = Readonly<{ id: string; amount: Money; parts: readonly FunderPart[] | null }>

/**
 * Counts what awards that name their funders claim of what those owe, and refuses what goes beyond: an award that was posted
 * can always be borne. The refusal says what all the awards together lack of one funder. Awards of a fund that is funded by
 * plan name nobody and claim nothing.
 */
export function claimShares(
  fund: Readonly<{ id: string; funded: 'by_plan' | 'by_award' }>,
  shares: readonly FunderShare[],
  awards: readonly AwardDraft[],
): FunderShare[] {
  for (const award of awards) refuseWrongParts(fund.funded, award)
  const claims = sumByFunder(awards.flatMap((award) => award.parts ?? []))
  for (const funderId of claims.keys()) {
    if (!shares.some((share) => share.funderId === funderId)) throw funderUnknown(fund.id, funderId)
  }
  return shares.map((share) => {
    const claim = claims.get(share.funderId) ?? ZERO
    const available = subtractMoney(share.due, share.awarded)
    if (compareMoney(claim, available) > 0) throw shareExceeded(fund.id, share.funderId, available, claim)
    return { ...share, awarded: addMoney(share.awarded, claim) }
  })
}

function refuseWrongParts(funded: 'by_plan' | 'by_award', award: AwardDraft): void {
  const sum = award.parts === null ? null : sumMoney(award.parts.map((part) => part.amount))
  const isRight = funded === 'by_plan' ? sum === null : sum !== null && sameMoney(sum, award.amount)
  if (!isRight) throw awardPartsDiffer(award.id, award.amount, sum)
  refuseWrongFunders(`award ${award.id}`, award.parts ?? [])
}

/** Of a plan's shares or an award's parts: nobody gives less than nothing, and nobody is named twice. */
export function refuseWrongFunders(about: string, parts: readonly FunderPart[]): void {
  const seen = new Set<string>()
  for (const { funderId, amount } of parts) {
    if (isNegative(amount)) throw shareNegative(about, funderId, amount)
    if (seen.has(funderId)) throw funderNamedTwice(about, funderId)
    seen.add(funderId)
  }
}
