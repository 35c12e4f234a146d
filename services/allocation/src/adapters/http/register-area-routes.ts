import { AreaCode, CalendarDay, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, idempotent, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { listNewAreas, mergeAreas, renameArea } from '../../application/register/change-areas.ts'
import { listAreas } from '../postgres/register/area-repository.ts'
import { officerOf } from './officer-of.ts'
import { MOMENT, momentOf } from './register-moment.ts'
import { StatedText } from './stated-text.ts'

const FINANCE = { access: { roles: ['finance'] } } as const
const TAGS = ['Areas']
const DATED = { valid_from: CalendarDay, reason: StatedText(200) }
const Changed = { 201: Type.Object({ revision: Type.Integer(), areas: Type.Integer() }) }
const Area = Type.Object({
  code: AreaCode,
  name: Text(100),
  state: Type.Enum(['active', 'abolished']),
  successor_code: Type.Union([AreaCode, Type.Null()]),
  valid_from: CalendarDay,
})

export function registerAreaRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/register/areas',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listAreas',
        summary: 'Counties, townships and villages as they were on a day, by code after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          ...MOMENT,
          area_code: Type.Optional(AreaCode),
          after: Type.String({ pattern: '^\\d{0,12}$', default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ areas: Type.Array(Area) }) },
      },
    },
    async (request) => {
      const { area_code, after, limit } = request.query
      const areaCode = area_code === undefined ? '' : normaliseArea(area_code)
      return { areas: await listAreas(db, await momentOf(db, request.query), { areaCode, after, limit }) }
    },
  )

  app.post(
    '/v1/register/areas',
    {
      config: FINANCE,
      schema: {
        operationId: 'listNewAreas',
        summary: 'List areas: from then on a home in their county must be one that is listed',
        tags: TAGS,
        body: Type.Object(
          {
            ...DATED,
            areas: Type.Array(Type.Object({ code: AreaCode, name: Text(100) }, { additionalProperties: false }), {
              minItems: 1,
              maxItems: 5000,
            }),
          },
          { additionalProperties: false },
        ),
        response: Changed,
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const areas = request.body.areas.map(({ code, name }) => ({ code: normaliseArea(code), name }))
      for (const { code } of areas) requireArea(caller, code)
      return listNewAreas(trx, { ...request.body, areas }, officerOf(request, caller))
    }),
  )

  app.post(
    '/v1/register/areas/rename',
    {
      config: FINANCE,
      schema: {
        operationId: 'renameArea',
        summary: 'Give an area another name from a day on; what it was called before stays on record',
        tags: TAGS,
        body: Type.Object({ ...DATED, code: AreaCode, name: Text(100) }, { additionalProperties: false }),
        response: Changed,
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const code = normaliseArea(request.body.code)
      requireArea(caller, code)
      return renameArea(trx, { ...request.body, code }, officerOf(request, caller))
    }),
  )

  app.post(
    '/v1/register/areas/merge',
    {
      config: FINANCE,
      schema: {
        operationId: 'mergeAreas',
        summary:
          'Merge areas into another from a day on, or abolish them: who is at home there is at home in the new one',
        tags: TAGS,
        body: Type.Object(
          {
            ...DATED,
            codes: Type.Array(AreaCode, { minItems: 1, maxItems: 1000, uniqueItems: true }),
            into: Type.Union([AreaCode, Type.Null()]),
          },
          { additionalProperties: false },
        ),
        response: Changed,
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const codes = request.body.codes.map(normaliseArea)
      const into = request.body.into === null ? null : normaliseArea(request.body.into)
      for (const code of [...codes, ...(into === null ? [] : [into])]) requireArea(caller, code)
      return mergeAreas(trx, { ...request.body, codes, into }, officerOf(request, caller))
    }),
  )
}
