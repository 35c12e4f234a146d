import type { HouseholdState, MemberState } from './known-register.ts'
import { householdHeadMissing, householdHeadsSeveral } from './register-errors.ts'
import { stateOn, type Timeline } from './timeline.ts'

/**
 * Refuses a registered household that has members and not exactly one head: on the earliest day of what changed, and on every later
 * day on which something is known to change in it. `since` is that earliest day of each household to look at.
 */
export function checkHeads(
  since: ReadonlyMap<string, string>,
  households: ReadonlyMap<string, Timeline<HouseholdState>>,
  members: ReadonlyMap<string, Timeline<MemberState>>,
): void {
  const everThere = timelinesByHousehold(since, members)
  for (const [householdId, first] of since) {
    const own = households.get(householdId) ?? []
    const people = everThere.get(householdId) ?? []
    const later = [own, ...people].flatMap((timeline) => timeline.map((version) => version.validFrom))
    for (const day of new Set([first, ...later.filter((validFrom) => validFrom > first)]))
      if (stateOn(own, day)?.status === 'registered') requireOneHead(householdId, day, people)
  }
}

function requireOneHead(householdId: string, day: string, people: readonly Timeline<MemberState>[]): void {
  const there = people
    .map((timeline) => stateOn(timeline, day))
    .filter((state) => state !== undefined && state.householdId === householdId)
  const heads = there.filter((state) => state?.fields.relation === 'head').length
  if (there.length > 0 && heads === 0) throw householdHeadMissing(householdId, day)
  if (heads > 1) throw householdHeadsSeveral(householdId, day, heads)
}

function timelinesByHousehold(
  wanted: ReadonlyMap<string, string>,
  members: ReadonlyMap<string, Timeline<MemberState>>,
): Map<string, Timeline<MemberState>[]> {
  const byHousehold = new Map<string, Timeline<MemberState>[]>()
  for (const timeline of members.values())
    for (const householdId of new Set(timeline.map((version) => version.state.householdId))) {
      if (householdId === null || !wanted.has(householdId)) continue
      byHousehold.set(householdId, [...(byHousehold.get(householdId) ?? []), timeline])
    }
  return byHousehold
}
