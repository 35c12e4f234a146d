import type { Database } from '@fundtrace/database'
import type { Check } from './service-definition.ts'

const FAULTS_SHOWN_MAX = 10

/** A check that is a query: each row it returns says in words, as `fault`, what breaks the rule; none is a pass. */
export async function checkFaults(db: Database, name: string, faultQuery: string): Promise<Check> {
  const { rows } = await db.raw<{ rows: { fault: string }[] }>(
    `SELECT fault FROM (${faultQuery}) faults LIMIT ${FAULTS_SHOWN_MAX}`,
  )
  const faults = rows.map((row) => row.fault)
  return { name, ok: faults.length === 0, detail: faults.length === 0 ? 'no row breaks it' : faults.join('; ') }
}
