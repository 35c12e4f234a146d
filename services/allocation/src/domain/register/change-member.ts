import { isInRegister } from './change-household.ts'
import type { HouseholdState, MemberState } from './known-register.ts'
import type { DatedChange } from './register-change.ts'
import { memberDeceased, memberElsewhere, memberNowhere, notInRegister } from './register-errors.ts'
import { stateOn, type Timeline, versionOn } from './timeline.ts'

export type MemberChange = Extract<DatedChange, { change: `member_${string}` }>

/**
 * Where a person is from the day of the change on. One version is in force on any day, so nobody is in two households; whoever is in
 * another one must leave it first, unless that household was removed from the register.
 */
export function changeMember(
  personId: string,
  timeline: Timeline<MemberState>,
  households: ReadonlyMap<string, Timeline<HouseholdState>>,
  change: MemberChange,
): MemberState {
  const day = change.valid_from
  const current = versionOn(timeline, day)
  if (change.change === 'member_recorded') {
    if (!isInRegister(stateOn(households.get(change.household_id) ?? [], day)))
      throw notInRegister('household', change.household_id, day)
    const other = current?.state.householdId ?? null
    if (other !== null && other !== change.household_id && isInRegister(stateOn(households.get(other) ?? [], day)))
      throw memberElsewhere(personId, change.household_id, other, day)
    if (current?.state.ended === 'deceased' && current.validFrom < day)
      throw memberDeceased(personId, current.validFrom, day)
    return { householdId: change.household_id, fields: change.member, ended: null }
  }
  if (current === undefined) throw notInRegister('person', personId, day)
  if (change.change === 'member_left') return { ...current.state, householdId: null, ended: change.ended }
  if (current.state.householdId === null) throw memberNowhere(personId, day)
  return { ...current.state, fields: { ...current.state.fields, ...change.member } }
}
