import { AreaCode, PositiveAmount, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import {
  type App,
  areaPrefixes,
  callerOf,
  coversArea,
  idempotent,
  normaliseArea,
  requireArea,
} from '@fundtrace/http-server'
import Type from 'typebox'
import { recordProgramme } from '../../application/record-programme.ts'
import { insertFunder, readFunders, readProgrammeRow, readProgrammeRows } from '../postgres/programme-repository.ts'
import { officerOf } from './officer-of.ts'

const Funder = Type.Object(
  { id: Slug, name: Text(200), area_code: Type.Union([AreaCode, Type.Null()]) },
  { additionalProperties: false, examples: [{ id: 'province', name: '广东省', area_code: '44' }] },
)

const Funding = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('ratio'),
      /** As the document writes it: 6:3:1, 6：3：1, 6:3:0.5：0.5. */
      ratio: Text(500),
      funders: Type.Array(Slug, { minItems: 2, maxItems: 100, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('fixed'),
      parts: Type.Array(
        Type.Union([
          Type.Object({ funder: Slug, amount: PositiveAmount }, { additionalProperties: false }),
          Type.Object({ by: Type.Literal('township'), amount: PositiveAmount }, { additionalProperties: false }),
        ]),
        { minItems: 1, maxItems: 20 },
      ),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('sole'), funder: Slug }, { additionalProperties: false }),
])

const Programme = Type.Object(
  {
    /** With a hyphen and the fiscal year it makes the id of a fund, and the name likewise with a space. */
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,57}$' }),
    name: Text(195),
    document_number: Text(100),
    document_item: Text(200),
    area_code: AreaCode,
    base: Type.Union([Type.Literal('people'), Type.Literal('households'), Type.Literal('villages')]),
    rate: PositiveAmount,
    funding: Funding,
  },
  {
    additionalProperties: false,
    examples: [
      {
        id: 'zhanjiang-edz',
        name: '湛江经开区精准扶贫',
        document_number: '湛开办〔2016〕163号',
        document_item: '四、(一)',
        area_code: '440871',
        base: 'people',
        rate: '20000.00',
        funding: {
          kind: 'ratio',
          ratio: '6:3:0.5：0.5',
          funders: ['province', 'foshan', 'zhanjiang', 'zhanjiang-edz'],
        },
      },
    ],
  },
)

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const

export function programmeRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funders',
    {
      config: FINANCE,
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
      config: READERS,
      schema: {
        operationId: 'listFunders',
        summary: 'Every funder',
        tags: ['Funders'],
        response: { 200: Type.Object({ funders: Type.Array(Funder) }) },
      },
    },
    async () => ({ funders: await readFunders(db) }),
  )

  app.post(
    '/v1/programmes',
    {
      config: FINANCE,
      schema: {
        operationId: 'recordProgramme',
        summary: 'Record what a document says: who gets how much, and who pays',
        tags: ['Programmes'],
        body: Programme,
        response: { 201: Programme },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      requireArea(caller, request.body.area_code)
      const row = { ...request.body, area_code: normaliseArea(request.body.area_code) }
      return recordProgramme(trx, row, officerOf(request, caller))
    }),
  )

  app.get(
    '/v1/programmes',
    {
      config: READERS,
      schema: {
        operationId: 'listProgrammes',
        summary: 'The programmes of my areas',
        tags: ['Programmes'],
        response: { 200: Type.Object({ programmes: Type.Array(Programme) }) },
      },
    },
    async (request) => {
      const prefixes = areaPrefixes(callerOf(request))
      const rows = await readProgrammeRows(db)
      return { programmes: rows.filter((row) => coversArea(prefixes, row.area_code)) }
    },
  )

  app.get(
    '/v1/programmes/:programme_id',
    {
      config: READERS,
      schema: {
        operationId: 'getProgramme',
        summary: 'One programme',
        tags: ['Programmes'],
        params: Type.Object({ programme_id: Slug }),
        response: { 200: Programme },
      },
    },
    async (request) => {
      const row = await readProgrammeRow(db, request.params.programme_id)
      requireArea(callerOf(request), row.area_code)
      return row
    },
  )
}
