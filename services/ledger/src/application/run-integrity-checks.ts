import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'
import { INTEGRITY_RULES } from '../adapters/postgres/integrity-queries.ts'
import { checkSeal } from './seal/check-seal.ts'

/** Asks the stored rows of every fund whether each rule holds; a fault is named in words. */
export async function runIntegrityChecks(db: Database): Promise<Check[]> {
  const checks: Check[] = []
  for (const [rule, faults] of Object.entries(INTEGRITY_RULES))
    checks.push(await checkFaults(db, `ledger: ${rule.replaceAll('_', ' ')}`, faults))
  return [...checks, ...(await checkSeal(db))]
}
