import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@fundtrace/database'
import { idempotencyMigrations } from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { generateKeyRingFile, type KeyRing, loadKeyRing } from '@fundtrace/personal-data'
import { createTestDatabase } from '@fundtrace/test-support'
import { listFaults } from '../src/adapters/postgres/import-faults.ts'
import { type ImportOrder, type ImportRecord, readImport } from '../src/adapters/postgres/import-repository.ts'
import { importJob } from '../src/application/import/import-job.ts'
import { startImport } from '../src/application/import/start-import.ts'
import { storeUpload } from '../src/application/import/store-upload.ts'
import { runJob } from '../src/application/jobs/run-job.ts'
import type { Fault } from '../src/domain/import/fault.ts'
import { VILLAGES } from './planted-register.ts'

export const OFFICER = { subject: 'finance-441802-li', actingFor: null, correlationId: 'import-test' }
export const DAY = '2016-06-30'

export type ImportPlace = Readonly<{
  db: Database
  owner: Database
  url: string
  keys: string
  ring: KeyRing
  close: () => Promise<void>
}>

/** The allocation database with the villages of Qingcheng in its list of areas. */
export async function openImportPlace(): Promise<ImportPlace> {
  const path = fileURLToPath(new URL('../migrations', import.meta.url))
  const migrations = [messagingMigrations, idempotencyMigrations, { name: 'allocation', path }]
  const database = await createTestDatabase('allocation', { migrations })
  const db = connect(database.appUrl, { application: 'import test' })
  const owner = connect(database.ownerUrl, { application: 'import test owner', connectionsMax: 2 })
  const keys = generateKeyRingFile()
  await listVillages(db)
  const close = async (): Promise<void> => void (await Promise.all([db.destroy(), owner.destroy()]))
  return { db, owner, url: database.appUrl, keys, ring: loadKeyRing(keys), close }
}

export const listVillages = (db: Database): Promise<void> =>
  db.transaction(async (trx) => {
    await trx.raw(
      `INSERT INTO register_revisions (revision, kind, reason, recorded_by)
       SELECT coalesce(max(revision), 0) + 1, 'areas', 'test', 'test' FROM register_revisions`,
    )
    await trx.raw(
      `INSERT INTO area_versions (code, valid_from, revision, name, state, reason)
       SELECT code, date '2000-01-01', (SELECT max(revision) FROM register_revisions), '区划' || code, 'active', 'test'
         FROM unnest(:codes::text[]) AS code`,
      { codes: [...new Set(VILLAGES.flatMap((code) => [code.slice(0, 9), code]))] },
    )
  })

export type Sent = Readonly<{ importId: string; jobId: string | null }>

/** Stores the file and records its import; nothing runs yet. */
export async function sendFile(
  place: Pick<ImportPlace, 'db' | 'ring'>,
  file: Uint8Array | AsyncIterable<Uint8Array>,
  order: Partial<ImportOrder> = {},
): Promise<Sent> {
  const importId = randomUUID()
  const upload = await storeUpload(place.db, place.ring, importId, file instanceof Uint8Array ? [file] : file)
  const { job_id: jobId } = await place.db.transaction((trx) =>
    startImport(
      trx,
      importId,
      {
        file_sha256: upload.sha256,
        file_bytes: upload.bytes,
        valid_from: DAY,
        dry_run: false,
        take: 'all',
        synthetic: true,
        control_households: null,
        control_people: null,
        areas: ['441802'],
        ...order,
      },
      OFFICER,
    ),
  )
  return { importId, jobId }
}

/** To its end, in this process. A fault of ours is thrown. */
export async function workAt(place: Pick<ImportPlace, 'db' | 'ring'>, jobId: string): Promise<void> {
  let broken: unknown
  await runJob(
    {
      db: place.db,
      handlers: [importJob(place.ring)],
      isStopping: () => false,
      onFault: (error) => {
        broken = error
      },
    },
    jobId,
  )
  if (broken !== undefined) throw broken
}

export type Imported = Readonly<{ record: ImportRecord; faults: readonly Fault[] }>

export async function importFile(
  place: ImportPlace,
  file: Uint8Array | AsyncIterable<Uint8Array>,
  order: Partial<ImportOrder> = {},
): Promise<Imported> {
  const { importId, jobId } = await sendFile(place, file, order)
  if (jobId !== null) await workAt(place, jobId)
  return readImported(place.db, importId)
}

export async function readImported(db: Database, importId: string): Promise<Imported> {
  return { record: await readImport(db, importId), faults: await listFaults(db, importId, { after: '', limit: 1_000 }) }
}

/** '<row> <code>' in order of rows. */
export const told = (faults: readonly Fault[]): string[] => faults.map(({ row, code }) => `${row} ${code}`)
