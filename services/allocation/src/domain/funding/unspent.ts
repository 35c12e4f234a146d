import {
  addMoney,
  compareMoney,
  isNegative,
  isZero,
  minMoney,
  type Money,
  splitByWeights,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import type { FunderAmount } from './funder-amount.ts'

export type FundAtYearEnd = Readonly<{
  /** Planned or carried in, awarded to nobody. */
  unawarded: Money
  /** Awarded and not paid yet: its money must stay. */
  unpaid: Money
  funders: readonly FunderAtYearEnd[]
}>
export type FunderAtYearEnd = Readonly<{
  funderId: string
  /** What it owes by plan, with what was carried in and less what went back or on before. */
  share: Money
  borne: Money
  /** What payments took of that share: what it bore, but for what was spent before the fund was opened here. */
  paid: Money
  /** What the awards themselves lay on it, where each award says who pays; null where the shares hold for whatever is paid. */
  claimed: Money | null
  /** Of its money, in the dedicated account, without what it overpaid. */
  cash: Money
}>

/**
 * What a year leaves, by funder. Money that is there and that no award needs, in the ratio of what each really bore; no funder gets
 * more than its own cash or than its share has left, and what that cuts off goes to the others in the same ratio. Where nobody of those
 * left has borne anything, by what each has left. Leftover fen of each division go to the largest remainders, ties by the document's order.
 */
export function unspentParts(fund: FundAtYearEnd): FunderAmount[] {
  const limits = fund.funders.map(limitOf)
  const cash = sumMoney(fund.funders.map((funder) => funder.cash))
  const free = atLeastNothing(subtractMoney(cash, fund.unpaid))
  const total = [atLeastNothing(fund.unawarded), free, sumMoney(limits)].reduce(minMoney)
  const borne = fund.funders.map((funder) => funder.borne)
  const amounts = fillByWeights(total, borne, limits)
  return fund.funders.map(({ funderId }, index) => ({ funderId, amount: amounts[index] ?? ZERO }))
}

/** As much of it as can go back to one funder alone. */
export function unspentOf(fund: FundAtYearEnd, funderId: string): Money {
  const cash = sumMoney(fund.funders.map((funder) => funder.cash))
  const limit = fund.funders.filter((funder) => funder.funderId === funderId).map(limitOf)
  return [atLeastNothing(fund.unawarded), atLeastNothing(subtractMoney(cash, fund.unpaid)), sumMoney(limit)].reduce(
    minMoney,
  )
}

function limitOf({ share, paid, claimed, cash }: FunderAtYearEnd): Money {
  const bound = claimed ?? paid
  // Of its cash, what its own awards still take stays; by shares, what is cut off its share is what it need not pay any more.
  const free = claimed === null ? cash : subtractMoney(cash, subtractMoney(claimed, paid))
  return atLeastNothing(minMoney(subtractMoney(share, bound), free))
}

/** Each round fills up at least one limit, so that there are at most as many rounds as funders. The parts add up to the total. */
function fillByWeights(total: Money, weights: readonly Money[], limits: readonly Money[]): Money[] {
  const parts = limits.map(() => ZERO)
  let left = total
  while (!isZero(left)) {
    const room = limits.map((limit, index) => subtractMoney(limit, parts[index] ?? ZERO))
    const open = weights.map((weight, index) => (isZero(room[index] ?? ZERO) ? ZERO : weight))
    const asked = splitByWeights(left, open.every(isZero) ? room : open)
    for (const [index, amount] of asked.entries()) {
      const taken = minMoney(amount, room[index] ?? ZERO)
      parts[index] = addMoney(parts[index] ?? ZERO, taken)
      left = subtractMoney(left, taken)
    }
  }
  return parts
}

const atLeastNothing = (amount: Money): Money => (isNegative(amount) ? ZERO : amount)

/** Whether two lists say the same of every funder. */
export const sameParts = (left: readonly FunderAmount[], right: readonly FunderAmount[]): boolean =>
  left.length === right.length &&
  left.every(({ funderId, amount }, index) => {
    const other = right[index]
    return other !== undefined && other.funderId === funderId && compareMoney(other.amount, amount) === 0
  })
