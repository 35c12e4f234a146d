import { Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { holdNotFound } from '../../domain/posting/reading-errors.ts'
import { findHold, listHolds } from '../postgres/hold-repository.ts'
import type { FundAccess } from './fund-access.ts'
import { AccountCode, FundParams, HoldParams, HoldReply, OrNull, READERS } from './posting-schemas.ts'

const TAGS = ['Holds']
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Holds of a fund: those that officers placed, and those of payments. */
export function holdRoutes(app: App, { db }: Readonly<{ db: Database }>, { requireReader }: FundAccess): void {
  app.get(
    '/v1/funds/:fund_id/holds',
    {
      config: READERS,
      schema: {
        operationId: 'listHolds',
        summary: 'What is or was kept back, in the order of ids after the cursor',
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({
          after: Type.String({ format: 'uuid', default: FIRST, description: '"next" of the page before' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          state: Type.Optional(Type.String({ enum: ['pending', 'posted', 'voided', 'expired'] })),
          account: Type.Optional(AccountCode),
        }),
        response: { 200: Type.Object({ holds: Type.Array(HoldReply), next: OrNull(Uuid) }) },
      },
    },
    async (request) => {
      const { fund_id: fundId } = request.params
      await requireReader(callerOf(request), fundId)
      const { after, limit, state = null, account = null } = request.query
      const holds = await listHolds(db, { fundId, after, limit, state, account })
      const last = holds.length === limit ? holds.at(-1) : undefined
      return { holds, next: last?.hold_id ?? null }
    },
  )

  app.get(
    '/v1/funds/:fund_id/holds/:hold_id',
    {
      config: READERS,
      schema: {
        operationId: 'getHold',
        summary: 'One hold: how much, until when, and what became of it',
        tags: TAGS,
        params: HoldParams,
        response: { 200: HoldReply },
      },
    },
    async (request) => {
      const { fund_id: fundId, hold_id: id } = request.params
      await requireReader(callerOf(request), fundId)
      const hold = await findHold(db, fundId, id)
      if (hold === undefined) throw holdNotFound(fundId, id)
      return hold
    },
  )
}
