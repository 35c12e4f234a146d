import { type Database, findFaults } from '@fundtrace/database'
import type { Check } from './service-definition.ts'

/** A check that is a query: each row it returns says in words, as `fault`, what breaks the rule; none is a pass. */
export async function checkFaults(db: Database, name: string, faultQuery: string): Promise<Check> {
  const faults = await findFaults(db, faultQuery)
  return { name, ok: faults.length === 0, detail: faults.length === 0 ? 'no row breaks it' : faults.join('; ') }
}
