import { CalendarDay, Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import { DomainError } from '@fundtrace/problem'
import Type from 'typebox'
import { awaitJob } from '../../application/jobs/await-job.ts'
import type { JobRunner } from '../../application/jobs/job-runner.ts'
import { makePlan } from '../../application/plans/make-plan.ts'
import { streamPlan } from '../../application/plans/stream-plan.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { readLines } from '../postgres/plan-line-repository.ts'
import { readPlan, readShares } from '../postgres/plan-repository.ts'
import { listPlanViews } from '../postgres/plan-view.ts'
import { readFundOfPlan, readProgrammeOf, readVersion } from '../postgres/programme-repository.ts'
import { newestRevision } from '../postgres/register/revision-repository.ts'
import { readShownPlaces } from '../postgres/report-register.ts'
import { officerOf } from './officer-of.ts'
import {
  describePlan,
  lineReply,
  PlanLineReply,
  PlanParams,
  planReply,
  PlanReply,
  PlanStateName,
} from './plan-schemas.ts'
import { requireFundSight } from './require-fund-sight.ts'
import { StatedText } from './stated-text.ts'

const NewPlan = Type.Object(
  {
    programme_id: Slug,
    /** The newest, unless one is named. */
    version: Type.Optional(Type.Integer({ minimum: 1, maximum: 32_767 })),
    fiscal_year: Type.Integer({ minimum: 1949, maximum: 2200 }),
    /** The register as it was on this day: today, unless one is named. */
    register_day: Type.Optional(CalendarDay),
    /** The revision of the register; the newest, unless one is named. */
    as_known_at: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    /** The published number of people, for a programme that pays per person. */
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })),
    /** The plan in force that this one raises, cuts or supersedes, and why. */
    replaces: Type.Optional(Uuid),
    reason: Type.Optional(StatedText(500)),
  },
  {
    additionalProperties: false,
    examples: [{ programme_id: 'zhanjiang-edz', fiscal_year: 2016, people: 3578 }],
  },
)

const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Plans']

export type PlanParts = Readonly<{ db: Database; runner: JobRunner; waitMs: number }>

export function planRoutes(app: App, { db, runner, waitMs }: PlanParts): void {
  app.post(
    '/v1/plans',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'makePlan',
        summary: "Compute a programme's plan for a year, with each funder's share; another officer approves it",
        description:
          'Answers the computed plan. One that takes longer is answered as a draft with its progress, to be asked for again; one that cannot be computed is kept as failed, with the reason that is answered here.',
        tags: TAGS,
        body: NewPlan,
        response: { 201: PlanReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { body } = request
        requireArea(caller, (await readVersion(trx, body.programme_id)).area_code)
        return makePlan(
          trx,
          {
            programmeId: body.programme_id,
            version: body.version ?? null,
            fiscalYear: body.fiscal_year,
            registerDay: body.register_day ?? null,
            asKnownAt: body.as_known_at ?? null,
            people: body.people ?? null,
            replaces: body.replaces ?? null,
            reason: body.reason ?? null,
          },
          officerOf(request, caller),
        )
      },
      {
        respond: async ({ planId, jobId }) => {
          const job = await awaitJob(db, runner, jobId, waitMs)
          if (job.problem !== null) throw refusalOf(job.problem)
          return describePlan(db, planId)
        },
      },
    ),
  )

  app.get(
    '/v1/plans',
    {
      config: READERS,
      schema: {
        operationId: 'listPlans',
        summary: 'The plans of my areas, newest first, before the cursor',
        tags: TAGS,
        querystring: Type.Object({
          fund_id: Type.Optional(Slug),
          state: Type.Optional(PlanStateName),
          before: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 20 }),
        }),
        response: { 200: Type.Object({ plans: Type.Array(PlanReply) }) },
      },
    },
    async (request) => {
      const { fund_id, state, before, limit } = request.query
      const views = await listPlanViews(db, {
        prefixes: areaPrefixes(callerOf(request)),
        fundId: fund_id ?? null,
        state: state ?? null,
        before: before ?? null,
        limit,
      })
      const plans = []
      for (const view of views) {
        const programme = await readProgrammeOf(db, view.programme_id, view.programme_version)
        plans.push(planReply(view, await readShares(db, view.id), programme))
      }
      return { plans }
    },
  )

  app.get(
    '/v1/plans/:plan_id',
    {
      config: READERS,
      schema: {
        operationId: 'getPlan',
        summary: 'A plan with the shares of its funders, or how far its computing is',
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
        summary: 'The lines of a plan and why each is what it is, by number after the cursor',
        tags: TAGS,
        params: PlanParams,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ lines: Type.Array(PlanLineReply) }) },
      },
    },
    async (request) => {
      const planId = request.params.plan_id
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, planId))
      const plan = await readPlan(db, planId)
      const programme = await readProgrammeOf(db, plan.programmeId, plan.programmeVersion)
      const lines = await readLines(db, planId, request.query)
      const shown = await readShownPlaces(db, lines, {
        day: plan.registerDay ?? todayInShanghai(),
        revision: plan.registerRevision ?? (await newestRevision(db)),
      })
      return { lines: lines.map((line) => lineReply(programme, line, shown)) }
    },
  )

  app.get(
    '/v1/plans/:plan_id/lines.ndjson',
    {
      config: READERS,
      schema: {
        operationId: 'streamPlan',
        summary: 'The bytes of a plan: every line, then its shares, each as canonical JSON on a line of its own',
        description:
          'The same version of the programme, register day and revision give the same bytes; their SHA-256 is the content_sha256 of the plan.',
        tags: TAGS,
        params: PlanParams,
      },
    },
    async (request, reply) => {
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, request.params.plan_id))
      const bytes = await streamPlan(db, request.params.plan_id)
      return reply.type('application/x-ndjson').send(bytes)
    },
  )
}

/** Why the plan could not be computed, as it was kept with it. */
const refusalOf = ({ code, title, detail, values }: NonNullable<Awaited<ReturnType<typeof awaitJob>>['problem']>) =>
  new DomainError({ code, kind: 'refused', title, detail, values })
