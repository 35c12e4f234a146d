import type { ReceiverKind } from '../plan/receiver.ts'
import { accountFrom } from './account.ts'
import { changeHousehold, type HouseholdChange } from './change-household.ts'
import { changeMember, type MemberChange } from './change-member.ts'
import { checkHeads } from './check-heads.ts'
import { changeItem, changeSupport } from './change-record.ts'
import {
  type HouseholdState,
  isSame,
  type KnownRegister,
  pairingKey,
  type PlaceState,
  type SupportState,
} from './known-register.ts'
import type { Newcomer, RegisterChange } from './register-change.ts'
import { type Draft, draftOf, type RegisterWork, workOf } from './register-draft.ts'
import { kindDiffers, notInRegister, supporterTaken, syntheticDiffers } from './register-errors.ts'
import { stateOn, type Timeline, withVersion } from './timeline.ts'

export type Surroundings = Readonly<{
  /** The person of an identity number; one who is new to the register has got an id by now. */
  personOf: (identityNumber: string) => string
  /** Told of each area that a change touches, before anything else is said about it; may refuse. */
  onArea: (areaCode: string) => void
}>

/**
 * One change after the other, each on what those before it left behind. All or none: the first that breaks a rule is thrown, and a
 * household that the whole list leaves without a head is refused at the end.
 */
export function applyChanges(
  known: KnownRegister,
  changes: readonly RegisterChange[],
  surroundings: Surroundings,
): RegisterWork {
  const draft = draftOf(known)
  let unchanged = 0
  for (const change of changes) if (!applyOne(draft, change, surroundings)) unchanged++
  checkHeads(draft.touched, draft.households, draft.members)
  return { ...workOf(known, draft), unchanged }
}

/** False where the change told nothing new. */
function applyOne(draft: Draft, change: RegisterChange, surroundings: Surroundings): boolean {
  switch (change.change) {
    case 'household_entered':
    case 'household_recorded':
    case 'household_corrected':
    case 'household_left_poverty':
    case 'household_returned':
    case 'household_removed':
      return applyHousehold(draft, change, surroundings)
    case 'member_recorded':
    case 'member_changed':
    case 'member_left':
      return applyMember(draft, change, surroundings)
    case 'village_recorded':
      return applyPlace(draft, change.village_id, 'village', change.village, change, surroundings)
    case 'enterprise_recorded':
      return applyPlace(draft, change.enterprise_id, 'enterprise', change.enterprise, change, surroundings)
    case 'project_recorded':
      return applyPlace(draft, change.project_id, 'project', change.project, change, surroundings)
    case 'place_removed': {
      touchBeneficiary(draft, change.beneficiary_id, change.valid_from, surroundings)
      const timeline = draft.places.get(change.beneficiary_id) ?? []
      const current = stateOn(timeline, change.valid_from)
      if (current === undefined) throw notInRegister('place', change.beneficiary_id, change.valid_from)
      return put(draft.places, change.beneficiary_id, change, { ...current, status: 'removed' })
    }
    case 'pairing_recorded': {
      const { beneficiary_id, supporter_id, pledged, active } = change
      touchBeneficiary(draft, beneficiary_id, change.valid_from, surroundings)
      if (!draft.units.has(supporter_id) && !draft.cadres.has(supporter_id))
        throw notInRegister('supporter', supporter_id, null)
      return put(draft.pairings, pairingKey(beneficiary_id, supporter_id), change, { pledged, active })
    }
    case 'unit_recorded': {
      const unit = { name: change.name, funderId: change.funder_id }
      return recordOnce(draft, draft.units, change.unit_id, unit)
    }
    case 'cadre_recorded': {
      if (!draft.units.has(change.unit_id)) throw notInRegister('supporter', change.unit_id, null)
      return recordOnce(draft, draft.cadres, change.cadre_id, { name: change.name, unitId: change.unit_id })
    }
    case 'item_recorded':
    case 'item_withdrawn': {
      const id = change.item_id
      const current = draft.items.get(id)
      const beneficiaryId = change.change === 'item_recorded' ? change.beneficiary_id : current?.beneficiaryId
      if (beneficiaryId !== undefined) touchBeneficiary(draft, beneficiaryId, null, surroundings)
      if (change.change === 'item_recorded' && change.person_id !== null && !draft.members.has(change.person_id))
        throw notInRegister('person', change.person_id, null)
      return keep(draft.items, draft.itemReasons, id, changeItem(current, change), change.reason)
    }
    case 'support_recorded':
    case 'support_withdrawn': {
      const id = change.support_id
      const current = draft.supports.get(id)
      const beneficiaryId = change.change === 'support_recorded' ? change.beneficiary_id : current?.beneficiaryId
      if (beneficiaryId !== undefined) touchBeneficiary(draft, beneficiaryId, null, surroundings)
      if (change.change === 'support_recorded') requireGiver(draft, change.giver)
      return keep(draft.supports, draft.supportReasons, id, changeSupport(current, change), change.reason)
    }
  }
}

