import { Amount, CalendarDay, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import { formatMoney } from '@fundtrace/money'
import Type from 'typebox'
import {
  approveYearEndOf,
  askAgainToCarryIn,
  draftYearEnd,
  takeYearEndBack,
} from '../../application/funding/close-year.ts'
import type { Officer } from '../../application/officer.ts'
import { findYearEnd, listYearEndIds, readYearEndParts } from '../postgres/funding-year-ends.ts'
import { readFund } from '../postgres/programme-repository.ts'
import { FINANCE, FundParams, MadeBy, READERS, Reason } from './funding-schema.ts'
import { officerOf } from './officer-of.ts'
import { problemReply } from './problem-reply.ts'
import { requireFundSight } from './require-fund-sight.ts'

const TAGS = ['Openings and year ends']
const YearEndParams = Type.Object({ year_end_id: Uuid })
const ORDER = {
  /** Into the fund of the next year (结转), or back to its funders (收回). */
  kind: Type.Union([Type.Literal('carry_over'), Type.Literal('refund')]),
  document_number: Text(100),
  decided_on: CalendarDay,
  reason: Reason,
}
const YearEndReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  ...ORDER,
  to_fund_id: Type.Union([Type.Null(), Slug]),
  total: Amount,
  state: Text(20),
  ...MadeBy,
  problem: Type.Union([Type.Null(), Problem]),
  parts: Type.Array(
    Type.Object({
      funder_id: Slug,
      name: Text(200),
      borne: Amount,
      amount: Amount,
      refund_id: Type.Union([Type.Null(), Uuid]),
    }),
  ),
})

export function yearEndRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funds/:fund_id/year-end',
    {
      config: FINANCE,
      schema: {
        operationId: 'draftYearEnd',
        summary:
          'Compute what a year leaves unspent and whose it is, in the ratio of what each really bore; another officer approves it',
        tags: TAGS,
        params: FundParams,
        body: Type.Object(ORDER, { additionalProperties: false }),
        response: { 201: YearEndReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { fund_id: fundId } = request.params
        requireArea(caller, (await readFund(trx, fundId)).area_code)
        const { kind, document_number: documentNumber, decided_on: decidedOn, reason } = request.body
        const order = { fundId, kind, documentNumber, decidedOn, reason }
        return { id: await draftYearEnd(trx, order, officerOf(request, caller)) }
      },
      { respond: ({ id }) => describeYearEnd(db, id) },
    ),
  )

  app.get(
    '/v1/funds/:fund_id/year-ends',
    {
      config: READERS,
      schema: {
        operationId: 'listYearEnds',
        summary: 'The year ends of a fund, the newest first',
        tags: TAGS,
        params: FundParams,
        response: { 200: Type.Object({ fund_id: Slug, year_ends: Type.Array(YearEndReply) }) },
      },
    },
    async (request) => {
      const { fund_id: fundId } = request.params
      await requireFundSight(db, callerOf(request), await readFund(db, fundId))
      const ids = await listYearEndIds(db, fundId)
      return { fund_id: fundId, year_ends: await Promise.all(ids.map((id) => describeYearEnd(db, id))) }
    },
  )

  app.get(
    '/v1/year-ends/:year_end_id',
    {
      config: READERS,
      schema: {
        operationId: 'getYearEnd',
        summary: 'What a year left, whose it was, and what became of it',
        tags: TAGS,
        params: YearEndParams,
        response: { 200: YearEndReply },
      },
    },
    async (request) => {
      const yearEnd = await describeYearEnd(db, request.params.year_end_id)
      await requireFundSight(db, callerOf(request), await readFund(db, yearEnd.fund_id))
      return yearEnd
    },
  )

  const move = (path: string, operationId: string, summary: string, act: Move) =>
    app.post(
      `/v1/year-ends/:year_end_id/${path}`,
      {
        config: FINANCE,
        schema: { operationId, summary, tags: TAGS, params: YearEndParams, response: { 200: YearEndReply } },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const { year_end_id: id } = request.params
          requireArea(caller, (await readFund(trx, (await findYearEnd(trx, id)).fund_id)).area_code)
          await act(trx, id, officerOf(request, caller))
          return { id }
        },
        { status: 200, respond: ({ id }) => describeYearEnd(db, id) },
      ),
    )
  move(
    'approve',
    'approveYearEnd',
    'Approve a year end that another officer made; the ledger is asked',
    approveYearEndOf,
  )
  move('withdraw', 'withdrawYearEnd', 'Take back a year end that nobody has approved', takeYearEndBack)
  move('retry', 'retryYearEnd', 'Ask the ledger again to take carried money in, after it refused', askAgainToCarryIn)
}

type Move = (trx: Transaction, id: string, officer: Officer) => Promise<void>

async function describeYearEnd(db: Database, id: string) {
  const { problem, ...yearEnd } = await findYearEnd(db, id)
  const parts = await readYearEndParts(db, id)
  return {
    ...yearEnd,
    problem: problemReply(problem),
    parts: parts.map((part) => ({
      funder_id: part.funderId,
      name: part.name,
      borne: formatMoney(part.borne),
      amount: formatMoney(part.amount),
      refund_id: part.refundId,
    })),
  }
}
