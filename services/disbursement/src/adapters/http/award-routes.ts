import { Amount, AreaCode, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { STAGES } from '../../domain/project-stage.ts'
import { listAwards, listWaitingAwards, listWaitingFunds, readFund } from '../postgres/award-repository.ts'

const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Awards']

export function awardRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/awards',
    {
      config: READERS,
      schema: {
        operationId: 'listPayableAwards',
        summary: 'What a fund may pay, and how far each award has come, by id after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          fund_id: Slug,
          area_code: Type.Optional(AreaCode),
          period: Type.Optional(Text(20)),
          /** Only what a batch over the whole area would take. */
          waiting: Type.Boolean({ default: false }),
          /** Only what goes to villages, projects and enterprises. */
          projects: Type.Boolean({ default: false }),
          after: Type.String({ ...Uuid, default: '00000000-0000-0000-0000-000000000000' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            awards: Type.Array(
              Type.Object({
                id: Uuid,
                beneficiary_id: Slug,
                beneficiary_kind: Text(20),
                area_code: AreaCode,
                period: Text(20),
                line: Text(60),
                amount: Amount,
                payment_state: Type.Union([Type.Null(), Text(20)]),
                /** What it pays of its project; null where no officer has said it. */
                stage: Type.Union([Type.Null(), Type.Enum([...STAGES])]),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { fund_id, area_code, period, waiting, projects, after, limit } = request.query
      const fund = await readFund(db, fund_id)
      requireArea(callerOf(request), fund.area_code)
      const areaCode = normaliseArea(area_code ?? fund.area_code)
      const page = { areaCode, period: period ?? null, onlyWaiting: waiting, onlyProjects: projects, after, limit }
      return { awards: await listAwards(db, fund_id, page) }
    },
  )

  app.get(
    '/v1/payable-funds',
    {
      config: READERS,
      schema: {
        operationId: 'listPayableFunds',
        summary: 'The funds of my areas, with how many awards of each wait to be paid and how much they come to',
        tags: TAGS,
        response: {
          200: Type.Object({
            funds: Type.Array(
              Type.Object({
                fund_id: Slug,
                fund_name: Text(200),
                area_code: AreaCode,
                fiscal_year: Type.Union([Type.Null(), Type.Integer()]),
                count: Type.Integer(),
                total: Amount,
              }),
            ),
          }),
        },
      },
    },
    async (request) => ({ funds: await listWaitingFunds(db, areaPrefixes(callerOf(request))) }),
  )

  app.get(
    '/v1/funds/:fund_id/waiting-awards',
    {
      config: READERS,
      schema: {
        operationId: 'listWaitingAwards',
        summary: 'What of a fund waits to be paid, added up by village and period',
        tags: TAGS,
        params: Type.Object({ fund_id: Slug }),
        response: {
          200: Type.Object({
            waiting: Type.Array(
              Type.Object({ area_code: AreaCode, period: Text(20), count: Type.Integer(), total: Amount }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      requireArea(callerOf(request), fund.area_code)
      return { waiting: await listWaitingAwards(db, fund.id) }
    },
  )
}
