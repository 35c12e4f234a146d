import type { Database, Transaction } from '@fundtrace/database'
import { readClosedThrough } from '../../adapters/postgres/period-repository.ts'
import { periodClosed } from '../../domain/period-errors.ts'

/** `day`: the last one that a run speaks for, YYYY-MM-DD. A closed period takes no new run and no hand in the results of an old one. */
export async function requireOpenPeriod(db: Database | Transaction, jobId: string, day: string): Promise<void> {
  const closedThrough = await readClosedThrough(db, jobId)
  if (closedThrough !== null && day <= closedThrough) throw periodClosed(jobId, day, closedThrough)
}