function applyHousehold(
  draft: Draft,
  change: HouseholdChange & { reason: string },
  surroundings: Surroundings,
): boolean {
  const { household_id: id, valid_from: day } = change
  const isNewcomer = change.change === 'household_entered' || change.change === 'household_recorded'
  if ('household' in change && change.household.area_code !== undefined) surroundings.onArea(change.household.area_code)
  if (draft.beneficiaries.has(id)) touchBeneficiary(draft, id, day, surroundings)
  const isNewAccount = isNewcomer ? welcome(draft, id, 'household', change) : false
  if (draft.beneficiaries.get(id)?.kind !== 'household') throw notInRegister('household', id, day)
  const next = changeHousehold(stateOn(draft.households.get(id) ?? [], day), change)
  const isNew = put(draft.households, id, change, next)
  if (isNew) touchHousehold(draft, id, day)
  return isNew || isNewAccount
}

function applyMember(draft: Draft, change: MemberChange & { reason: string }, surroundings: Surroundings): boolean {
  const day = change.valid_from
  const personId =
    change.change === 'member_recorded' ? surroundings.personOf(change.identity_number) : change.person_id
  const timeline = draft.members.get(personId) ?? []
  const before = stateOn(timeline, day)?.householdId ?? null
  const after = change.change === 'member_recorded' ? change.household_id : null
  // Where he is taken out of a household, that one's office says so; where he is refused by another one's, nothing more is told of it.
  const own = after ?? before
  if (own !== null && draft.beneficiaries.has(own)) touchBeneficiary(draft, own, day, surroundings)
  const next = changeMember(personId, timeline, draft.households, change)
  const isNew = put(draft.members, personId, change, next)
  if (isNew) for (const id of [before, next.householdId]) if (id !== null) touchHousehold(draft, id, day)
  return isNew
}

function applyPlace(
  draft: Draft,
  id: string,
  kind: Exclude<ReceiverKind, 'household'>,
  fields: PlaceState['fields'],
  change: Newcomer & { valid_from: string; reason: string },
  surroundings: Surroundings,
): boolean {
  surroundings.onArea(fields.area_code)
  if (draft.beneficiaries.has(id)) touchBeneficiary(draft, id, change.valid_from, surroundings)
  const isNewAccount = welcome(draft, id, kind, change)
  const isNew = put(draft.places, id, change, { status: 'registered', fields })
  return isNew || isNewAccount
}

/** Takes in who is new; of one who is known, a bank account that differs is noted. True where it is. */
function welcome(draft: Draft, id: string, kind: ReceiverKind, change: Newcomer & { reason: string }): boolean {
  const known = draft.beneficiaries.get(id)
  if (known !== undefined && known.kind !== kind) throw kindDiffers(id, known.kind, kind)
  if (known !== undefined && known.synthetic !== change.synthetic) throw syntheticDiffers(id, known.synthetic)
  const before = known?.bankAccount ?? null
  const account = accountFrom(change, before)
  draft.beneficiaries.set(id, { kind, synthetic: change.synthetic, bankAccount: account })
  if (account === null || isSame(account, before)) return false
  draft.bankAccounts.set(id, { account, reason: change.reason })
  return true
}

/** Tells of where a beneficiary is on the day, and by now. */
function touchBeneficiary(draft: Draft, id: string, day: string | null, { onArea }: Surroundings): void {
  if (!draft.beneficiaries.has(id)) throw notInRegister('beneficiary', id, null)
  const timeline: Timeline<HouseholdState | PlaceState> = draft.households.get(id) ?? draft.places.get(id) ?? []
  for (const state of [day === null ? undefined : stateOn(timeline, day), timeline.at(-1)?.state])
    if (state !== undefined) onArea(state.fields.area_code)
}

function touchHousehold(draft: Draft, id: string, day: string): void {
  const since = draft.touched.get(id)
  if (since === undefined || day < since) draft.touched.set(id, day)
}

/** False where that is how it stands on the day already. */
function put<State>(
  timelines: Map<string, Timeline<State>>,
  key: string,
  change: { valid_from: string; reason: string },
  state: State,
): boolean {
  const timeline = timelines.get(key) ?? []
  if (isSame(stateOn(timeline, change.valid_from), state)) return false
  timelines.set(key, withVersion(timeline, { validFrom: change.valid_from, state, reason: change.reason }))
  return true
}

function keep<State>(
  states: Map<string, State>,
  reasons: Map<string, string>,
  key: string,
  state: State,
  reason: string,
): boolean {
  if (isSame(states.get(key), state)) return false
  states.set(key, state)
  reasons.set(key, reason)
  return true
}

function recordOnce<Supporter>(
  draft: Draft,
  supporters: Map<string, Supporter>,
  id: string,
  supporter: Supporter,
): boolean {
  if (isSame(supporters.get(id), supporter)) return false
  if (draft.units.has(id) || draft.cadres.has(id)) throw supporterTaken(id)
  supporters.set(id, supporter)
  return true
}

function requireGiver(draft: Draft, giver: SupportState['giver']): void {
  if ('unit_id' in giver && !draft.units.has(giver.unit_id)) throw notInRegister('supporter', giver.unit_id, null)
  if ('cadre_id' in giver && !draft.cadres.has(giver.cadre_id)) throw notInRegister('supporter', giver.cadre_id, null)
}
