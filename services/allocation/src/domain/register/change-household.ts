import { type HouseholdState, isSame } from './known-register.ts'
import type { DatedChange } from './register-change.ts'
import {
  graceBeforeLeaving,
  householdAlreadyRegistered,
  householdStatusWrong,
  notInRegister,
} from './register-errors.ts'

export type HouseholdChange = Extract<DatedChange, { household_id: string }> &
  Readonly<{ change: `household_${string}` }>

/** How a household stands from the day of the change on; what it was before that day stays. */
export function changeHousehold(current: HouseholdState | undefined, change: HouseholdChange): HouseholdState {
  switch (change.change) {
    case 'household_entered':
      return enter(current, change)
    case 'household_recorded':
      return isInRegister(current)
        ? { ...current, fields: change.household }
        : { status: 'registered', graceUntil: null, fields: change.household }
    case 'household_corrected': {
      const known = requireStatus(current, change, ['registered', 'left_poverty'])
      return { ...known, fields: { ...known.fields, ...change.household } }
    }
    case 'household_left_poverty': {
      const known = requireStatus(current, change, ['registered', 'left_poverty'])
      const { grace_until, valid_from, household_id } = change
      if (grace_until !== null && grace_until < valid_from)
        throw graceBeforeLeaving(household_id, valid_from, grace_until)
      return { ...known, status: 'left_poverty', graceUntil: grace_until }
    }
    case 'household_returned':
      return { ...requireKnown(current, change), status: 'registered', graceUntil: null }
    case 'household_removed':
      return { ...requireKnown(current, change), status: 'removed', graceUntil: null }
  }
}

export const isInRegister = (state: HouseholdState | undefined): state is HouseholdState =>
  state !== undefined && state.status !== 'removed'

function enter(
  current: HouseholdState | undefined,
  change: Extract<HouseholdChange, { change: 'household_entered' }>,
): HouseholdState {
  const entered: HouseholdState = { status: 'registered', graceUntil: null, fields: change.household }
  if (isInRegister(current) && !isSame(current, entered))
    throw householdAlreadyRegistered(change.household_id, change.valid_from)
  return entered
}

function requireKnown(current: HouseholdState | undefined, change: HouseholdChange): HouseholdState {
  if (current === undefined) throw notInRegister('household', change.household_id, change.valid_from)
  return current
}

function requireStatus(
  current: HouseholdState | undefined,
  change: HouseholdChange,
  wanted: readonly HouseholdState['status'][],
): HouseholdState {
  const known = requireKnown(current, change)
  if (!wanted.includes(known.status))
    throw householdStatusWrong(change.household_id, change.valid_from, known.status, wanted.join(' or '))
  return known
}
