import { Amount, AreaCode, FunderAmount, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import { formatMoney, formatWan, parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { approvePlan } from '../../application/approve-plan.ts'
import { grantAwards } from '../../application/grant-awards.ts'
import { makePlan } from '../../application/make-plan.ts'
import { ratioOf } from '../../domain/programme.ts'
import { listAwards } from '../postgres/award-repository.ts'
import { readLines, readPlanDetail, readShares } from '../postgres/plan-repository.ts'
import { readFundOfPlan, readProgramme } from '../postgres/programme-repository.ts'
import { officerOf } from './officer-of.ts'
import { problemReply } from './problem-reply.ts'
import { requireFundSight } from './require-fund-sight.ts'

const PlanReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  programme_id: Slug,
  area_code: AreaCode,
  document_number: Text(100),
  state: Type.Union([
    Type.Literal('computed'),
    Type.Literal('approved'),
    Type.Literal('posted'),
    Type.Literal('refused'),
  ]),
  total: Amount,
  total_wan: Text(40),
  /** As written in the document; null where funding is fixed parts or one funder. */
  ratio: Type.Union([Type.Null(), Type.Array(Text(40))]),
  shares: Type.Array(Type.Object({ funder_id: Slug, name: Text(200), amount: Amount })),
  lines: Type.Integer(),
  units: Type.Integer(),
  made_by: Text(200),
  approved_by: Type.Union([Type.Null(), Text(200)]),
  problem: Type.Union([Type.Null(), Problem]),
})
const PlanParams = Type.Object({ plan_id: Uuid })
const Period = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]|H[12]|Q[1-4]))?$', examples: ['2016', '2016-H1'] })

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Plans']

export function planRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/plans',
    {
      config: FINANCE,
      schema: {
        operationId: 'makePlan',
        summary: "Compute a programme's plan for a year, with each funder's share; another officer approves it",
        tags: TAGS,
        body: Type.Object(
          {
            programme_id: Slug,
            fiscal_year: Type.Integer({ minimum: 1949, maximum: 2200 }),
            /** The published number of people, for a programme that pays per person. */
            people: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })),
          },
          {
            additionalProperties: false,
            examples: [{ programme_id: 'zhanjiang-edz', fiscal_year: 2016, people: 3578 }],
          },
        ),
        response: { 201: PlanReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { programme_id, fiscal_year, people } = request.body
        requireArea(caller, (await readProgramme(trx, programme_id)).areaCode)
        const order = { programmeId: programme_id, fiscalYear: fiscal_year, people: people ?? null }
        return makePlan(trx, order, officerOf(request, caller))
      },
      { respond: (result) => describePlan(db, result.planId) },
    ),
  )

  app.get(
    '/v1/plans/:plan_id',
    {
      config: READERS,
      schema: {
        operationId: 'getPlan',
        summary: 'A plan with the shares of its funders',
        tags: TAGS,
        params: PlanParams,
        response: { 200: PlanReply },
      },
    },
    async (request) => {
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, request.params.plan_id))
      return describePlan(db, request.params.plan_id)
    },
  )

  app.get(
    '/v1/plans/:plan_id/lines',
    {
      config: READERS,
      schema: {
        operationId: 'listPlanLines',
        summary: 'The lines of a plan, by number after the cursor',
        tags: TAGS,
        params: PlanParams,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            lines: Type.Array(
              Type.Object({
                line: Type.Integer(),
                beneficiary_id: Type.Union([Type.Null(), Slug]),
                area_code: AreaCode,
                units: Type.Integer(),
                amount: Amount,
                parts: Type.Union([Type.Null(), Type.Array(FunderAmount)]),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, request.params.plan_id))
      return { lines: await readLines(db, request.params.plan_id, request.query) }
    },
  )

  app.post(
    '/v1/plans/:plan_id/approve',
    {
      config: FINANCE,
      schema: {
        operationId: 'approvePlan',
        summary: 'Approve a plan that another officer made; the ledger then posts what each funder owes',
        tags: TAGS,
        params: PlanParams,
        response: { 200: PlanReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const planId = request.params.plan_id
        requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
        await approvePlan(trx, planId, officerOf(request, caller))
        return { planId }
      },
      { status: 200, respond: (result) => describePlan(db, result.planId) },
    ),
  )

  app.post(
    '/v1/plans/:plan_id/awards',
    {
      config: FINANCE,
      schema: {
        operationId: 'grantAwards',
        summary: 'Award a posted plan: each of its lines, or the awards that are listed where it counts people only',
        tags: TAGS,
        params: PlanParams,
        body: Type.Object(
          {
            period: Period,
            awards: Type.Optional(
              Type.Array(
                Type.Object(
                  { beneficiary_id: Slug, line: Text(60), amount: PositiveAmount },
                  { additionalProperties: false },
                ),
                { minItems: 1, maxItems: 1000 },
              ),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ award_run_id: Uuid, count: Type.Integer(), total: Amount }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const planId = request.params.plan_id
      requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
      const order = { planId, period: request.body.period, awards: request.body.awards ?? null }
      return grantAwards(trx, order, officerOf(request, caller))
    }),
  )

  app.get(
    '/v1/plans/:plan_id/awards',
    {
      config: READERS,
      schema: {
        operationId: 'listAwards',
        summary: 'The awards of a plan and whether the ledger has posted them, by id after the cursor',
        tags: TAGS,
        params: PlanParams,
        querystring: Type.Object({
          after: Type.String({ ...Uuid, default: '00000000-0000-0000-0000-000000000000' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            awards: Type.Array(
              Type.Object({
                id: Uuid,
                beneficiary_id: Slug,
                period: Text(20),
                line: Text(60),
                amount: Amount,
                state: Text(20),
                problem: Type.Union([Type.Null(), Problem]),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, request.params.plan_id))
      const awards = await listAwards(db, request.params.plan_id, request.query)
      return { awards: awards.map((award) => ({ ...award, problem: problemReply(award.problem) })) }
    },
  )
}

async function describePlan(db: Database, planId: string) {
  const { problem, ...plan } = await readPlanDetail(db, planId)
  const shares = await readShares(db, planId)
  const { funding } = await readProgramme(db, plan.programme_id)
  return {
    ...plan,
    total_wan: formatWan(parseMoney(plan.total)),
    ratio: ratioOf(funding),
    shares: shares.map((share) => ({ funder_id: share.funderId, name: share.name, amount: formatMoney(share.amount) })),
    problem: problemReply(problem),
  }
}
