import { CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { approvePlan } from '../../application/plans/approve-plan.ts'
import { answerObjection, listObjections, raiseObjection } from '../../application/plans/raise-objection.ts'
import { noticePlan, submitPlan, withdrawPlan } from '../../application/plans/submit-plan.ts'
import { readMoves } from '../postgres/plan-view.ts'
import { readFundOfPlan } from '../postgres/programme-repository.ts'
import { hideSentValues } from './hide-sent-values.ts'
import { officerOf } from './officer-of.ts'
import { describePlan, PlanParams, PlanReply, PlanStateName } from './plan-schemas.ts'
import { requireFundSight } from './require-fund-sight.ts'
import { StatedText } from './stated-text.ts'

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Plans']
const closed = { additionalProperties: false } as const
const OrNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])

export function planLifeRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/plans/:plan_id/submit',
    {
      config: FINANCE,
      schema: {
        operationId: 'submitPlan',
        summary: 'Ask for the approval of a computed plan; who asks does not approve',
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
        await submitPlan(trx, planId, officerOf(request, caller))
        return { planId }
      },
      { status: 200, respond: ({ planId }) => describePlan(db, planId) },
    ),
  )

  app.post(
    '/v1/plans/:plan_id/notice',
    {
      config: FINANCE,
      schema: {
        operationId: 'noticePlan',
        summary: 'Put a submitted plan into public notice (公示) for the days that its programme asks for',
        tags: TAGS,
        params: PlanParams,
        /** Today in Shanghai, unless another day to come is named. */
        body: Type.Object({ first_day: Type.Optional(CalendarDay) }, closed),
        response: { 200: PlanReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const planId = request.params.plan_id
        requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
        await noticePlan(trx, planId, { firstDay: request.body.first_day ?? null }, officerOf(request, caller))
        return { planId }
      },
      { status: 200, respond: ({ planId }) => describePlan(db, planId) },
    ),
  )

  app.post(
    '/v1/plans/:plan_id/approve',
    {
      config: FINANCE,
      schema: {
        operationId: 'approvePlan',
        summary: 'Approve a plan that another officer made and submitted; the ledger then posts what each funder owes',
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
      { status: 200, respond: ({ planId }) => describePlan(db, planId) },
    ),
  )

  app.post(
    '/v1/plans/:plan_id/withdraw',
    {
      config: FINANCE,
      schema: {
        operationId: 'withdrawPlan',
        summary: 'Take back a plan that nobody has approved; its maker alone does',
        tags: TAGS,
        params: PlanParams,
        body: Type.Object({ reason: StatedText(500) }, closed),
        response: { 200: PlanReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const planId = request.params.plan_id
        requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
        await withdrawPlan(trx, planId, request.body.reason, officerOf(request, caller))
        return { planId }
      },
      { status: 200, respond: ({ planId }) => describePlan(db, planId) },
    ),
  )

  app.get(
    '/v1/plans/:plan_id/moves',
    {
      config: READERS,
      schema: {
        operationId: 'listPlanMoves',
        summary: 'The life of a plan: every move, who made it, when and why',
        tags: TAGS,
        params: PlanParams,
        response: {
          200: Type.Object({
            moves: Type.Array(
              Type.Object({
                from: OrNull(PlanStateName),
                to: PlanStateName,
                by: Text(200),
                at: Type.String({ format: 'date-time' }),
                reason: OrNull(Text(500)),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      await requireFundSight(db, callerOf(request), await readFundOfPlan(db, request.params.plan_id))
      const moves = await readMoves(db, request.params.plan_id)
      return {
        moves: moves.map((move) => ({
          from: move.from_state,
          to: move.to_state,
          by: move.moved_by,
          at: move.moved_at.toISOString(),
          reason: move.reason,
        })),
      }
    },
  )

  app.post(
    '/v1/plans/:plan_id/objections',
    {
      config: FINANCE,
      errorHandler: hideSentValues,
      schema: {
        operationId: 'raiseObjection',
        summary: 'Write down an objection to a plan in public notice; it holds the approval until it is answered',
        tags: TAGS,
        params: PlanParams,
        body: Type.Object(
          { line: Type.Optional(Type.Integer({ minimum: 1 })), text: StatedText(2000), by: StatedText(100) },
          closed,
        ),
        response: { 201: Type.Object({ objection_id: Uuid }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const planId = request.params.plan_id
      requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
      const { line = null, text, by } = request.body
      return raiseObjection(trx, ring, { planId, line, text, by }, officerOf(request, caller))
    }),
  )

  app.get(
    '/v1/plans/:plan_id/objections',
    {
      config: { access: { roles: ['finance', 'audit'] } },
      schema: {
        operationId: 'listObjections',
        summary: 'The objections to a plan and their answers; who objects is masked',
        tags: TAGS,
        params: PlanParams,
        response: {
          200: Type.Object({
            objections: Type.Array(
              Type.Object({
                id: Uuid,
                line: OrNull(Type.Integer()),
                by: Text(100),
                text: Text(2000),
                raised_on: CalendarDay,
                recorded_by: Text(200),
                answer: OrNull(
                  Type.Object({
                    text: Text(2000),
                    answered_by: Text(200),
                    answered_at: Type.String({ format: 'date-time' }),
                  }),
                ),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      // What people say of each other is for the area itself, not for those that pay from elsewhere.
      requireArea(callerOf(request), (await readFundOfPlan(db, request.params.plan_id)).area_code)
      return { objections: await listObjections(db, ring, request.params.plan_id) }
    },
  )

  app.post(
    '/v1/plans/:plan_id/objections/:objection_id/answer',
    {
      config: FINANCE,
      errorHandler: hideSentValues,
      schema: {
        operationId: 'answerObjection',
        summary: 'Answer an objection, once',
        tags: TAGS,
        params: Type.Object({ plan_id: Uuid, objection_id: Uuid }),
        body: Type.Object({ text: StatedText(2000) }, closed),
        response: { 201: Type.Object({ objection_id: Uuid }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { plan_id: planId, objection_id } = request.params
      requireArea(caller, (await readFundOfPlan(trx, planId)).area_code)
      const order = { planId, objectionId: objection_id, text: request.body.text }
      await answerObjection(trx, ring, order, officerOf(request, caller))
      return { objection_id }
    }),
  )
}
