import { CalendarDay } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { transactionNotFound } from '../../domain/posting/reading-errors.ts'
import { accountUnknown } from '../../domain/posting/posting-errors.ts'
import { shardOf } from '../../domain/shard.ts'
import { findAccountId, findPosted, listPosted } from '../postgres/posted-repository.ts'
import type { FundAccess } from './fund-access.ts'
import {
  AccountCode,
  FundParams,
  OrNull,
  READERS,
  TransactionLine,
  TransactionParams,
  TransactionReply,
} from './posting-schemas.ts'

const TAGS = ['Transactions']

/** Positions have 48 bits of a journal id. */
const LAST_POSITION = 2 ** 48 - 1

const Filters = Type.Object({
  after: Type.Integer({
    minimum: 0,
    maximum: LAST_POSITION,
    default: 0,
    description: 'A position: "next" of the page before',
  }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
  kind: Type.Optional(Type.String({ pattern: '^[a-z]{1,20}$', examples: ['post'] })),
  account: Type.Optional(AccountCode),
  from: Type.Optional(CalendarDay),
  to: Type.Optional(CalendarDay),
})

/** What was posted into a fund, by whatever road. */
export function transactionRoutes(app: App, { db }: Readonly<{ db: Database }>, { requireReader }: FundAccess): void {
  app.get(
    '/v1/funds/:fund_id/transactions',
    {
      config: READERS,
      schema: {
        operationId: 'listTransactions',
        summary:
          'The transactions and holds of a fund as they were recorded; from and to are the days in which they count',
        tags: TAGS,
        params: FundParams,
        querystring: Filters,
        response: {
          200: Type.Object({
            transactions: Type.Array(TransactionLine),
            next: OrNull(Type.Integer({ description: 'Null: this was the last page so far' })),
          }),
        },
      },
    },
    async (request) => {
      const { fund_id: fundId } = request.params
      await requireReader(callerOf(request), fundId)
      const { after, limit, kind = null, account, from = null, to = null } = request.query
      const accountId = account === undefined ? null : await findAccountId(db, fundId, account)
      if (accountId === undefined) throw accountUnknown(fundId, account ?? '')
      const shard = shardOf(fundId)
      const transactions = await listPosted(db, { fundId, shard, after, limit, kind, accountId, from, to })
      const last = transactions.length === limit ? transactions.at(-1) : undefined
      return { transactions, next: last?.position ?? null }
    },
  )

  app.get(
    '/v1/funds/:fund_id/transactions/:transaction_id',
    {
      config: READERS,
      schema: {
        operationId: 'getTransaction',
        summary: 'One transaction with its lines, its block, and what reversed it; never with details about persons',
        tags: TAGS,
        params: TransactionParams,
        response: { 200: TransactionReply },
      },
    },
    async (request) => {
      const { fund_id: fundId, transaction_id: id } = request.params
      await requireReader(callerOf(request), fundId)
      const transaction = await findPosted(db, fundId, id)
      if (transaction === undefined) throw transactionNotFound(fundId, id)
      return transaction
    },
  )
}
