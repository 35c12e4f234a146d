import { addMoney, type Money, multiplyMoney, split, sumMoney, ZERO } from '@fundtrace/money'
import { planFundersTooMany, planWithoutUnits, townshipFunderMissing } from './errors.ts'
import type { Funding, Programme } from './programme.ts'

/** Something the rate is paid for: a household or village of the register, or a published number of people. */
export type Unit = Readonly<{ beneficiaryId: string | null; areaCode: string; count: number }>
export type FunderAmount = Readonly<{ funderId: string; amount: Money }>
export type PlanLine = Unit &
  Readonly<{
    line: number
    amount: Money
    /** Who pays for this line; null where the whole plan is shared by ratio. */
    parts: readonly FunderAmount[] | null
  }>
export type ComputedPlan = Readonly<{ total: Money; lines: readonly PlanLine[]; shares: readonly FunderAmount[] }>

/** Area code of a township (9 digits) to the funder that it is. */
export type TownshipFunders = ReadonlyMap<string, string>

/**
 * A plan: the rate for every unit, and each funder's share of the total. A ratio divides the total of the plan, not each line,
 * so its leftover fen are few and go where the document's order says. Lines and shares add up to the total exactly.
 */
export function computePlan(programme: Programme, units: readonly Unit[], townships: TownshipFunders): ComputedPlan {
  if (units.length === 0) throw planWithoutUnits(programme.id, programme.base)
  const { funding } = programme
  const lines = units.map((unit, index) => ({
    ...unit,
    line: index + 1,
    amount: multiplyMoney(programme.rate, unit.count),
    parts: funding.kind === 'ratio' ? null : partsOfLine(programme, funding, unit, townships),
  }))
  const total = sumMoney(lines.map((line) => line.amount))
  const shares = funding.kind === 'ratio' ? sharesByRatio(total, funding) : sharesOfLines(lines)
  if (shares.length > FUNDERS_MAX) throw planFundersTooMany(programme.id, shares.length, FUNDERS_MAX)
  return { total, lines, shares }
}

/** As many as a plan may name when the ledger is asked to post it. */
const FUNDERS_MAX = 100

function sharesByRatio(total: Money, funding: Extract<Funding, { kind: 'ratio' }>): FunderAmount[] {
  const amounts = split(total, funding.ratio)
  return funding.funders.flatMap((funderId, index) => {
    const amount = amounts[index]
    return amount === undefined ? [] : [{ funderId, amount }]
  })
}

function partsOfLine(
  programme: Programme,
  funding: Exclude<Funding, { kind: 'ratio' }>,
  unit: Unit,
  townships: TownshipFunders,
): FunderAmount[] {
  if (funding.kind === 'sole') return [{ funderId: funding.funder, amount: multiplyMoney(programme.rate, unit.count) }]
  return addUp(
    funding.parts.map((part) => ({
      funderId: 'funder' in part ? part.funder : townshipOf(unit, townships),
      amount: multiplyMoney(part.amount, unit.count),
    })),
  )
}

const TOWNSHIP_DIGITS = 9

function townshipOf(unit: Unit, townships: TownshipFunders): string {
  const township = unit.areaCode.slice(0, TOWNSHIP_DIGITS)
  const funderId = townships.get(township)
  if (funderId === undefined) throw townshipFunderMissing(township, unit.beneficiaryId)
  return funderId
}

const sharesOfLines = (lines: readonly PlanLine[]): FunderAmount[] => addUp(lines.flatMap((line) => line.parts ?? []))

/** One amount per funder, in the order in which each first appears. */
function addUp(amounts: readonly FunderAmount[]): FunderAmount[] {
  const sums = new Map<string, Money>()
  for (const { funderId, amount } of amounts) sums.set(funderId, addMoney(sums.get(funderId) ?? ZERO, amount))
  return [...sums].map(([funderId, amount]) => ({ funderId, amount }))
}
