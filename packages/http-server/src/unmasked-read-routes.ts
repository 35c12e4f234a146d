import type { Database } from '@fundtrace/database'
import { Type } from 'typebox'
import type { App } from './app.ts'
import { callerOf } from './authorisation.ts'
import { searchUnmaskedReads } from './unmasked-reads.ts'

const LIMIT_DEFAULT = 100
const LIMIT_MAX = 1000
const Id = Type.String({ pattern: '^\\d{1,19}$' })
const OrNull = Type.Union([Type.Null(), Type.String()])

const Read = Type.Object({
  id: Id,
  read_at: Type.String({ format: 'date-time' }),
  reader: Type.String(),
  acting_for: OrNull,
  what: Type.String(),
  subject: Type.String({ description: 'the id of what was read' }),
  area_code: Type.String({ description: 'where the people live, to the county' }),
  people: Type.Integer({ description: 'how many were shown' }),
  purpose: OrNull,
  request_id: Type.String(),
})

/** Who saw personal data in clear; for a service that has some. */
export function unmaskedReadRoutes(app: App, db: Database): void {
  app.get(
    '/v1/unmasked-reads',
    {
      config: { access: { roles: ['audit', 'admin'] } },
      schema: {
        operationId: 'listUnmaskedReads',
        summary:
          'Who saw names, identity numbers, accounts or documents of your areas in clear, in the order of reading',
        tags: ['Access'],
        querystring: Type.Object({
          after: Type.String({ ...Id, default: '0', description: 'the id of the last one seen' }),
          limit: Type.Integer({ minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT }),
          reader: Type.Optional(Type.String({ maxLength: 200, description: 'who read, or for whom somebody read' })),
          subject: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: Type.Object({ unmasked_reads: Type.Array(Read) }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return { unmasked_reads: await searchUnmaskedReads(db, callerOf(request), request.query) }
    },
  )
}
