import { evaluate } from '../programme/condition.ts'
import { BASES } from '../programme/base.ts'
import type { Facts, ItemKind } from '../programme/facts.ts'
import type { Programme } from '../programme/programme.ts'
import { factUnknown } from './plan-errors.ts'
import type { Receiver } from './receiver.ts'

/** Something that counts: the receiver itself, a member, or an item. */
export type Unit = Readonly<{ id: string; facts: Facts }>

/** `among`: of how many, where not all need count. Shares are counted by number, not by holding. */
export type Counted = Readonly<{ units: readonly Unit[]; count: number; among: number | null }>

/** What counts for a receiver; null for one who is not asked for, has nothing that counts, or fewer than the programme wants. */
export type CountUnits = (receiver: Receiver) => Counted | null

export function countUnitsOf(programme: Programme, year: number): CountUnits {
  const { where, base } = programme
  const count = counterOf(programme, year)
  return (receiver) => {
    if (where !== null && !evaluate(where, receiver.facts)) return null
    const counted = count(receiver)
    return counted.count === 0 || counted.count < base.atLeast ? null : counted
  }
}

/** How many of the base one unit is. */
export const countOfUnit = (programme: Programme, receiver: Receiver, unit: Unit): number =>
  programme.base.of === 'shares' ? sharesOf(receiver, unit) : 1

function counterOf(programme: Programme, year: number): (receiver: Receiver) => Counted {
  const { of, where } = programme.base
  const { unit } = BASES[of]
  const isCounted = (facts: Facts): boolean => where === null || evaluate(where, facts)
  if (unit === 'none') throw new Error(`A plan for ${of} has no receivers to count`)
  if (unit === 'receiver')
    return (receiver) =>
      isCounted(receiver.facts) ? { units: [receiver], count: 1, among: null } : { units: [], count: 0, among: null }
  if (unit === 'member')
    return ({ members }) => {
      const units = where === null ? members : members.filter((member) => evaluate(where, member.facts))
      return { units, count: units.length, among: members.length }
    }
  return (receiver) => {
    const items = receiver.items.filter((item) => item.kind === unit && isOfYear(unit, item.facts, year))
    const units = where === null ? items : items.filter((item) => isCounted(item.facts))
    const among = where === null ? null : countOf(programme, receiver, items)
    return { units, count: countOf(programme, receiver, units), among }
  }
}

const countOf = (programme: Programme, receiver: Receiver, units: readonly Unit[]): number =>
  programme.base.of === 'shares' ? units.reduce((sum, unit) => sum + sharesOf(receiver, unit), 0) : units.length

function sharesOf(receiver: Receiver, unit: Unit): number {
  const shares = unit.facts['shares']
  if (typeof shares !== 'number') throw factUnknown(receiver.id, unit.id, 'shares')
  return shares
}

/** What happened counts in its own year and in no other; what is held or lived in counts as long as it is. */
const DAY_OF: Partial<Readonly<Record<ItemKind, string>>> = {
  medical_bill: 'incurred_on',
  insurance_contribution: 'paid_on',
  score: 'scored_on',
}

function isOfYear(kind: ItemKind, facts: Facts, year: number): boolean {
  const fact = DAY_OF[kind]
  if (fact === undefined) return true
  const day = facts[fact]
  return typeof day === 'string' && day.startsWith(`${year}-`)
}
