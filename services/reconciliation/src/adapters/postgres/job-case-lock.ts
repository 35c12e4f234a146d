import type { Transaction } from '@fundtrace/database'

/** Moves of a job's cases go on beside each other. Until the end of the transaction no run is carried over them and no period is closed. */
export const shareCasesOfJobs = (trx: Transaction, jobIds: readonly string[]): Promise<void> =>
  lockEach(trx, 'pg_advisory_xact_lock_shared', jobIds)

/** Nobody else moves, carries or closes anything of the job until the end of the transaction. */
export const holdCasesOfJob = (trx: Transaction, jobId: string): Promise<void> =>
  lockEach(trx, 'pg_advisory_xact_lock', [jobId])

/** In one order for all, so that no two wait for each other. */
async function lockEach(trx: Transaction, lock: string, jobIds: readonly string[]): Promise<void> {
  for (const jobId of [...new Set(jobIds)].sort())
    await trx.raw(`SELECT ${lock}(hashtextextended('cases of ' || :jobId::text, 0))`, { jobId })
}
