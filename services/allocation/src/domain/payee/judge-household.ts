import type { Ended } from '../register/register-change.ts'
import type { Finding } from './finding.ts'

/** So long somebody was in one household, or in none. A person's stays follow each other without a gap. Days 'YYYY-MM-DD'. */
export type Stay = Readonly<{
  person: string
  household: string | null
  from: string
  /** The first day on which it is no more; null: still so on the day asked for. */
  until: string | null
  relation: string
  ended: Ended | null
  /** When the register was told, in microseconds. */
  toldAt: bigint
}>

export type Household = Readonly<{
  id: string
  /** The stays of everybody who was ever in it, also those elsewhere; in order of person and day. */
  stays: readonly Stay[]
  /** When its account was recorded; null where there is none. */
  accountToldAt: bigint | null
  /** Somebody who is in the household now is named as the account's owner. */
  isOwnerThere: boolean
}>

/** A household of which no member is recorded is not judged: nobody knows who was in it. */
export function judgeMembers(household: Household): Finding | null {
  const { id, stays } = household
  const there = stays.filter((stay) => stay.household === id && stay.until === null)
  if (there.length === 0) return judgeEmpty(household)
  // A new head is recorded with the death of the old one; the card need not be his.
  const deadHead = leavings(household).find(({ stay, next }) => stay.relation === 'head' && next.ended === 'deceased')
  if (deadHead === undefined || household.isOwnerThere || household.accountToldAt === null) return null
  return household.accountToldAt < deadHead.next.toldAt ? { check: 'deceased', since: deadHead.next.from } : null
}

function judgeEmpty(household: Household): Finding | null {
  const last = leavings(household).toSorted((left, right) => (left.next.from < right.next.from ? 1 : -1))[0]
  if (last === undefined) return null
  return { check: last.next.ended === 'deceased' ? 'deceased' : 'members_gone', since: last.next.from }
}

/** Each last stay in the household with what came next for that person. */
function leavings({ id, stays }: Household): { stay: Stay; next: Stay }[] {
  return stays.flatMap((stay, index) => {
    const next = stays[index + 1]
    const isLeaving = stay.household === id && next?.person === stay.person && next.household !== id
    return isLeaving &&
      !stays.some((later) => later.person === stay.person && later.household === id && later.from > stay.from)
      ? [{ stay, next }]
      : []
  })
}

/**
 * Other households of whoever was in this one during the year, on any day of it: one person, two lists. `year` is its first day, the last is
 * the one asked for.
 */
export function otherHouseholds({ id, stays }: Pick<Household, 'id' | 'stays'>, year: string): string[] {
  const inYear = stays.filter((stay) => stay.until === null || stay.until > year)
  const people = new Set(inYear.filter((stay) => stay.household === id).map((stay) => stay.person))
  const others = inYear.flatMap(({ person, household }) =>
    people.has(person) && household !== null && household !== id ? [household] : [],
  )
  return [...new Set(others)]
}
