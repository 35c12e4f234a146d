import { Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, coversArea, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { findProgrammeFaults, recordProgramme } from '../../application/programmes/record-programme.ts'
import { explainProgramme } from '../../domain/programme/explain-programme.ts'
import { readProgramme } from '../../domain/programme/read-programme.ts'
import {
  type RecordedDocument,
  readNewestVersions,
  readVersion,
  readVersions,
} from '../postgres/programme-repository.ts'
import { officerOf } from './officer-of.ts'
import { requireProgrammeAreas, withNormalAreas } from './programme-areas.ts'
import { ProgrammeDocument } from './programme-schema.ts'

const Version = Type.Integer({ minimum: 1, maximum: 32_767 })
const ProgrammeParams = Type.Object({ programme_id: Slug })
const VersionQuery = Type.Object({ version: Type.Optional(Version) })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Fault = Type.Object({ path: Type.String(), value: Type.Unknown(), reason: Words, expected: Type.Unknown() })

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Programmes']

export function programmeRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/programmes',
    {
      config: FINANCE,
      schema: {
        operationId: 'recordProgramme',
        summary: 'Record what a document says, as the next version of its programme',
        tags: TAGS,
        body: ProgrammeDocument,
        response: { 201: ProgrammeDocument },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      requireProgrammeAreas(caller, request.body)
      return replyOf(await recordProgramme(trx, withNormalAreas(request.body), officerOf(request, caller)))
    }),
  )

  app.post(
    '/v1/programmes/check',
    {
      config: FINANCE,
      schema: {
        operationId: 'checkProgramme',
        summary: 'Everything that is wrong with a document, before it is recorded; nothing is kept',
        tags: TAGS,
        body: ProgrammeDocument,
        response: { 200: Type.Object({ valid: Type.Boolean(), errors: Type.Array(Fault) }) },
      },
    },
    async (request) => {
      requireProgrammeAreas(callerOf(request), request.body)
      const errors = await findProgrammeFaults(db, withNormalAreas(request.body))
      return { valid: errors.length === 0, errors: [...errors] }
    },
  )

  app.get(
    '/v1/programmes',
    {
      config: READERS,
      schema: {
        operationId: 'listProgrammes',
        summary: 'The programmes of my areas, each in its newest version',
        tags: TAGS,
        response: { 200: Type.Object({ programmes: Type.Array(ProgrammeDocument) }) },
      },
    },
    async (request) => {
      const prefixes = areaPrefixes(callerOf(request))
      const versions = await readNewestVersions(db)
      return {
        programmes: versions
          .filter((version) => coversArea(prefixes, version.area_code))
          .map(({ document }) => replyOf(document)),
      }
    },
  )

  app.get(
    '/v1/programmes/:programme_id',
    {
      config: READERS,
      schema: {
        operationId: 'getProgramme',
        summary: 'One programme, in its newest version or the one that is named',
        tags: TAGS,
        params: ProgrammeParams,
        querystring: VersionQuery,
        response: { 200: ProgrammeDocument },
      },
    },
    async (request) => {
      const { document, area_code } = await readVersion(db, request.params.programme_id, request.query.version)
      requireArea(callerOf(request), area_code)
      return replyOf(document)
    },
  )

  app.get(
    '/v1/programmes/:programme_id/versions',
    {
      config: READERS,
      schema: {
        operationId: 'listProgrammeVersions',
        summary: 'Every version of a programme: which document, who recorded it and when',
        tags: TAGS,
        params: ProgrammeParams,
        response: {
          200: Type.Object({
            versions: Type.Array(
              Type.Object({
                version: Version,
                document_number: Text(100),
                document_sha256: Text(64),
                recorded_by: Text(200),
                recorded_at: Type.String({ format: 'date-time' }),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { area_code } = await readVersion(db, request.params.programme_id)
      requireArea(callerOf(request), area_code)
      const versions = await readVersions(db, request.params.programme_id)
      return {
        versions: versions.map(({ version, document, document_sha256, recorded_by, recorded_at }) => ({
          version,
          document_number: document.document_number,
          document_sha256,
          recorded_by,
          recorded_at: recorded_at.toISOString(),
        })),
      }
    },
  )

  app.get(
    '/v1/programmes/:programme_id/explained',
    {
      config: READERS,
      schema: {
        operationId: 'explainProgramme',
        summary: 'What a programme says, in sentences',
        tags: TAGS,
        params: ProgrammeParams,
        querystring: VersionQuery,
        response: { 200: Type.Object({ programme_id: Slug, version: Version, sentences: Type.Array(Words) }) },
      },
    },
    async (request) => {
      const { document, area_code, version } = await readVersion(db, request.params.programme_id, request.query.version)
      requireArea(callerOf(request), area_code)
      return { programme_id: document.id, version, sentences: [...explainProgramme(readProgramme(document))] }
    },
  )
}

/** It was checked against this schema when it was recorded. */
const replyOf = (document: RecordedDocument): ProgrammeDocument => document as ProgrammeDocument
