import { Amount, CalendarDay, PositiveAmount, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { approveBudget, askBudget, rejectBudget } from '../../application/plan-project-budget.ts'
import { awardOfHousehold, budgetUnknown } from '../../domain/project-errors.ts'
import { STAGES } from '../../domain/project-stage.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import { readFund } from '../postgres/award-repository.ts'
import { findFundOfBudget, listBudgets, lockProjects } from '../postgres/project-repository.ts'
import { insertStage, readAwardOfFund } from '../postgres/stage-repository.ts'
import { officerOf } from './officer-of.ts'
import { StatedText } from './stated-text.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Projects']

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
/** Hundredths at most. */
const Percent = Type.String({ pattern: '^(100(\\.0{1,2})?|[1-9]?\\d(\\.\\d{1,2})?)$', examples: ['30', '2.5'] })
const FundParams = Type.Object({ fund_id: Slug })
const BudgetParams = Type.Object({ budget_id: Uuid })
const AwardParams = Type.Object({ award_id: Uuid })
const BudgetId = Type.Object({ budget_id: Uuid })

/** Whom a closed circuit pays: by stages of an approved budget. */
export function projectRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funds/:fund_id/project-budgets',
    {
      config: TREASURY,
      schema: {
        operationId: 'askProjectBudget',
        summary: 'State what a project may cost and how it is paid; it holds when another officer has approved it',
        tags: TAGS,
        params: FundParams,
        body: Type.Object(
          {
            beneficiary_id: Slug,
            total: PositiveAmount,
            /** Of the total, at most, before any work is done. */
            advance_percent: Percent,
            /** Kept back until `retention_from` (质保金). */
            retention_percent: Percent,
            retention_from: orNull(CalendarDay),
            document_number: StatedText(100),
            reason: StatedText(500),
          },
          { additionalProperties: false },
        ),
        response: { 201: BudgetId },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const fund = await readFund(trx, request.params.fund_id)
      requireArea(caller, fund.area_code)
      const { body } = request
      const order = {
        fundId: fund.id,
        beneficiaryId: body.beneficiary_id,
        total: body.total,
        advancePercent: body.advance_percent,
        retentionPercent: body.retention_percent,
        retentionFrom: body.retention_from,
        documentNumber: body.document_number,
        reason: maskedText(body.reason),
      }
      return { budget_id: await askBudget(trx, order, officerOf(request, caller)) }
    }),
  )

  app.get(
    '/v1/funds/:fund_id/project-budgets',
    {
      config: READERS,
      schema: {
        operationId: 'listProjectBudgets',
        summary: "Every version of the budgets of a fund's projects, with who asked and who decided",
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({
          beneficiary_id: Type.Optional(Slug),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 1000 }),
        }),
        response: {
          200: Type.Object({
            budgets: Type.Array(
              Type.Object({
                id: Uuid,
                beneficiary_id: Slug,
                version: Type.Integer(),
                total: Amount,
                advance_percent: Text(6),
                retention_percent: Text(6),
                retention_from: orNull(Text(10)),
                document_number: Text(100),
                reason: Text(500),
                state: Type.Enum(['waiting', 'approved', 'rejected']),
                asked_by: Text(200),
                asked_for: orNull(Text(200)),
                asked_at: Text(40),
                decided_by: orNull(Text(200)),
                decided_for: orNull(Text(200)),
                decided_at: orNull(Text(40)),
                decided_why: orNull(Text(500)),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      requireArea(callerOf(request), fund.area_code)
      const { beneficiary_id, limit } = request.query
      return { budgets: await listBudgets(db, { fundId: fund.id, beneficiaryId: beneficiary_id ?? null, limit }) }
    },
  )

  app.post(
    '/v1/project-budgets/:budget_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approveProjectBudget',
        summary: 'Approve a budget that another officer asked for: it holds for whatever is paid from now on',
        tags: TAGS,
        params: BudgetParams,
        response: { 200: BudgetId },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { budget_id } = request.params
        requireArea(caller, await areaOfBudget(trx, budget_id))
        await approveBudget(trx, budget_id, officerOf(request, caller))
        return { budget_id }
      },
      { status: 200 },
    ),
  )

  app.post(
    '/v1/project-budgets/:budget_id/reject',
    {
      config: TREASURY,
      schema: {
        operationId: 'rejectProjectBudget',
        summary: 'Reject a budget that another officer asked for',
        tags: TAGS,
        params: BudgetParams,
        body: Type.Object({ reason: StatedText(500) }, { additionalProperties: false }),
        response: { 200: BudgetId },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { budget_id } = request.params
        requireArea(caller, await areaOfBudget(trx, budget_id))
        await rejectBudget(trx, budget_id, maskedText(request.body.reason), officerOf(request, caller))
        return { budget_id }
      },
      { status: 200 },
    ),
  )

  app.post(
    '/v1/awards/:award_id/stage',
    {
      config: TREASURY,
      schema: {
        operationId: 'assignAwardStage',
        summary:
          'Say which stage of its project an award line pays; it is paid whole, so each stage is a line of its own',
        tags: TAGS,
        params: AwardParams,
        body: Type.Object({ stage: Type.Enum([...STAGES]), reason: StatedText(500) }, { additionalProperties: false }),
        response: { 201: Type.Object({ award_id: Uuid, stage: Type.Enum([...STAGES]), version: Type.Integer() }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const award = await readAwardOfFund(trx, request.params.award_id)
      requireArea(caller, award.area_code)
      if (award.beneficiary_kind === 'household') throw awardOfHousehold(award.id)
      await lockProjects(trx, award.fund_id)
      const { stage, reason } = request.body
      const version = await insertStage(
        trx,
        { awardId: award.id, stage, reason: maskedText(reason) },
        officerOf(request, caller),
      )
      return { award_id: award.id, stage, version }
    }),
  )
}

async function areaOfBudget(db: Parameters<typeof findFundOfBudget>[0], budgetId: string): Promise<string> {
  const fundId = await findFundOfBudget(db, budgetId)
  if (fundId === undefined) throw budgetUnknown(budgetId)
  return (await readFund(db, fundId)).area_code
}
