import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import {
  type App,
  areaPrefixes,
  type Caller,
  callerOf,
  idempotent,
  installStreamedBodies,
  requireArea,
  streamedFileBody,
} from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { faultsAsCsv, faultsAsWorkbook } from '../../application/import/fault-report.ts'
import { importTemplate } from '../../application/import/import-template.ts'
import { startImport } from '../../application/import/start-import.ts'
import { storeUpload, type Upload } from '../../application/import/store-upload.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { importDayInFuture, importStillAtWork } from '../../domain/import/import-errors.ts'
import { deleteUnclaimedChunks } from '../postgres/import-chunks.ts'
import { listFaults } from '../postgres/import-faults.ts'
import { type ImportRecord, listImports, readImport } from '../postgres/import-repository.ts'
import { FaultReply, ImportQuery, ImportReply, toFaultReply, toImportReply } from './import-schemas.ts'
import { officerOf } from './officer-of.ts'
import { MEDIA_TYPE, sendFile } from './report-file.ts'

type Parts = Readonly<{ db: Database; ring: KeyRing; runJob: (jobId: string) => void }>

const READERS = { access: { roles: ['finance', 'audit'] } } as const
const TAGS = ['Register']
const ImportParams = Type.Object({ import_id: Uuid })
/** What the preHandler has stored of a request. */
const UPLOAD = 'fundtrace upload'

/** The register out of a file: uploaded, checked and taken in by a job, with every fault told. */
export function importRoutes(app: App, parts: Parts): void {
  void app.register(async (scope: App) => {
    installStreamedBodies(scope)
    uploadRoute(scope, parts)
  })
  readingRoutes(app, parts)
}

function uploadRoute(app: App, { db, ring, runJob }: Parts): void {
  app.decorateRequest(UPLOAD, null)
  app.post(
    '/v1/register/imports',
    {
      config: {
        access: {
          roles: ['finance'],
          everywhere: 'a file is taken in for its sender; each row is held against his areas',
        },
      },
      schema: {
        operationId: 'importRegister',
        summary: 'Check a file of households and their members, and take it into the register of my areas',
        description:
          'XLSX, or CSV in UTF-8 or GB18030; one row per person; docs/register-import.md has the columns. Every fault is told with its row. What is taken in is what the file says of each of its households from that day on; households that it does not name stay as they are.',
        tags: TAGS,
        querystring: ImportQuery,
        body: streamedFileBody('The file, of at most 200 MiB'),
        response: { 201: ImportReply },
      },
      preHandler: async (request) => {
        const today = todayInShanghai()
        if (request.query.valid_from > today) throw importDayInFuture(request.query.valid_from, today)
        if (!(request.body instanceof Readable)) return
        const upload = await storeUpload(db, ring, randomUUID(), request.body)
        request.setDecorator<Upload>(UPLOAD, upload)
        request.body = { sha256: upload.sha256, bytes: upload.bytes }
      },
      errorHandler: async (error, request) => {
        const upload = request.getDecorator<Upload | null>(UPLOAD)
        if (upload !== null) await deleteUnclaimedChunks(db, upload.importId)
        throw error
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const upload = request.getDecorator<Upload>(UPLOAD)
        const { control_households = null, control_people = null, ...asked } = request.query
        const order = {
          ...asked,
          control_households,
          control_people,
          file_sha256: upload.sha256,
          file_bytes: upload.bytes,
          areas: areaPrefixes(caller),
        }
        return startImport(trx, upload.importId, order, officerOf(request, caller))
      },
      {
        respond: async ({ import_id, job_id }, request) => {
          await deleteUnclaimedChunks(db, request.getDecorator<Upload>(UPLOAD).importId)
          if (job_id !== null) runJob(job_id)
          return toImportReply(await readImport(db, import_id))
        },
      },
    ),
  )
}

function readingRoutes(app: App, { db }: Parts): void {
  app.get(
    '/v1/register/import-template.xlsx',
    {
      config: READERS,
      schema: {
        operationId: 'downloadImportTemplate',
        summary: 'An empty table for the register, with what its columns take',
        tags: TAGS,
        produces: [MEDIA_TYPE.xlsx],
      },
    },
    async (_request, reply) => sendFile(reply, { format: 'xlsx', name: 'register', body: await importTemplate() }),
  )

  app.get(
    '/v1/register/imports',
    {
      config: READERS,
      schema: {
        operationId: 'listRegisterImports',
        summary: 'The imports of my areas, newest first, before the cursor',
        tags: TAGS,
        querystring: Type.Object({
          before: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 20 }),
        }),
        response: { 200: Type.Object({ imports: Type.Array(ImportReply) }) },
      },
    },
    async (request) => {
      const { before = null, limit } = request.query
      const records = await listImports(db, { prefixes: areaPrefixes(callerOf(request)), before, limit })
      return { imports: records.map(toImportReply) }
    },
  )

  app.get(
    '/v1/register/imports/:import_id',
    {
      config: READERS,
      schema: {
        operationId: 'getRegisterImport',
        summary: 'How far an import has come, and what came of it',
        tags: TAGS,
        params: ImportParams,
        response: { 200: ImportReply },
      },
    },
    async (request) => toImportReply(await readOwnImport(db, callerOf(request), request.params.import_id)),
  )

  app.get(
    '/v1/register/imports/:import_id/faults',
    {
      config: READERS,
      schema: {
        operationId: 'listImportFaults',
        summary: 'Everything that is wrong with the file, by row after the cursor',
        tags: TAGS,
        params: ImportParams,
        querystring: Type.Object({
          after: Type.String({ pattern: '^(\\d{1,10}\\.[a-z_]{0,40}\\.[A-Z_]{1,60})?$', default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ faults: Type.Array(FaultReply) }) },
      },
    },
    async (request) => {
      const { id } = await readCheckedImport(db, callerOf(request), request.params.import_id)
      return { faults: (await listFaults(db, id, request.query)).map(toFaultReply) }
    },
  )

  for (const { operationId, format, write } of REPORTS) {
    app.get(
      `/v1/register/imports/:import_id/faults.${format}`,
      {
        config: READERS,
        schema: {
          operationId,
          summary: `Everything that is wrong with the file, as ${format.toUpperCase()}`,
          tags: TAGS,
          params: ImportParams,
          produces: [MEDIA_TYPE[format]],
        },
      },
      async (request, reply) => {
        const { import_id: importId } = request.params as { import_id: string }
        const { id } = await readCheckedImport(db, callerOf(request), importId)
        return sendFile(reply, { format, name: `import-${id}-faults`, body: write(db, id) })
      },
    )
  }
}

const REPORTS = [
  { operationId: 'downloadImportFaultsCsv', format: 'csv', write: faultsAsCsv },
  { operationId: 'downloadImportFaultsXlsx', format: 'xlsx', write: faultsAsWorkbook },
] as const

/** Faults are found in another order than that of the rows: before the last check a list would miss some. */
async function readCheckedImport(db: Database, caller: Caller, id: string): Promise<ImportRecord> {
  const record = await readOwnImport(db, caller, id)
  if (['reading', 'comparing', 'judging'].includes(record.state)) throw importStillAtWork(id, record.state)
  return record
}

/** Of areas that the caller covers, every one. */
async function readOwnImport(db: Database, caller: Caller, id: string): Promise<ImportRecord> {
  const record = await readImport(db, id)
  for (const area of record.areas) requireArea(caller, area)
  return record
}
