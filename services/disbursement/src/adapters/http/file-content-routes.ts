import { Readable } from 'node:stream'
import { fileTypeOf } from '@fundtrace/bank-formats'
import { Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, keepUnmaskedRead } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { fileNotReleased, fileStateWrong } from '../../domain/outgoing-file-errors.ts'
import { countPeople } from '../postgres/outgoing-file-view.ts'
import { readContent } from '../postgres/read-content.ts'
import { type BankFormats, formatOf } from './bank-format.ts'
import { FileParams } from './outgoing-file-schemas.ts'
import { readOwnFile } from './own-file.ts'

const TAGS = ['Bank files']

/** The bytes of bank files, and in which formats there can be any. */
export function fileContentRoutes(
  app: App,
  { db, ring, formats }: { db: Database; ring: KeyRing; formats: BankFormats },
): void {
  app.get(
    '/v1/files/:file_id/content',
    {
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'downloadBankFile',
        summary: 'A released bank file as it was written, with names and accounts in clear; who reads it is kept',
        description:
          'Before its release only to be looked at, with inspect=true: whoever releases it should know what he lets out.',
        tags: TAGS,
        params: FileParams,
        querystring: Type.Object({ inspect: Type.Boolean({ default: false }) }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { inspect } = request.query
      const file = await readOwnFile(db, caller, request.params.file_id)
      const { content } = file
      if (content === null || file.state === 'discarded') throw fileStateWrong(file.id, file.state, 'read')
      if (file.state !== 'released' && !inspect) throw fileNotReleased(file.id, file.state)
      await db.transaction(async (trx) =>
        keepUnmaskedRead(trx, {
          caller,
          correlationId: request.id,
          what: 'bank_file',
          subject: file.id,
          shown: await countPeople(trx, file.id),
          purpose: file.state === 'released' ? 'download' : 'inspection before release',
        }),
      )
      const { extension, mediaType } = fileTypeOf(formatOf(formats, file.format))
      const name = `${file.state === 'released' ? '' : 'not-released-'}${file.format}-${file.id}.${extension}`
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-length', content.sizeBytes)
        .header('digest', `sha-256=${Buffer.from(content.sha256, 'hex').toString('base64')}`)
        .header('cache-control', 'no-store')
        .type(mediaType)
        .send(Readable.from(readContent(db, ring, file, content)))
    },
  )

  app.get(
    '/v1/bank-formats',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listBankFormats',
        summary: 'The formats in which bank files are written: messages of ISO 20022 and the templates of agent banks',
        tags: TAGS,
        response: {
          200: Type.Object({
            formats: Type.Array(
              Type.Object({ format: Text(60), title_zh: Text(60), title_en: Text(60), extension: Text(10) }),
            ),
          }),
        },
      },
    },
    async () => ({
      formats: [...formats].map(([name, format]) => ({
        format: name,
        title_zh: format.kind === 'pain.001' ? `ISO 20022 支付指令 ${name}` : format.template.title.zh,
        title_en: format.kind === 'pain.001' ? `ISO 20022 ${name}` : format.template.title.en,
        extension: fileTypeOf(format).extension,
      })),
    }),
  )
}
