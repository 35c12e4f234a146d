import { CalendarDay, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { approveRefund, orderRefund } from '../../application/funding/refund-funder.ts'
import { findRefund, listRefunds, type Refund } from '../postgres/funding-refunds.ts'
import { readFund } from '../postgres/programme-repository.ts'
import { FINANCE, FundParams, MadeBy, READERS } from './funding-schema.ts'
import { officerOf } from './officer-of.ts'
import { problemReply } from './problem-reply.ts'
import { requireFundSight } from './require-fund-sight.ts'

const TAGS = ['Refunds']
const ORDER = {
  funder_id: Slug,
  amount: PositiveAmount,
  document_number: Text(100),
  refunded_on: CalendarDay,
  /** What came beyond the funder's share, or what nobody was awarded. */
  source: Type.Union([Type.Literal('overpaid'), Type.Literal('unspent')]),
}
const RefundReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  ...ORDER,
  state: Text(20),
  ...MadeBy,
  problem: Type.Union([Type.Null(), Problem]),
})

export function fundingRefundRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funds/:fund_id/refunds',
    {
      config: FINANCE,
      schema: {
        operationId: 'orderRefund',
        summary:
          'Send money of a funder back to it; another officer approves it, and the ledger says whether it is there',
        tags: TAGS,
        params: FundParams,
        body: Type.Object(ORDER, { additionalProperties: false }),
        response: { 201: RefundReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { fund_id } = request.params
        requireArea(caller, (await readFund(trx, fund_id)).area_code)
        return { id: await orderRefund(trx, { fund_id, ...request.body }, officerOf(request, caller)) }
      },
      { respond: async ({ id }) => toReply(await findRefund(db, id)) },
    ),
  )

  app.post(
    '/v1/refunds/:refund_id/approve',
    {
      config: FINANCE,
      schema: {
        operationId: 'approveRefund',
        summary: 'Approve a refund that another officer ordered; the ledger is asked to post it',
        tags: TAGS,
        params: Type.Object({ refund_id: Uuid }),
        response: { 200: RefundReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { refund_id: id } = request.params
        requireArea(caller, (await readFund(trx, (await findRefund(trx, id)).fund_id)).area_code)
        await approveRefund(trx, id, officerOf(request, caller))
        return { id }
      },
      { status: 200, respond: async ({ id }) => toReply(await findRefund(db, id)) },
    ),
  )

  app.get(
    '/v1/funds/:fund_id/refunds',
    {
      config: READERS,
      schema: {
        operationId: 'listRefunds',
        summary: 'What of a fund went back to its funders, and what the ledger said to it',
        tags: TAGS,
        params: FundParams,
        response: { 200: Type.Object({ fund_id: Slug, refunds: Type.Array(RefundReply) }) },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      await requireFundSight(db, callerOf(request), fund)
      return { fund_id: fund.id, refunds: (await listRefunds(db, fund.id)).map(toReply) }
    },
  )
}

const toReply = (refund: Refund) => ({ ...refund, problem: problemReply(refund.problem) })
