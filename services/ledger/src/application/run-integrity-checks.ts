import type { Database } from '@fundtrace/database'
import type { Check } from '@fundtrace/service-process'
import { findFaults, INTEGRITY_RULES, type IntegrityRule } from '../adapters/postgres/integrity-queries.ts'
import { checkSeal } from './seal/check-seal.ts'

/** Asks the stored rows of every fund whether each rule holds; a fault is named in words. */
export async function runIntegrityChecks(db: Database): Promise<Check[]> {
  const checks: Check[] = []
  for (const rule of Object.keys(INTEGRITY_RULES) as IntegrityRule[]) {
    const faults = await findFaults(db, rule)
    checks.push({
      name: `ledger: ${rule.replaceAll('_', ' ')}`,
      ok: faults.length === 0,
      detail: faults.length === 0 ? 'holds in every fund' : faults.join('; '),
    })
  }
  return [...checks, ...(await checkSeal(db))]
}
