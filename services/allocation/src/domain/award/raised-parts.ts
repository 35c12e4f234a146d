import { addMoney, isNegative, isZero, type Money, subtractMoney, ZERO } from '@fundtrace/money'

export type Part = Readonly<{ funderId: string; amount: Money }>

/**
 * Who pays for what a raised line has on top of what is awarded already: of each funder, its part of the line less what it bears.
 * A funder that bears more than its new part is named instead: no award can take it back.
 */
export function raisedParts(
  line: readonly Part[],
  given: readonly Part[],
): Readonly<{ parts: readonly Part[] }> | Readonly<{ shifted: string }> {
  const left = new Map(line.map(({ funderId, amount }) => [funderId, amount]))
  for (const { funderId, amount } of addUp(given)) left.set(funderId, subtractMoney(left.get(funderId) ?? ZERO, amount))
  const parts = [...left].map(([funderId, amount]) => ({ funderId, amount }))
  const shifted = parts.find((part) => isNegative(part.amount))
  return shifted === undefined ? { parts: parts.filter((part) => !isZero(part.amount)) } : { shifted: shifted.funderId }
}

function addUp(parts: readonly Part[]): Part[] {
  const sums = new Map<string, Money>()
  for (const { funderId, amount } of parts) sums.set(funderId, addMoney(sums.get(funderId) ?? ZERO, amount))
  return [...sums].map(([funderId, amount]) => ({ funderId, amount }))
}
