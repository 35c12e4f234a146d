import { Amount, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { listWaiting } from '../postgres/funding-waiting.ts'
import { READERS } from './funding-schema.ts'

const LIMIT = 200

const Waiting = Type.Object({
  kind: Type.Union([
    Type.Literal('refund'),
    Type.Literal('opening'),
    Type.Literal('year_end'),
    Type.Literal('identification'),
  ]),
  id: Uuid,
  fund_id: Slug,
  /** Of an opening: what is left of its year. */
  amount: Amount,
  made_by: Text(200),
  made_at: Type.String({ format: 'date-time' }),
})

export function fundingWaitingRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/funding/waiting',
    {
      config: READERS,
      schema: {
        operationId: 'listWaitingFunding',
        summary:
          'Refunds, openings, year ends and identifications in my areas that wait for a second officer, the oldest 200 first',
        tags: ['Funders over time'],
        response: { 200: Type.Object({ waiting: Type.Array(Waiting) }) },
      },
    },
    async (request) => {
      const waiting = await listWaiting(db, areaPrefixes(callerOf(request)), LIMIT)
      return { waiting: waiting.map((one) => ({ ...one, made_at: one.made_at.toISOString() })) }
    },
  )
}
