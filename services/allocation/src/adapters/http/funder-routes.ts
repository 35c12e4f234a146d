import { AreaCode, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, idempotent, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { insertFunder, readFunders } from '../postgres/programme-repository.ts'

const Funder = Type.Object(
  { id: Slug, name: Text(200), area_code: Type.Union([AreaCode, Type.Null()]) },
  { additionalProperties: false, examples: [{ id: 'province', name: '广东省', area_code: '44' }] },
)

export function funderRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funders',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'recordFunder',
        summary: 'Record a funder',
        tags: ['Funders'],
        body: Funder,
        response: { 201: Funder },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { area_code } = request.body
      // An area's money is asked of whoever is recorded as its funder.
      if (area_code !== null) requireArea(caller, area_code)
      const funder = { ...request.body, area_code: area_code === null ? null : normaliseArea(area_code) }
      await insertFunder(trx, funder, caller.subject)
      return funder
    }),
  )

  app.get(
    '/v1/funders',
    {
      config: {
        access: {
          roles: ['finance', 'treasury', 'audit', 'admin'],
          everywhere: 'every bureau knows who gives money, and names them',
        },
      },
      schema: {
        operationId: 'listFunders',
        summary: 'Every funder',
        tags: ['Funders'],
        response: { 200: Type.Object({ funders: Type.Array(Funder) }) },
      },
    },
    async () => ({ funders: await readFunders(db) }),
  )
}
