import { Amount, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { closeMonth } from '../../application/close-month.ts'
import { nextMonth } from '../../domain/period.ts'
import { monthUnknown } from '../../domain/period-errors.ts'
import { findFirstMonth, findPeriod, listInTransit, listOpenings, listPeriods } from '../postgres/period-repository.ts'
import { FundParams, Instant, limit, MonthText, OrNull, READERS } from './book-schemas.ts'
import type { FundAccess } from './fund-access.ts'

const TAGS = ['Periods']
const PeriodParams = Type.Object({ fund_id: Slug, month: MonthText })
const PeriodReply = Type.Object({
  month: MonthText,
  closed_at: Instant,
  closed_by: Text(200),
  transaction_id: Uuid,
  entries: Type.Integer({ description: 'Entries that count in it' }),
  turnover: Amount,
  openings: Type.Integer({ description: 'Openings of the next month that are not 0.00' }),
  openings_sha256: Text(64),
})
const Opening = Type.Object({
  account: Text(120),
  kind: Text(40),
  normal_side: Text(6),
  balance: Amount,
  lines: Type.Integer(),
})
const InTransit = Type.Object({
  payment_id: Uuid,
  batch_id: Uuid,
  amount: Amount,
  state: Type.Enum(['held', 'in_transit', 'ahead', 'settled', 'returned', 'voided'], {
    description:
      '`ahead`: the bank paid it before its release counts; less than nothing stands for it on the account of its batch',
  }),
  since: OrNull(Instant),
  ended_at: OrNull(Instant),
  carried: Type.Boolean({ description: 'It was on the list of the month before' }),
})

/** Months are closed in their order and never opened again. */
export function periodRoutes(app: App, db: Database, { requireMover, requireReader }: FundAccess): void {
  app.post(
    '/v1/funds/:fund_id/periods/:month/close',
    {
      config: { access: { roles: ['finance'] } },
      preHandler: async (request) => requireMover(callerOf(request), request.params.fund_id),
      schema: {
        operationId: 'closeMonth',
        summary:
          'Close a month that is over: its balances become the openings of the next, what is in transit is listed',
        description:
          'The month after the last closed one, or the first in which anything counts. Nothing counts in it any more: what comes late counts in the open month. It cannot be undone.',
        tags: TAGS,
        params: PeriodParams,
        response: { 201: PeriodReply },
      },
    },
    idempotent(db, async (trx, { params }, caller) =>
      closeMonth(trx, params.fund_id, params.month, { now: new Date(), officer: caller.subject }),
    ),
  )

  app.get(
    '/v1/funds/:fund_id/periods',
    {
      config: READERS,
      schema: {
        operationId: 'listPeriods',
        summary: 'The closed months of a fund, and which one is next',
        tags: TAGS,
        params: FundParams,
        response: { 200: Type.Object({ periods: Type.Array(PeriodReply), next_month: OrNull(MonthText) }) },
      },
    },
    async (request) => {
      const { fund_id: fundId } = request.params
      await requireReader(callerOf(request), fundId)
      const periods = await listPeriods(db, fundId)
      const last = periods.at(-1)
      const next = last === undefined ? await findFirstMonth(db, fundId) : nextMonth(last.month)
      return { periods, next_month: next ?? null }
    },
  )

  app.get(
    '/v1/funds/:fund_id/periods/:month',
    {
      config: READERS,
      schema: {
        operationId: 'getPeriod',
        summary: 'A closed month with the balances at its end, by account after the cursor',
        tags: TAGS,
        params: PeriodParams,
        querystring: Type.Object({ limit, after: Type.String({ maxLength: 120, default: '' }) }),
        response: { 200: Type.Object({ ...PeriodReply.properties, opening_balances: Type.Array(Opening) }) },
      },
    },
    async (request) => {
      const { fund_id: fundId, month } = request.params
      await requireReader(callerOf(request), fundId)
      const period = await findPeriod(db, fundId, month)
      if (period === undefined) throw monthUnknown(fundId, month)
      return { ...period, opening_balances: await listOpenings(db, fundId, month, request.query) }
    },
  )

  app.get(
    '/v1/funds/:fund_id/periods/:month/in-transit',
    {
      config: READERS,
      schema: {
        operationId: 'listInTransit',
        summary:
          'What was held or in transit at the end of a closed month, and what became of what the month before had listed',
        tags: TAGS,
        params: PeriodParams,
        querystring: Type.Object({ limit, after: Type.Optional(Uuid) }),
        response: { 200: Type.Object({ payments: Type.Array(InTransit) }) },
      },
    },
    async (request) => {
      const { fund_id: fundId, month } = request.params
      await requireReader(callerOf(request), fundId)
      if ((await findPeriod(db, fundId, month)) === undefined) throw monthUnknown(fundId, month)
      const { after = null, limit: max } = request.query
      return { payments: await listInTransit(db, fundId, month, { after, limit: max }) }
    },
  )
}
