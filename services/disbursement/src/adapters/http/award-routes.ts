import { Amount, AreaCode, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { listAwards, readFund } from '../postgres/award-repository.ts'

export function awardRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/awards',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listPayableAwards',
        summary: 'What a fund may pay, and how far each award has come, by id after the cursor',
        tags: ['Awards'],
        querystring: Type.Object({
          fund_id: Slug,
          area_code: Type.Optional(AreaCode),
          after: Type.String({ ...Uuid, default: '00000000-0000-0000-0000-000000000000' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            awards: Type.Array(
              Type.Object({
                id: Uuid,
                beneficiary_id: Slug,
                area_code: AreaCode,
                period: Text(20),
                line: Text(60),
                amount: Amount,
                payment_state: Type.Union([Type.Null(), Text(20)]),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { fund_id, area_code, after, limit } = request.query
      const fund = await readFund(db, fund_id)
      requireArea(callerOf(request), fund.area_code)
      const areaCode = normaliseArea(area_code ?? fund.area_code)
      return { awards: await listAwards(db, fund_id, { areaCode, after, limit }) }
    },
  )
}
