import { endImport, readImport } from '../../adapters/postgres/import-repository.ts'
import { deleteChunks } from '../../adapters/postgres/import-chunks.ts'
import { deleteRows } from '../../adapters/postgres/import-rows.ts'
import type { KeyRing } from '@fundtrace/personal-data'
import type { JobHandler } from '../jobs/run-job.ts'
import { applyImport } from './apply-import.ts'
import { compareImport } from './compare-import.ts'
import { judgeImport } from './judge-import.ts'
import { readImportFile } from './read-import-file.ts'

export const IMPORT_JOB = 'register_import'

/**
 * Reading (each row by itself), comparing (rows with each other and with the register), judging (each household), applying. Where it
 * stands is in the import's own row, committed with every page: whoever takes the job up goes on from there.
 */
export const importJob = (ring: KeyRing): JobHandler => ({
  kind: IMPORT_JOB,
  run: async (work) => {
    let record = await readImport(work.db, work.job.subject_id)
    if (record.state === 'reading') record = await readImportFile(work, ring, record)
    if (record.state === 'comparing') record = await compareImport(work, record)
    if (record.state === 'judging') record = await judgeImport(work, ring, record)
    if (record.state === 'applying') await applyImport(work, ring, record)
  },
  refused: async (trx, { subject_id }, problem) => {
    await deleteChunks(trx, subject_id)
    await deleteRows(trx, subject_id)
    await endImport(trx, subject_id, 'failed', problem)
  },
})
