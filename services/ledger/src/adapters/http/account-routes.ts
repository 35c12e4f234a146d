import { Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import { type Money, parseMoney, ZERO } from '@fundtrace/money'
import Type from 'typebox'
import { closeAccount } from '../../application/close-account.ts'
import { openAccount } from '../../application/open-account.ts'
import type { FundAccess } from './fund-access.ts'
import { AccountBody, AccountCode, AccountReply, FundParams, MOVERS } from './posting-schemas.ts'

const TAGS = ['Accounts']

/** General accounts. Those of the chart are opened by what happens to the fund, and never closed. */
export function accountRoutes(app: App, { db }: Readonly<{ db: Database }>, { requireMover }: FundAccess): void {
  app.post(
    '/v1/funds/:fund_id/accounts',
    {
      config: MOVERS,
      preHandler: async (request) => requireMover(callerOf(request), request.params.fund_id),
      schema: {
        operationId: 'openAccount',
        summary: 'Open a general account, with what it may never be below or above',
        tags: TAGS,
        params: FundParams,
        body: AccountBody,
        response: { 201: AccountReply },
      },
    },
    idempotent(db, async (trx, { params, body }, caller) =>
      openAccount(trx, {
        fundId: params.fund_id,
        code: body.code,
        name: body.name ?? null,
        normalSide: body.normal_side,
        minimum: body.minimum === undefined ? ZERO : bound(body.minimum),
        maximum: bound(body.maximum ?? null),
        openedBy: caller.subject,
      }),
    ),
  )

  app.post(
    '/v1/funds/:fund_id/accounts/:account/close',
    {
      config: MOVERS,
      preHandler: async (request) => requireMover(callerOf(request), request.params.fund_id),
      schema: {
        operationId: 'closeAccount',
        summary: 'Close a general account that is empty, for good',
        tags: TAGS,
        params: Type.Object({ fund_id: Slug, account: AccountCode }),
        response: { 200: AccountReply },
      },
    },
    idempotent(
      db,
      async (trx, { params }, caller) => closeAccount(trx, params.fund_id, params.account, caller.subject),
      { status: 200 },
    ),
  )
}

const bound = (text: string | null): Money | null => (text === null ? null : parseMoney(text))
