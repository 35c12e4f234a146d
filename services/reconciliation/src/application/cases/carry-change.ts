import type { Transaction } from '@fundtrace/database'
import { explainSettled, openUndone } from '../../adapters/postgres/change-carrying.ts'
import { isOvertaken } from '../../adapters/postgres/case-carrying.ts'
import { holdCasesOfJob } from '../../adapters/postgres/job-case-lock.ts'
import { movedBy } from '../../adapters/postgres/moved-by.ts'
import type { Person } from '../../domain/four-eyes.ts'
import type { CompletedRun } from '../../domain/job/run.ts'

/**
 * After an officer's hand in a completed run, in its transaction. What he matched is explained by him, and another accepts it; what he undid opens its case
 * or opens it again. Of a run that a later one has followed nothing changes: that one's breaks are the ones that stand.
 */
export async function carryChange(
  trx: Transaction,
  run: Pick<CompletedRun, 'number' | 'jobId' | 'asOf'>,
  change: number,
  officer: Person,
): Promise<void> {
  await holdCasesOfJob(trx, run.jobId)
  if (await isOvertaken(trx, run)) return
  await movedBy(trx, officer)
  await explainSettled(trx, run.number, change)
  await movedBy(trx, officer, run.number)
  await openUndone(trx, run.number, change)
}
