import type { Transaction } from '@fundtrace/database'
import {
  hasOlderFile,
  insertCarriedRun,
  isCarried,
  isOvertaken,
  joinInSets,
  openCases,
  seeCasesAgain,
} from '../../adapters/postgres/case-carrying.ts'
import { healCases, type LocatedRow } from '../../adapters/postgres/case-healing.ts'
import { holdCasesOfJob } from '../../adapters/postgres/job-case-lock.ts'
import { movedBy } from '../../adapters/postgres/moved-by.ts'
import type { CompletedRun } from '../../domain/job/run.ts'
import { requireOpenPeriod } from '../periods/require-open-period.ts'

/**
 * Carries the cases of a job over a run that found what it found, in the transaction that completes it: new breaks open cases, breaks that are there again
 * are seen, those that had healed or are not as they were explained are reopened, and cases that the run looked for and did not find heal.
 *
 * A run is carried once; one that speaks for an earlier day than a run that was carried before says nothing about today and changes nothing.
 * One that reads an older file than a run before it opens and reopens, and heals nothing.
 * `located`: where the rows of unfound cases stand now, as `locateRows` gives it; null where nobody looked.
 */
export async function carryCases(
  trx: Transaction,
  run: CompletedRun,
  located: readonly LocatedRow[] | null = null,
): Promise<void> {
  await holdCasesOfJob(trx, run.jobId)
  if (await isCarried(trx, run.number)) return
  await requireOpenPeriod(trx, run.jobId, run.asOf)
  if (await isOvertaken(trx, run)) {
    await insertCarriedRun(trx, run, { overtaken: true, opened: 0, seen: 0, reopened: 0, healed: 0 })
    return
  }
  await movedBy(trx, { subject: run.askedBy, actingFor: run.askedFor }, run.number)
  await joinInSets(trx)
  const { seen, reopened } = await seeCasesAgain(trx, run)
  const opened = await openCases(trx, run)
  const healed = (await hasOlderFile(trx, run)) ? 0 : await healCases(trx, run, located)
  await insertCarriedRun(trx, run, { overtaken: false, opened, seen, reopened, healed })
}
