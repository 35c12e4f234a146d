import { randomUUID } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import { parseMoney } from '@fundtrace/money'
import { payInterest, recordFee, recordInterest, type SplitBy } from '../../application/interest-and-fees.ts'
import { splitNamedTwice } from '../../domain/interest-errors.ts'
import type { FundAccess } from './fund-access.ts'
import { entryOf, toReply } from './fund-entry.ts'
import { CREATED, ENTRY_MOVERS, FundParams, InterestPaymentBody, TurnBody } from './fund-entry-schemas.ts'

const TAGS = ['Dedicated account']

/** What the bank pays and takes on the dedicated account (专户). */
export function interestAndFeeRoutes(app: App, db: Database, access: FundAccess): void {
  for (const [path, operationId, summary, record] of [
    ['interest', 'recordInterest', 'Record interest that the bank credited on the dedicated account', recordInterest],
    ['fees', 'recordFee', 'Record a fee that the bank took from the dedicated account', recordFee],
  ] as const)
    app.post(
      `/v1/funds/:fund_id/${path}`,
      {
        config: ENTRY_MOVERS,
        schema: { operationId, summary, tags: TAGS, params: FundParams, body: TurnBody, response: CREATED },
      },
      idempotent(db, async (trx, { params, body }, caller) => {
        await access.requireMover(caller, params.fund_id)
        const id = randomUUID()
        const turn = { id, amount: parseMoney(body.amount), split: splitOf(body) }
        return toReply(id, await record(trx, entryOf(params, body, caller), turn, new Date()))
      }),
    )

  app.post(
    '/v1/funds/:fund_id/interest/payments',
    {
      config: ENTRY_MOVERS,
      schema: {
        operationId: 'payInterest',
        summary: "Record that interest on a funder's money was paid to the treasury (上缴国库) or to the funder",
        tags: TAGS,
        params: FundParams,
        body: InterestPaymentBody,
        response: CREATED,
      },
    },
    idempotent(db, async (trx, { params, body }, caller) => {
      await access.requireMover(caller, params.fund_id)
      const id = randomUUID()
      const payment = { id, funderId: body.funder_id, amount: parseMoney(body.amount), to: body.to }
      return toReply(id, await payInterest(trx, entryOf(params, body, caller), payment, new Date()))
    }),
  )
}

type SplitBody = Readonly<{ split?: 'by_cash' | 'by_due' | undefined; funder_id?: string | undefined }>
function splitOf({ split, funder_id }: SplitBody): SplitBy {
  if (funder_id === undefined) return split ?? 'by_cash'
  if (split !== undefined) throw splitNamedTwice(funder_id, split)
  return { funderId: funder_id }
}
