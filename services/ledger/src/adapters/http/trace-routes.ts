import { Amount, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { arrivalNotInLedger, cursorMalformed, paymentNotInLedger } from '../../domain/trace/trace-errors.ts'
import { parseCursor, traceArrival } from '../../application/trace-arrival.ts'
import { tracePayment } from '../../application/trace-payment.ts'
import { findFundOfArrival, findTracedPayment } from '../postgres/trace-subjects.ts'
import { createFundAccess } from './fund-access.ts'

const Source = Type.Object({
  kind: Type.Union([Type.Literal('arrival'), Type.Literal('interest'), Type.Literal('other')]),
  id: Text(120),
  fund_id: Slug,
  funder_id: Slug,
  document_number: Type.Union([Type.Null(), Text(100)]),
  on: CalendarDay,
  amount: Amount,
  through: Type.Array(Text(300), {
    description: 'what the money went through, from the payment backwards: advances, carries, recoveries',
  }),
})
const PaymentTrace = Type.Object({
  payment_id: Uuid,
  fund_id: Slug,
  batch_id: Uuid,
  award_id: Uuid,
  beneficiary_id: Text(120),
  amount: Amount,
  state: Text(20),
  parts: Type.Array(
    Type.Object({
      funder_id: Slug,
      amount: Amount,
      recovered: Amount,
      paid_with: Type.Array(Source),
      stands_with: Type.Array(Source),
    }),
  ),
})
const ArrivalTrace = Type.Object({
  arrival_id: Uuid,
  fund_id: Slug,
  funder_id: Slug,
  amount: Amount,
  on: CalendarDay,
  document_number: Type.Union([Type.Null(), Text(100)]),
  became: Type.Array(
    Type.Object({
      fund_id: Slug,
      reached: Amount,
      unspent: Amount,
      refunded: Amount,
      carried_on: Amount,
      fees: Amount,
      interest_paid: Amount,
    }),
  ),
  payments: Type.Array(
    Type.Object({
      fund_id: Slug,
      payment_id: Uuid,
      award_id: Uuid,
      beneficiary_id: Text(120),
      borne_by: Slug,
      amount: Amount,
      on: CalendarDay,
      through: Type.Array(Text(300)),
    }),
  ),
  next: Type.Union([Type.Null(), Text(220)]),
})

const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Trace']
const CURSOR = /^[a-z0-9-]{1,63}:[a-z0-9-]{1,63}:\d{1,21}:\d{1,19}$/

/** From a payment to the arrivals that paid for it, and from an arrival to those whom it reached: to the fen, without a name. */
export function traceRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  const { requireReader } = createFundAccess(db)
  app.get(
    '/v1/payments/:payment_id/trace',
    {
      config: READERS,
      schema: {
        operationId: 'tracePayment',
        summary: "A payment's parts by funder, each with the arrivals whose money it is",
        tags: TAGS,
        params: Type.Object({ payment_id: Uuid }),
        response: { 200: PaymentTrace },
      },
    },
    async (request) => {
      const payment = await findTracedPayment(db, request.params.payment_id)
      if (payment === undefined) throw paymentNotInLedger(request.params.payment_id)
      await requireReader(callerOf(request), payment.fund_id)
      const { id, parts: _, ...about } = payment
      return { payment_id: id, ...about, parts: await inOneState(db, (trx) => tracePayment(trx, payment)) }
    },
  )

  app.get(
    '/v1/arrivals/:arrival_id/trace',
    {
      config: READERS,
      schema: {
        operationId: 'traceArrival',
        summary:
          'What became of an arrival, also in the funds that it was carried into, and the payments that it went into',
        tags: TAGS,
        params: Type.Object({ arrival_id: Uuid }),
        querystring: Type.Object({
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          after: Type.Optional(Type.String({ maxLength: 220 })),
        }),
        response: { 200: ArrivalTrace },
      },
    },
    async (request) => {
      const { arrival_id } = request.params
      const { after, limit } = request.query
      if (after !== undefined && !CURSOR.test(after)) throw cursorMalformed(after)
      const fundId = await findFundOfArrival(db, arrival_id)
      if (fundId === undefined) throw arrivalNotInLedger(arrival_id)
      await requireReader(callerOf(request), fundId)
      const page = { after: after === undefined ? null : parseCursor(after), limit }
      const trace = await inOneState(db, (trx) => traceArrival(trx, fundId, arrival_id, page))
      if (trace === undefined) throw arrivalNotInLedger(arrival_id)
      return { arrival_id, ...trace }
    },
  )
}

/** All questions of one trace see the same moment. */
const inOneState = <Result>(db: Database, work: (trx: Transaction) => Promise<Result>): Promise<Result> =>
  db.transaction(work, { isolationLevel: 'repeatable read', readOnly: true })
