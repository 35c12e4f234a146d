import { Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, requireArea, ROLES } from '@fundtrace/http-server'
import Type from 'typebox'
import { revokeOfficer } from '../../application/change-officer.ts'
import { officerUnknown } from '../../domain/access-errors.ts'
import { isActive } from '../../domain/officer.ts'
import { shanghaiDayOf } from '../../domain/shanghai-day.ts'
import { findOfficer, listOfficers, listVersions } from '../postgres/officer-repository.ts'
import {
  OfficerFields,
  OfficerReply,
  OrNull,
  Page,
  SubjectParams,
  toOfficerReply,
  WithReason,
} from './access-schemas.ts'
import { orderOf } from './order-of.ts'

const ADMIN = { access: { roles: ['admin'] } } as const
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Officers']

const Colleague = Type.Object({ subject: Type.String(), name: Type.String(), roles: OfficerFields.roles })
const VersionReply = Type.Object({
  ...OfficerReply.properties,
  kind: Type.Enum(['first', 'approved', 'revoked']),
  reason: Type.String(),
  made_by: Type.String({ description: 'who approved or revoked' }),
  made_for: OrNull(Type.String()),
  made_at: Type.String({ format: 'date-time' }),
  change_id: OrNull(Uuid),
})

/** Who the officers are, were, and are no more. */
export function officerRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/me',
    {
      config: { access: { roles: [...ROLES] } },
      schema: {
        operationId: 'getMyself',
        summary: 'What I may do, by what was approved',
        tags: TAGS,
        response: {
          200: Type.Object({
            subject: Type.String(),
            name: Type.String(),
            roles: OfficerFields.roles,
            areas: OfficerFields.areas,
            acting_for: OrNull(Type.String()),
          }),
        },
      },
    },
    async (request) => {
      const { subject, name, roles, areas, actingFor } = callerOf(request)
      return { subject, name, roles: [...roles], areas: [...areas], acting_for: actingFor }
    },
  )

  app.get(
    '/v1/colleagues',
    {
      config: { access: { roles: [...ROLES] } },
      schema: {
        operationId: 'listColleagues',
        summary: 'Who is in office in my areas, by name: whom I may ask to stand in for me',
        tags: TAGS,
        querystring: Type.Object({ after: Type.String({ maxLength: 200, default: '' }), limit: Page.limit }),
        response: { 200: Type.Object({ colleagues: Type.Array(Colleague) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const today = shanghaiDayOf(new Date())
      const officers = await listOfficers(db, { ...request.query, prefixes: areaPrefixes(caller) })
      const colleagues = officers.filter((officer) => isActive(officer, today) && officer.subject !== caller.subject)
      return { colleagues: colleagues.map(({ subject, name, roles }) => ({ subject, name, roles: [...roles] })) }
    },
  )

  app.get(
    '/v1/officers',
    {
      config: READERS,
      schema: {
        operationId: 'listOfficers',
        summary: 'The officers of my areas as they are now, by subject',
        tags: TAGS,
        querystring: Type.Object({ after: Type.String({ maxLength: 200, default: '' }), limit: Page.limit }),
        response: { 200: Type.Object({ officers: Type.Array(OfficerReply) }) },
      },
    },
    async (request) => {
      const prefixes = areaPrefixes(callerOf(request))
      return { officers: (await listOfficers(db, { ...request.query, prefixes })).map(toOfficerReply) }
    },
  )

  app.get(
    '/v1/officers/:subject/history',
    {
      config: READERS,
      schema: {
        operationId: 'getOfficerHistory',
        summary: 'Every state of an officer, the newest first, with who decided it and why',
        tags: TAGS,
        params: SubjectParams,
        response: { 200: Type.Object({ versions: Type.Array(VersionReply) }) },
      },
    },
    async (request) => {
      const { subject } = request.params
      const officer = await findOfficer(db, subject)
      if (officer === undefined) throw officerUnknown(subject)
      for (const area of officer.areas) requireArea(callerOf(request), area)
      const versions = await listVersions(db, subject)
      return {
        versions: versions.map((version) => ({
          ...toOfficerReply(version),
          kind: version.kind,
          reason: version.reason,
          made_by: version.madeBy,
          made_for: version.madeFor,
          made_at: version.madeAt,
          change_id: version.changeId,
        })),
      }
    },
  )

  app.post(
    '/v1/officers/:subject/revoke',
    {
      config: ADMIN,
      schema: {
        operationId: 'revokeOfficer',
        summary: 'Take everything from an officer at once; services know it within ten minutes',
        tags: TAGS,
        params: SubjectParams,
        body: WithReason,
        response: { 200: Type.Object({ ...OfficerReply.properties, name: Text(200) }) },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { subject } = request.params
        await revokeOfficer(trx, subject, request.body.reason, orderOf(request, caller))
        const officer = await findOfficer(trx, subject)
        if (officer === undefined) throw officerUnknown(subject)
        return toOfficerReply(officer)
      },
      { status: 200 },
    ),
  )
}
