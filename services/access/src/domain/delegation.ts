import { coversAll, coversArea } from './areas.ts'
import { isActive, type OfficerVersion } from './officer.ts'
import type { Role } from './role.ts'

/** A quarter: who is away for longer is replaced by a change of the officers. */
export const DELEGATION_DAYS_MAX = 92

/** The delegate may act for the delegator (代岗), from the first to the last day. */
export type Delegation = Readonly<{
  id: string
  delegator: string
  delegate: string
  roles: readonly Role[]
  areas: readonly string[]
  firstDay: string
  lastDay: string
}>

/**
 * What the delegate may do for the delegator on the day: never more than the delegator himself may on that day, so that what is taken from
 * him is taken from whoever stands in for him. undefined: nothing.
 */
export function delegatedPowers(
  { roles, areas, firstDay, lastDay }: Delegation,
  delegator: OfficerVersion,
  day: string,
): Readonly<{ roles: readonly Role[]; areas: readonly string[] }> | undefined {
  if (day < firstDay || day > lastDay || !isActive(delegator, day)) return undefined
  const left = {
    roles: roles.filter((role) => delegator.roles.includes(role)),
    areas: areas.filter((area) => coversArea(delegator.areas, area)),
  }
  return left.roles.length > 0 && left.areas.length > 0 ? left : undefined
}

/**
 * Whether the officer may decide about the delegation: an administrator of its areas, or the delegator's superior, who has the same roles
 * over areas that lie above all of its areas.
 */
export function mayDecide(
  officer: Readonly<{ roles: readonly Role[]; areas: readonly string[] }>,
  { roles, areas }: Pick<Delegation, 'roles' | 'areas'>,
): boolean {
  if (!coversAll(officer.areas, areas)) return false
  if (officer.roles.includes('admin')) return true
  return roles.every((role) => officer.roles.includes(role)) && areas.every((area) => liesAbove(officer.areas, area))
}

const liesAbove = (officerAreas: readonly string[], area: string): boolean =>
  officerAreas.some((officerArea) => area !== officerArea && area.startsWith(officerArea))

/** Days of a span, both ends included. */
export const daysBetween = (firstDay: string, lastDay: string): number =>
  (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS + 1
const DAY_MS = 86_400_000
