import type { FactDescription, Facts, FactValue, ItemKind } from '../programme/facts.ts'
import { ITEM_FACTS } from '../programme/facts.ts'
import { itemFactsInvalid } from './register-errors.ts'

/** The fact that says on which day the item happened, or since when it is held. Always known. */
export const DAY_FACT = {
  medical_bill: 'incurred_on',
  insurance_contribution: 'paid_on',
  house: 'assessed_on',
  loan: 'drawn_on',
  shareholding: 'held_since',
  score: 'scored_on',
  employment: 'since',
} as const satisfies Record<ItemKind, string>

/**
 * Which items count in a plan's year: `happened` those of the year, `held` those that are held on the register day, `runs` those that
 * run on some day of the year. None counts before its day has come.
 */
export const COUNTS_WHEN = {
  medical_bill: 'happened',
  insurance_contribution: 'happened',
  house: 'happened',
  loan: 'runs',
  shareholding: 'held',
  score: 'happened',
  employment: 'held',
} as const satisfies Record<ItemKind, 'happened' | 'held' | 'runs'>

/** Computed when an item is read, never recorded. */
const DERIVED: ReadonlySet<string> = new Set(['is_covered', 'months_employed'])

/**
 * The facts as they are kept: each fact of the kind and no other, of its own kind. A day, choice or yes_no may be null (not known),
 * and so may a term, which only a condition or tier asks for; the item's own day, the end of a loan and whatever is counted or
 * multiplied may not.
 * @throws DomainError ALLOCATION_ITEM_FACTS_INVALID with every fault
 */
export function readItemFacts(id: string, kind: ItemKind, facts: Facts): Facts {
  const described: Readonly<Record<string, FactDescription>> = ITEM_FACTS[kind]
  const wanted = Object.keys(described).filter((name) => !DERIVED.has(name))
  const faults = [
    ...wanted.flatMap((name) => {
      const description = described[name]
      const fault =
        description === undefined ? null : faultOf(description, facts[name], canBeUnknown(kind, name, description))
      return fault === null ? [] : [{ fact: name, expected: fault }]
    }),
    ...Object.keys(facts)
      .filter((name) => !wanted.includes(name))
      .map((name) => ({ fact: name, expected: `one of ${wanted.join(', ')}` })),
  ]
  if (faults.length > 0) throw itemFactsInvalid(id, kind, faults)
  return Object.fromEntries(wanted.map((name) => [name, facts[name] ?? null]))
}

/** The item's own day out of facts that `readItemFacts` has accepted. */
export const dayOfItem = (kind: ItemKind, facts: Facts): string => String(facts[DAY_FACT[kind]])

/** With the facts that follow from the others on the register day. */
export function withDerivedFacts(kind: ItemKind, facts: Facts, day: string): Facts {
  if (kind === 'medical_bill')
    return { ...facts, is_covered: isCovered(facts['incurred_on'] ?? null, facts['covered_from'] ?? null) }
  if (kind === 'employment') return { ...facts, months_employed: fullMonths(String(facts['since']), day) }
  return facts
}

function isCovered(incurredOn: FactValue, coveredFrom: FactValue): boolean | null {
  if (typeof incurredOn !== 'string' || typeof coveredFrom !== 'string') return null
  return incurredOn >= coveredFrom
}

/** Full months between two days; from the 31st a month of fewer days is full on its last. */
export function fullMonths(since: string, until: string): number {
  const [from, to] = [partsOf(since), partsOf(until)]
  const months = (to.year - from.year) * 12 + to.month - from.month
  const lastDay = new Date(Date.UTC(to.year, to.month, 0)).getUTCDate()
  return Math.max(0, to.day >= Math.min(from.day, lastDay) ? months : months - 1)
}

const partsOf = (day: string) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
})

/** What would be right, or null. */
function faultOf(description: FactDescription, value: FactValue | undefined, mayBeUnknown: boolean): string | null {
  if (isOfKind(description, value) || (mayBeUnknown && value === null)) return null
  return mayBeUnknown ? `${expectationOf(description)}, or null where nobody knows it` : expectationOf(description)
}

const canBeUnknown = (kind: ItemKind, name: string, description: FactDescription): boolean =>
  name !== DAY_FACT[kind] && name !== 'due_on' && (UNKNOWN_KINDS.has(description.kind) || name === 'term_months')

const UNKNOWN_KINDS: ReadonlySet<string> = new Set(['day', 'choice', 'yes_no'])

function isOfKind(description: FactDescription, value: FactValue | undefined): boolean {
  switch (description.kind) {
    case 'yes_no':
      return typeof value === 'boolean'
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(description.choices ?? {}, value)
    case 'amount':
      return typeof value === 'string' && /^(0|[1-9]\d{0,17})\.\d{2}$/.test(value)
    case 'number':
      return typeof value === 'string' && /^(0|[1-9]\d{0,8})(\.\d{1,6})?$/.test(value)
    case 'day':
      return typeof value === 'string' && isCalendarDay(value)
    case 'area':
      return typeof value === 'string' && /^[0-9A-Za-z][0-9A-Za-z-]{0,62}$/.test(value)
  }
}

function expectationOf(description: FactDescription): string {
  switch (description.kind) {
    case 'yes_no':
      return 'true or false'
    case 'count':
      return 'a whole number'
    case 'choice':
      return `one of ${Object.keys(description.choices ?? {}).join(', ')}`
    case 'amount':
      return "yuan as text: '1250.00'"
    case 'number':
      return "a decimal number as text: '4.35'"
    case 'day':
      return "a day: '2016-06-30'"
    case 'area':
      return 'letters, digits and hyphens'
  }
}

/** JavaScript reads 30 February as 2 March. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}
