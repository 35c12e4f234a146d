import { randomUUID } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import { parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { clawBackPayment } from '../../application/clawback-payment.ts'
import { recoverClawback } from '../../application/recover-clawback.ts'
import { listClawbacks } from '../postgres/clawback-repository.ts'
import type { FundAccess } from './fund-access.ts'
import { entryOf, toReply } from './fund-entry.ts'
import {
  ClawbackBody,
  ClawbackLine,
  ClawbackParams,
  CREATED,
  ENTRY_MOVERS,
  FundParams,
  LIMIT,
  ONLY_OPEN,
  READERS,
  SumBody,
} from './fund-entry-schemas.ts'

const TAGS = ['Clawbacks']

/** Payments that were not due (追回), and what comes back of them. */
export function clawbackRoutes(app: App, db: Database, access: FundAccess): void {
  app.post(
    '/v1/funds/:fund_id/clawbacks',
    {
      config: ENTRY_MOVERS,
      schema: {
        operationId: 'clawBackPayment',
        summary: 'Claim back a settled payment that was not due (追回)',
        tags: TAGS,
        params: FundParams,
        body: ClawbackBody,
        response: CREATED,
      },
    },
    idempotent(db, async (trx, { params, body }, caller) => {
      await access.requireMover(caller, params.fund_id)
      const id = randomUUID()
      const request = { id, paymentId: body.payment_id, award: body.award, ground: body.ground }
      return toReply(id, await clawBackPayment(trx, entryOf(params, body, caller), request, new Date()))
    }),
  )

  app.post(
    '/v1/funds/:fund_id/clawbacks/:clawback_id/recoveries',
    {
      config: ENTRY_MOVERS,
      schema: {
        operationId: 'recoverClawback',
        summary: 'Record money that came back of a clawback, whole or in part',
        tags: TAGS,
        params: ClawbackParams,
        body: SumBody,
        response: CREATED,
      },
    },
    idempotent(db, async (trx, { params, body }, caller) => {
      await access.requireMover(caller, params.fund_id)
      const id = randomUUID()
      const recovery = { id, clawbackId: params.clawback_id, amount: parseMoney(body.amount) }
      return toReply(id, await recoverClawback(trx, entryOf(params, body, caller), recovery, new Date()))
    }),
  )

  app.get(
    '/v1/funds/:fund_id/clawbacks',
    {
      config: READERS,
      schema: {
        operationId: 'listClawbacks',
        summary: 'Clawbacks of a fund, with what is still owed',
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({
          limit: LIMIT,
          open: ONLY_OPEN,
          after: Type.Optional(ClawbackParams.properties.clawback_id),
        }),
        response: { 200: Type.Object({ clawbacks: Type.Array(ClawbackLine) }) },
      },
    },
    async (request) => {
      const { fund_id } = request.params
      await access.requireReader(callerOf(request), fund_id)
      const { open: onlyOpen, after = null, limit: lines } = request.query
      return { clawbacks: await listClawbacks(db, fund_id, { after, limit: lines, onlyOpen }) }
    },
  )
}
