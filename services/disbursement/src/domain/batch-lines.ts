import { compareMoney, type Money } from '@fundtrace/money'
import { awardExceeded, awardNamedTwice, awardPaidInPart, awardUnknown } from './errors.ts'

/** A county pays its households in one batch. */
export const BATCH_PAYMENTS_MAX = 100_000
/** The ledger takes the holds of a parcel in one request, which has room for so many; the bank has it as one PmtInf. */
export const PARCEL_PAYMENTS_MAX = 10_000

export type PayableAward = Readonly<{ id: string; beneficiaryId: string; amount: Money }>
/** `amount` null: the award, whatever it is. */
export type OrderedLine = Readonly<{ awardId: string; amount: Money | null }>

/** The awards that a batch is to pay, each once and whole: what is ordered may be neither more nor less than the award. */
export function chooseAwards(
  awards: ReadonlyMap<string, PayableAward>,
  ordered: readonly OrderedLine[],
): PayableAward[] {
  const seen = new Set<string>()
  return ordered.map(({ awardId, amount }) => {
    const award = awards.get(awardId)
    if (award === undefined) throw awardUnknown(awardId)
    if (seen.has(awardId)) throw awardNamedTwice(awardId)
    seen.add(awardId)
    const difference = amount === null ? 0 : compareMoney(amount, award.amount)
    if (amount !== null && difference > 0)
      throw awardExceeded(awardId, `awarded:${award.beneficiaryId}`, award.amount, amount)
    if (amount !== null && difference < 0) throw awardPaidInPart(awardId, award.amount, amount)
    return award
  })
}
