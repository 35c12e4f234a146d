import type { Transaction } from '@fundtrace/database'
import { deleteChunks } from '../../adapters/postgres/import-chunks.ts'
import { findSameImport, type ImportOrder, insertImport } from '../../adapters/postgres/import-repository.ts'
import { startJob } from '../jobs/run-job.ts'
import type { Officer } from '../officer.ts'
import { IMPORT_JOB } from './import-job.ts'

/**
 * Records the import of a file that was stored under its id, and the job that does it. A file that was taken in whole before changes
 * nothing again, whatever was corrected since: the new import names the old one and ends.
 */
export async function startImport(
  trx: Transaction,
  importId: string,
  order: ImportOrder,
  officer: Officer,
): Promise<{ import_id: string; job_id: string | null }> {
  const same = order.dry_run ? undefined : await findSameImport(trx, order)
  const state = same === undefined ? 'reading' : 'repeated'
  await insertImport(trx, { ...order, id: importId, state, repeats: same ?? null, recorded_by: officer.subject })
  if (same === undefined) {
    const jobId = await startJob(trx, IMPORT_JOB, importId, { areas: order.areas, officer })
    return { import_id: importId, job_id: jobId }
  }
  await deleteChunks(trx, importId)
  return { import_id: importId, job_id: null }
}
