import { Readable } from 'node:stream'
import { Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, keepUnmaskedRead, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { storedIncomingFile } from '../../application/incoming-file-store.ts'
import { readFund } from '../postgres/award-repository.ts'
import { listIncomingFiles, readFileView } from '../postgres/incoming-file-repository.ts'
import { IncomingFileReply, toFileReply } from './incoming-file-schemas.ts'

const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Bank files in']

/** What has come from the banks, and the bytes of it. */
export function incomingFileReadingRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.get(
    '/v1/bank-files/:file_id/content',
    {
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'downloadIncomingFile',
        summary: "A bank's file as it came, with names and accounts in clear; who reads it is kept",
        tags: TAGS,
        params: Type.Object({ file_id: Uuid }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const file = await readFileView(db, request.params.file_id)
      const { area_code: area } = await readFund(db, file.fund_id)
      requireArea(caller, area)
      await db.transaction((trx) =>
        keepUnmaskedRead(trx, {
          caller,
          correlationId: request.id,
          what: 'incoming_file',
          subject: file.id,
          shown: [{ area, count: Math.max(1, file.done) }],
          purpose: 'download',
        }),
      )
      return reply
        .header('content-disposition', `attachment; filename="${file.format}-${file.id}"`)
        .header('content-length', file.bytes)
        .header('digest', `sha-256=${Buffer.from(file.sha256, 'hex').toString('base64')}`)
        .header('cache-control', 'no-store')
        .type('application/octet-stream')
        .send(Readable.from(storedIncomingFile(db, ring, file.id, file.bytes).read(0, file.bytes)))
    },
  )

  app.get(
    '/v1/bank-files/:file_id',
    {
      config: READERS,
      schema: {
        operationId: 'getIncomingFile',
        summary: "A bank's file: how far it is taken, and what came of it",
        tags: TAGS,
        params: Type.Object({ file_id: Uuid }),
        response: { 200: IncomingFileReply },
      },
    },
    async (request) => {
      const file = await readFileView(db, request.params.file_id)
      requireArea(callerOf(request), (await readFund(db, file.fund_id)).area_code)
      return toFileReply(file)
    },
  )

  app.get(
    '/v1/funds/:fund_id/bank-files',
    {
      config: READERS,
      schema: {
        operationId: 'listIncomingFiles',
        summary: 'The files that banks sent of a fund, newest first',
        tags: TAGS,
        params: Type.Object({ fund_id: Slug }),
        querystring: Type.Object({
          batch_id: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ files: Type.Array(IncomingFileReply) }) },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      requireArea(callerOf(request), fund.area_code)
      const { batch_id = null, limit } = request.query
      const files = await listIncomingFiles(db, { fundId: fund.id, batchId: batch_id, limit })
      return { files: files.map(toFileReply) }
    },
  )
}
