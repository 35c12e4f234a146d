import { identityNumberFault } from '@fundtrace/personal-data'
import { isKnownArea, type KnownAreas } from './area.ts'
import { dayOfItem, readItemFacts } from './item.ts'
import type { RegisterChange } from './register-change.ts'
import { areaUnknown, dayInFuture, identityNumberWrong } from './register-errors.ts'

/**
 * What can be said of a list without the register: no day is after today (YYYY-MM-DD in Shanghai), every identity number is one, every
 * home is an area that is known on its day. What has been imported was checked row by row instead.
 */
export function checkChanges(
  changes: readonly RegisterChange[],
  today: string,
  areasOn: (day: string) => KnownAreas,
): void {
  for (const [index, change] of changes.entries()) {
    const day = dayOf(change)
    if (day !== null && day > today) throw dayInFuture(day, today)
    if (change.change === 'member_recorded') {
      const fault = identityNumberFault(change.identity_number, today)
      if (fault !== null) throw identityNumberWrong(index, fault)
    }
    const areaCode = newHome(change)
    if (areaCode !== null && day !== null && !isKnownArea(areasOn(day), areaCode)) throw areaUnknown(areaCode, day)
  }
}

/** On which something is told to be so; null where it is told of no day. */
export function dayOf(change: RegisterChange): string | null {
  if ('valid_from' in change) return change.valid_from
  if (change.change === 'item_recorded')
    return dayOfItem(change.kind, readItemFacts(change.item_id, change.kind, change.facts))
  return change.change === 'support_recorded' ? change.given_on : null
}

function newHome(change: RegisterChange): string | null {
  if ('household' in change) return change.household.area_code ?? null
  if ('village' in change) return change.village.area_code
  if ('enterprise' in change) return change.enterprise.area_code
  return 'project' in change ? change.project.area_code : null
}
