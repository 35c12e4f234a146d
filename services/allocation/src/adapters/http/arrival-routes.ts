import { CalendarDay, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { recordArrival } from '../../application/funding/record-arrival.ts'
import { listArrivals } from '../postgres/arrival-repository.ts'
import { readFund } from '../postgres/programme-repository.ts'
import { officerOf } from './officer-of.ts'
import { problemReply } from './problem-reply.ts'
import { requireFundSight } from './require-fund-sight.ts'

const ARRIVAL = {
  fund_id: Slug,
  funder_id: Slug,
  amount: PositiveAmount,
  document_number: Text(100),
  arrived_on: CalendarDay,
}
const ArrivalReply = Type.Object({ id: Uuid, ...ARRIVAL })

export function arrivalRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/arrivals',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'recordArrival',
        summary: "Record money of a funder that arrived in a fund's dedicated account, with its 指标 document",
        tags: ['Arrivals'],
        body: Type.Object(ARRIVAL, { additionalProperties: false }),
        response: { 201: ArrivalReply },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      requireArea(caller, (await readFund(trx, request.body.fund_id)).area_code)
      return recordArrival(trx, request.body, officerOf(request, caller))
    }),
  )

  app.get(
    '/v1/arrivals',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listArrivals',
        summary: 'What arrived in a fund, and whether the ledger has posted it',
        tags: ['Arrivals'],
        querystring: Type.Object({ fund_id: Slug }),
        response: {
          200: Type.Object({
            arrivals: Type.Array(
              Type.Object({ id: Uuid, ...ARRIVAL, state: Text(20), problem: Type.Union([Type.Null(), Problem]) }),
            ),
          }),
        },
      },
    },
    async (request) => {
      await requireFundSight(db, callerOf(request), await readFund(db, request.query.fund_id))
      const arrivals = await listArrivals(db, request.query.fund_id)
      return { arrivals: arrivals.map((arrival) => ({ ...arrival, problem: problemReply(arrival.problem) })) }
    },
  )
}
