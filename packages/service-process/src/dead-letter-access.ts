import type { Database } from '@fundtrace/database'
import { coversArea, requireArea } from '@fundtrace/http-server'
import { areaNone, fundUnknown } from './dead-letter-problems.ts'
import type { ServiceDefinition } from './service-definition.ts'

type AreaOfKey = ServiceDefinition['areaOfKey']
type WithAreas = Readonly<{ areas: readonly string[] }>

/**
 * A dead letter is a message about a fund: to give it up moves, or fails to move, that county's money. So it belongs to whoever
 * covers the fund's area, as everything else of the fund does; an administrator's role alone reaches nobody's events.
 *
 * The first message about a fund can be the very one that waits, and a forged key names no fund at all. Nobody can say whose
 * those are: they are for those who have a whole province, and not for one county to give up what may be another's.
 */
export async function requireKey(db: Database, areaOfKey: AreaOfKey, caller: WithAreas, key: string): Promise<void> {
  requireSomeArea(caller)
  const area = await areaOfKey(db, key)
  if (area !== undefined) requireArea(caller, area)
  else if (!hasProvince(caller)) throw fundUnknown(key, caller.areas)
}

/** Those of the keys whose letters the caller may see. There are as many as funds that stand still: few. */
export async function coveredKeys(
  db: Database,
  areaOfKey: AreaOfKey,
  caller: WithAreas,
  keys: readonly string[],
): Promise<string[]> {
  const covered: string[] = []
  for (const key of keys) {
    const area = await areaOfKey(db, key)
    if (area === undefined ? hasProvince(caller) : coversArea(caller.areas, area)) covered.push(key)
  }
  return covered
}

/** Without this, whoever has no area would read an empty list as good news. */
export function requireSomeArea(caller: WithAreas): void {
  if (caller.areas.length === 0) throw areaNone()
}

const hasProvince = ({ areas }: WithAreas): boolean => areas.some((area) => area.length === 2)
