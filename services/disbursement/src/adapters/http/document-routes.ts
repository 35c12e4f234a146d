import { Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, fileBody, idempotent, keepUnmaskedRead, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { DOCUMENT_BYTES_MAX, keepDocument, openDocument } from '../../application/keep-document.ts'
import { documentUnknown } from '../../domain/document-errors.ts'
import { awardOfHousehold } from '../../domain/project-errors.ts'
import { DOCUMENT_KINDS } from '../../domain/project-stage.ts'
import { listDocuments, readUsedDocument } from '../postgres/document-repository.ts'
import { readAwardOfFund } from '../postgres/stage-repository.ts'
import { officerOf } from './officer-of.ts'

const TAGS = ['Documents']
const AwardParams = Type.Object({ award_id: Uuid })
const DocumentParams = Type.Object({ award_id: Uuid, document_id: Uuid })
const Kind = Type.Enum([...DOCUMENT_KINDS])
const FILE = { id: Uuid, sha256: Text(64), size_bytes: Type.Integer(), media_type: Text(100) }

/** Vouchers, acceptances, contracts, invoices and reports of progress of award lines to projects and enterprises. */
export function documentRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/awards/:award_id/documents',
    {
      bodyLimit: DOCUMENT_BYTES_MAX,
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'keepDocument',
        summary: 'Keep a document of an award, at most 20 MiB, sealed; the same bytes again are the same document',
        tags: TAGS,
        params: AwardParams,
        querystring: Type.Object({ kind: Kind }),
        body: fileBody('application/octet-stream', 'A PDF, OFD, PNG, JPEG, TIFF, XLSX or DOCX'),
        response: { 201: Type.Object({ ...FILE, kind: Kind }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const award = await readAwardOfFund(trx, request.params.award_id)
      requireArea(caller, award.area_code)
      if (award.beneficiary_kind === 'household') throw awardOfHousehold(award.id)
      const { kind } = request.query
      const order = { awardId: award.id, kind, content: request.body }
      return { ...(await keepDocument(trx, ring, order, officerOf(request, caller))), kind }
    }),
  )

  app.get(
    '/v1/awards/:award_id/documents',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listDocuments',
        summary: 'The documents of an award, with who presented them; not what is in them',
        tags: TAGS,
        params: AwardParams,
        response: {
          200: Type.Object({
            documents: Type.Array(
              Type.Object({
                ...FILE,
                kind: Kind,
                used_by: Text(200),
                used_for: Type.Union([Type.Null(), Text(200)]),
                used_at: Text(40),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const award = await readAwardOfFund(db, request.params.award_id)
      requireArea(callerOf(request), award.area_code)
      return { documents: await listDocuments(db, award.id) }
    },
  )

  app.get(
    '/v1/awards/:award_id/documents/:document_id/content',
    {
      config: { access: { roles: ['treasury', 'audit'] } },
      schema: {
        operationId: 'downloadDocument',
        summary: 'A document as it was presented; who reads it is kept on record',
        tags: TAGS,
        params: DocumentParams,
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { award_id, document_id } = request.params
      const award = await readAwardOfFund(db, award_id)
      requireArea(caller, award.area_code)
      const { document, content } = await db.transaction(async (trx) => {
        const used = await readUsedDocument(trx, award.id, document_id)
        if (used === undefined) throw documentUnknown(document_id)
        const shown = [{ area: award.area_code, count: 1 }]
        await keepUnmaskedRead(trx, { caller, correlationId: request.id, what: 'document', subject: used.id, shown })
        return { document: used, content: await openDocument(trx, ring, used) }
      })
      return reply
        .header('content-disposition', `attachment; filename="document-${document.id}"`)
        .header('digest', `sha-256=${Buffer.from(document.sha256, 'hex').toString('base64')}`)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .type(document.media_type)
        .send(content)
    },
  )
}
