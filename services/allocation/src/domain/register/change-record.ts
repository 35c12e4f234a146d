import { dayOfItem, readItemFacts } from './item.ts'
import type { ItemState, SupportState } from './known-register.ts'
import type { UndatedChange } from './register-change.ts'
import { itemFactsInvalid, notInRegister, subjectDiffers } from './register-errors.ts'

type ItemChange = Extract<UndatedChange, { change: `item_${string}` }>
type SupportChange = Extract<UndatedChange, { change: `support_${string}` }>

/** An item as it is known from now on; whose it is and of which kind never changes. */
export function changeItem(current: ItemState | undefined, change: ItemChange): ItemState {
  if (change.change === 'item_withdrawn') {
    if (current === undefined) throw notInRegister('item', change.item_id, null)
    return { ...current, withdrawn: true }
  }
  const { item_id: id, kind, beneficiary_id: beneficiaryId, person_id: personId, ended_on: endedOn } = change
  if (current !== undefined && (current.kind !== kind || current.beneficiaryId !== beneficiaryId))
    throw subjectDiffers('item', id)
  const facts = readItemFacts(id, kind, change.facts)
  const since = dayOfItem(kind, facts)
  if (endedOn !== null && endedOn < since)
    throw itemFactsInvalid(id, kind, [{ fact: 'ended_on', expected: `not before ${since}` }])
  return { kind, beneficiaryId, personId, endedOn, facts, withdrawn: false }
}

export function changeSupport(current: SupportState | undefined, change: SupportChange): SupportState {
  if (change.change === 'support_withdrawn') {
    if (current === undefined) throw notInRegister('support', change.support_id, null)
    return { ...current, withdrawn: true }
  }
  if (current !== undefined && current.beneficiaryId !== change.beneficiary_id)
    throw subjectDiffers('support', change.support_id)
  return {
    beneficiaryId: change.beneficiary_id,
    giver: change.giver,
    funderId: change.funder_id,
    amount: change.amount,
    givenOn: change.given_on,
    kind: change.kind,
    countsIn: change.counts_in,
    withdrawn: false,
  }
}
