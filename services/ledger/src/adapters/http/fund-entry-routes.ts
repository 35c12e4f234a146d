import { randomUUID } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type App, type Caller, callerOf, idempotent } from '@fundtrace/http-server'
import { parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { advanceFunds } from '../../application/advance-funds.ts'
import { clawBackPayment } from '../../application/clawback-payment.ts'
import { payInterest, recordFee, recordInterest, type SplitBy } from '../../application/interest-and-fees.ts'
import type { Posting } from '../../application/posting.ts'
import { recoverClawback } from '../../application/recover-clawback.ts'
import { repayAdvance } from '../../application/repay-advances.ts'
import { splitNamedTwice } from '../../domain/interest-errors.ts'
import { fundUnknown } from '../../domain/errors.ts'
import type { FundEntry } from '../../domain/fund-entry.ts'
import { listAdvances } from '../postgres/advance-repository.ts'
import { readBudget } from '../postgres/budget.ts'
import { listClawbacks } from '../postgres/clawback-repository.ts'
import { createFundAccess, type FundAccess } from './fund-access.ts'
import {
  AdvanceBody,
  AdvanceLine,
  AdvanceParams,
  BudgetReply,
  ClawbackBody,
  ClawbackLine,
  ClawbackParams,
  EntryReply,
  FundParams,
  InterestPaymentBody,
  RecoveryBody,
  RepaymentBody,
  TurnBody,
} from './fund-entry-schemas.ts'

const MOVERS = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const BETWEEN = ['Advances']
const BACK = ['Clawbacks']
const ACCOUNT = ['Dedicated account']
const limit = Type.Integer({ minimum: 1, maximum: 1000, default: 100 })
const open = Type.Boolean({ default: true, description: 'only what is still open' })
const created = { 201: EntryReply }

/** What finance writes into a fund's book beside what comes over the topics. */
export function fundEntryRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  const access = createFundAccess(db)
  advanceRoutes(app, db, access)
  clawbackRoutes(app, db, access)
  turnRoutes(app, db, access)
  app.get(
    '/v1/funds/:fund_id/budget',
    {
      config: READERS,
      schema: {
        operationId: 'getBudget',
        summary: 'Appropriated, awarded, held, in transit, paid and free, in all and by funder',
        tags: ['Funds'],
        params: FundParams,
        response: { 200: BudgetReply },
      },
    },
    async (request) => {
      const { fund_id } = request.params
      await access.requireReader(callerOf(request), fund_id)
      const budget = await readBudget(db, fund_id)
      if (budget === undefined) throw fundUnknown(fund_id)
      return { ...budget, funders: [...budget.funders] }
    },
  )
}

function advanceRoutes(app: App, db: Database, access: FundAccess): void {
  app.post(
    '/v1/funds/:fund_id/advances',
    {
      config: MOVERS,
      schema: {
        operationId: 'advanceFunds',
        summary: "Put one funder's available money in the place of another's that is in arrears (垫付)",
        tags: BETWEEN,
        params: FundParams,
        body: AdvanceBody,
        response: created,
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
      config: MOVERS,
      schema: {
        operationId: 'repayAdvance',
        summary: 'Give back what was advanced, without an arrival: out of what the borrower has available',
        tags: BETWEEN,
        params: AdvanceParams,
        body: RepaymentBody,
        response: created,
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
        tags: BETWEEN,
        params: FundParams,
        querystring: Type.Object({ limit, open, after: Type.Integer({ minimum: 0, default: 0 }) }),
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

function clawbackRoutes(app: App, db: Database, access: FundAccess): void {
  app.post(
    '/v1/funds/:fund_id/clawbacks',
    {
      config: MOVERS,
      schema: {
        operationId: 'clawBackPayment',
        summary: 'Claim back a settled payment that was not due (追回)',
        tags: BACK,
        params: FundParams,
        body: ClawbackBody,
        response: created,
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
      config: MOVERS,
      schema: {
        operationId: 'recoverClawback',
        summary: 'Record money that came back of a clawback, whole or in part',
        tags: BACK,
        params: ClawbackParams,
        body: RecoveryBody,
        response: created,
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
        tags: BACK,
        params: FundParams,
        querystring: Type.Object({ limit, open, after: Type.Optional(ClawbackParams.properties.clawback_id) }),
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

function turnRoutes(app: App, db: Database, access: FundAccess): void {
  for (const [path, operationId, summary, record] of [
    ['interest', 'recordInterest', 'Record interest that the bank credited on the dedicated account', recordInterest],
    ['fees', 'recordFee', 'Record a fee that the bank took from the dedicated account', recordFee],
  ] as const)
    app.post(
      `/v1/funds/:fund_id/${path}`,
      {
        config: MOVERS,
        schema: { operationId, summary, tags: ACCOUNT, params: FundParams, body: TurnBody, response: created },
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
      config: MOVERS,
      schema: {
        operationId: 'payInterest',
        summary: "Record that interest on a funder's money was paid to the treasury (上缴国库) or to the funder",
        tags: ACCOUNT,
        params: FundParams,
        body: InterestPaymentBody,
        response: created,
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

type EntryBody = Readonly<{ on: string; document_number: string; reason: string }>
const entryOf = (params: { fund_id: string }, body: EntryBody, caller: Caller): FundEntry => ({
  fundId: params.fund_id,
  on: body.on,
  documentNumber: body.document_number,
  reason: body.reason,
  askedBy: caller.subject,
})

type SplitBody = Readonly<{ split?: 'by_cash' | 'by_due' | undefined; funder_id?: string | undefined }>
function splitOf({ split, funder_id }: SplitBody): SplitBy {
  if (funder_id === undefined) return split ?? 'by_cash'
  if (split !== undefined) throw splitNamedTwice(funder_id, split)
  return { funderId: funder_id }
}

const toReply = (id: string, posting: Posting) => ({
  id,
  transactions: posting.transactions.map(({ payment_id: _, ...transaction }) => ({
    ...transaction,
    entries: transaction.entries.map((entry) => ({ ...entry })),
  })),
})
