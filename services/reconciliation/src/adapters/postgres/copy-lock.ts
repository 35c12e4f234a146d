import type { Transaction } from '@fundtrace/database'

/** Taken by whoever adds to the copies of a fund: many may at once, until a run wants them to stand still. */
export const joinCopies = (trx: Transaction, fundId: string): Promise<void> =>
  lock(trx, 'pg_advisory_xact_lock_shared', fundId)

/**
 * Holds the copies of these funds still until the transaction ends, and other runs of these funds back. In the order of
 * their ids, so that two runs never wait for one another. What is read before this may be out of date.
 */
export async function freezeCopies(trx: Transaction, fundIds: readonly string[]): Promise<void> {
  for (const fundId of [...new Set(fundIds)].sort()) await lock(trx, 'pg_advisory_xact_lock', fundId)
}

async function lock(
  trx: Transaction,
  take: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
  fundId: string,
): Promise<void> {
  await trx.raw(`SELECT ${take}(hashtextextended('copies of ' || :fundId, 0))`, { fundId })
}
