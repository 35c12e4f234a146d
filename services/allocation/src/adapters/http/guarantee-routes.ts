import { Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { findFaultsOfGuarantee } from '../../application/guarantees/check-guarantee.ts'
import {
  Checked,
  describeVersions,
  listOwn,
  readOwn,
  record,
  requireAreas,
  VersionQuery,
  Versions,
  withWholeAreas,
} from './guarantee-documents.ts'
import { GuaranteeDocument } from './guarantee-schema.ts'

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Guarantees']
const params = Type.Object({ guarantee_id: Slug })

export function guaranteeRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/guarantees',
    {
      config: FINANCE,
      schema: {
        operationId: 'recordGuarantee',
        summary: 'Record what a document guarantees across programmes, as the next version',
        tags: TAGS,
        body: GuaranteeDocument,
        response: { 201: GuaranteeDocument },
      },
    },
    idempotent(db, async (trx, request, caller) =>
      replyOf(await record(trx, 'guarantee', request.body, { request, caller })),
    ),
  )

  app.post(
    '/v1/guarantees/check',
    {
      config: FINANCE,
      schema: {
        operationId: 'checkGuarantee',
        summary: 'Everything that is wrong with a guarantee, before it is recorded; nothing is kept',
        tags: TAGS,
        body: GuaranteeDocument,
        response: { 200: Checked },
      },
    },
    async (request) => {
      requireAreas(callerOf(request), request.body)
      const errors = await findFaultsOfGuarantee(db, withWholeAreas(request.body))
      return { valid: errors.length === 0, errors }
    },
  )

  app.get(
    '/v1/guarantees',
    {
      config: READERS,
      schema: {
        operationId: 'listGuarantees',
        summary: 'The guarantees of my areas, each in its newest version',
        tags: TAGS,
        response: { 200: Type.Object({ guarantees: Type.Array(GuaranteeDocument) }) },
      },
    },
    async (request) => ({ guarantees: (await listOwn(db, 'guarantee', callerOf(request))).map(replyOf) }),
  )

  app.get(
    '/v1/guarantees/:guarantee_id',
    {
      config: READERS,
      schema: {
        operationId: 'getGuarantee',
        summary: 'One guarantee, in its newest version or the one that is named',
        tags: TAGS,
        params,
        querystring: VersionQuery,
        response: { 200: GuaranteeDocument },
      },
    },
    async (request) => {
      const asked = { id: request.params.guarantee_id, version: request.query.version, caller: callerOf(request) }
      return replyOf(await readOwn(db, 'guarantee', asked))
    },
  )

  app.get(
    '/v1/guarantees/:guarantee_id/versions',
    {
      config: READERS,
      schema: {
        operationId: 'listGuaranteeVersions',
        summary: 'Every version of a guarantee: which document, who recorded it and when',
        tags: TAGS,
        params,
        response: { 200: Versions },
      },
    },
    async (request) => describeVersions(db, 'guarantee', request.params.guarantee_id, callerOf(request)),
  )
}

/** It was checked against this schema when it was recorded. */
const replyOf = (document: object): GuaranteeDocument => document as GuaranteeDocument
