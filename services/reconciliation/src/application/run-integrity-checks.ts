import type { Database } from '@fundtrace/database'
import type { Check } from '@fundtrace/service-process'
import { findFaults, INTEGRITY_RULES, type IntegrityRule } from '../adapters/postgres/integrity-queries.ts'

/** Asks the stored statements and runs whether each rule holds; a fault is named in words. */
export async function runIntegrityChecks(db: Database): Promise<Check[]> {
  const checks: Check[] = []
  for (const rule of Object.keys(INTEGRITY_RULES) as IntegrityRule[]) {
    const faults = await findFaults(db, rule)
    checks.push({
      name: `reconciliation: ${rule}`,
      ok: faults.length === 0,
      detail: faults.length === 0 ? 'holds for every statement and run' : faults.join('; '),
    })
  }
  return checks
}
