import { randomUUID } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import { parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { advanceFunds } from '../../application/advance-funds.ts'
import { repayAdvance } from '../../application/repay-advances.ts'
import { listAdvances } from '../postgres/advance-repository.ts'
import type { FundAccess } from './fund-access.ts'
import { entryOf, toReply } from './fund-entry.ts'
import {
  AdvanceBody,
  AdvanceLine,
  AdvanceParams,
  CREATED,
  ENTRY_MOVERS,
  FundParams,
  LIMIT,
  ONLY_OPEN,
  READERS,
  SumBody,
} from './fund-entry-schemas.ts'

const TAGS = ['Advances']

/** One funder's money in another's place (垫付), until it is repaid. */
export function advanceRoutes(app: App, db: Database, access: FundAccess): void {
  app.post(
    '/v1/funds/:fund_id/advances',
    {
      config: ENTRY_MOVERS,
      schema: {
        operationId: 'advanceFunds',
        summary: "Put one funder's available money in the place of another's that is in arrears (垫付)",
        tags: TAGS,
        params: FundParams,
        body: AdvanceBody,
        response: CREATED,
      },
    },
    idempotent(db, async (trx, { params, body }, caller) => {
      await access.requireMover(caller, params.fund_id)
      const id = randomUUID()
      const draft = { id, lenderId: body.lender_id, borrowerId: body.borrower_id, amount: parseMoney(body.amount) }
      return toReply(id, await advanceFunds(trx, entryOf(params, body, caller), draft, new Date()))
    }),
  )

  app.post(
    '/v1/funds/:fund_id/advances/:advance_id/repayments',
    {
      config: ENTRY_MOVERS,
      schema: {
        operationId: 'repayAdvance',
        summary: 'Give back what was advanced, without an arrival: out of what the borrower has available',
        tags: TAGS,
        params: AdvanceParams,
        body: SumBody,
        response: CREATED,
      },
    },
    idempotent(db, async (trx, { params, body }, caller) => {
      await access.requireMover(caller, params.fund_id)
      const id = randomUUID()
      const repayment = { id, advanceId: params.advance_id, amount: parseMoney(body.amount) }
      return toReply(id, await repayAdvance(trx, entryOf(params, body, caller), repayment, new Date()))
    }),
  )

  app.get(
    '/v1/funds/:fund_id/advances',
    {
      config: READERS,
      schema: {
        operationId: 'listAdvances',
        summary: 'Advances between funders by age, with what is not repaid',
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({ limit: LIMIT, open: ONLY_OPEN, after: Type.Integer({ minimum: 0, default: 0 }) }),
        response: { 200: Type.Object({ advances: Type.Array(AdvanceLine) }) },
      },
    },
    async (request) => {
      const { fund_id } = request.params
      await access.requireReader(callerOf(request), fund_id)
      const { open: onlyOpen, ...page } = request.query
      return { advances: await listAdvances(db, fund_id, { ...page, onlyOpen }) }
    },
  )
}
