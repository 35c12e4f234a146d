import { Amount, PositiveAmount, Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import { grantAwards } from '../../application/awards/grant-awards.ts'
import { awaitJob } from '../../application/jobs/await-job.ts'
import { listAwards, listRuns, type RunListed } from '../postgres/award-repository.ts'
import { readFundOfPlan } from '../postgres/programme-repository.ts'
import { officerOf } from './officer-of.ts'
import type { PlanParts } from './plan-routes.ts'
import { PlanParams } from './plan-schemas.ts'
import { problemReply } from './problem-reply.ts'
import { requireFundSight } from './require-fund-sight.ts'

const Period = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]|H[12]|Q[1-4]))?$', examples: ['2016', '2016-H1'] })
const OrNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const closed = { additionalProperties: false } as const

const RunReply = Type.Object({
  award_run_id: Uuid,
  /** Null where awards were listed: those are made at once. */
  job_id: OrNull(Uuid),
  period: Text(20),
  purpose: OrNull(Text(100)),
  /** Stopped: refused in the middle; what it had awarded stands. */
  state: Type.Enum(['running', 'done', 'stopped']),
  /** Null while it runs. */
  count: OrNull(Type.Integer()),
  total: OrNull(Amount),
  progress: OrNull(Type.Object({ done: Type.Integer(), total: OrNull(Type.Integer()) })),
  made_by: Text(200),
  made_at: Type.String({ format: 'date-time' }),
  problem: OrNull(Problem),
})

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Awards']

export function awardRoutes(app: App, { db, runner, waitMs }: PlanParts): void {
  app.post(
    '/v1/plans/:plan_id/awards',
    {
      config: FINANCE,
      schema: {
        operationId: 'grantAwards',
        summary: 'Award a plan in force: each of its lines, or the awards that are listed where it counts people only',
        description:
          'Lines go out in pages of 500 with a manifest at the end; a run that takes longer is answered as running, with its progress.',
        tags: TAGS,
        params: PlanParams,
        body: Type.Object(
          {
            period: Period,
            /** One of the purposes of the programme, for all awards that name no other. */
            purpose: Type.Optional(Text(100)),
            awards: Type.Optional(
              Type.Array(
                Type.Object(
                  {
                    beneficiary_id: Slug,
                    line: Text(60),
                    amount: PositiveAmount,
                    purpose: Type.Optional(Text(100)),
                  },
                  closed,
                ),
                { minItems: 1, maxItems: 1000 },
              ),
            ),
          },
          closed,
        ),
        response: { 201: RunReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const planId = request.params.plan_id
        requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
        const { period, purpose = null, awards = null } = request.body
        return grantAwards(trx, { planId, period, purpose, awards }, officerOf(request, caller))
      },
      {
        respond: async ({ planId, runId, jobId }) => {
          if (jobId !== null) await awaitJob(db, runner, jobId, waitMs)
          const [run] = await listRuns(db, planId, runId)
          if (run === undefined) throw new Error(`There is no award run ${runId}`)
          return runReply(run)
        },
      },
    ),
  )

  app.get(
    '/v1/plans/:plan_id/award-runs',
    {
      config: READERS,
      schema: {
        operationId: 'listAwardRuns',
        summary: 'The award runs of a plan and how far each is, newest first',
        tags: TAGS,
        params: PlanParams,
        response: { 200: Type.Object({ award_runs: Type.Array(RunReply) }) },
      },
    },
    async (request) => {
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, request.params.plan_id))
      return { award_runs: (await listRuns(db, request.params.plan_id)).map(runReply) }
    },
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
                purpose: OrNull(Text(100)),
                amount: Amount,
                state: Text(20),
                problem: OrNull(Problem),
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

const runReply = (run: RunListed): Static<typeof RunReply> => ({
  ...run,
  made_at: run.made_at.toISOString(),
  problem: problemReply(run.problem),
})
