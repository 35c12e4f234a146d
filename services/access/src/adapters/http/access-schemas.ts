import { AreaCode, CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import { normaliseArea, ROLES } from '@fundtrace/http-server'
import Type, { type TSchema } from 'typebox'
import type { Doer, OfficerVersion } from '../../domain/officer.ts'

export const OrNull = <Schema extends TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])

const AREAS_MAX = 100
export const Subject = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^[^\\u0000]*$',
  description: 'the officer, as the provider at which he signs in calls him (sub)',
})
export const Roles = Type.Array(Type.Enum([...ROLES]), { minItems: 1, uniqueItems: true })
export const Areas = Type.Array(AreaCode, { minItems: 1, maxItems: AREAS_MAX, uniqueItems: true })
export const Reason = Text(500)
export const IdParams = Type.Object({ id: Uuid })
export const SubjectParams = Type.Object({ subject: Subject })
export const WithReason = Type.Object({ reason: Reason }, { additionalProperties: false })
export const Page = {
  after: Type.String({ pattern: '^\\d{1,19}$', default: '0', description: 'the place of the last one seen' }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
}

export const OfficerFields = {
  subject: Subject,
  name: Text(200),
  roles: Type.Array(Type.Enum([...ROLES])),
  areas: Type.Array(Type.String()),
  valid_from: CalendarDay,
  valid_until: OrNull(CalendarDay),
}
export const OfficerReply = Type.Object({
  ...OfficerFields,
  version: Type.Integer(),
  state: Type.Enum(['in_office', 'revoked']),
})

export const toOfficerReply = (officer: OfficerVersion) => ({
  subject: officer.subject,
  name: officer.name,
  roles: [...officer.roles],
  areas: [...officer.areas],
  valid_from: officer.validFrom,
  valid_until: officer.validUntil,
  version: officer.version,
  state: officer.kind === 'revoked' ? ('revoked' as const) : ('in_office' as const),
})

/** Who did it, and for whom he stood in. */
export const DoerFields = Type.Object({ subject: Type.String(), acting_for: OrNull(Type.String()) })
export const toDoerReply = ({ subject, actingFor }: Doer) => ({ subject, acting_for: actingFor })

/** In their short form, each once, in order: areas are compared. */
export const normalAreas = (areas: readonly string[]): string[] => [...new Set(areas.map(normaliseArea))].sort()
