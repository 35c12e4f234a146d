import { Amount, AreaCode, CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, normaliseArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { describeDisclosure, describeRow, disclosureReport } from '../../application/reports/describe-disclosure.ts'
import {
  listBoard,
  listBoardAreas,
  masked,
  openBoardList,
  searchBoard,
} from '../../application/reports/notice-board.ts'
import { readPublicAwardNames } from '../postgres/public-award-names.ts'
import { MEDIA_TYPE, reportFile, sendFile } from './report-file.ts'

/** For everybody, without a token (F4). The console stands before us with one address for all its visitors, and counts those itself. */
const PUBLIC = { access: 'public', requestsPerMinute: 1_200 } as const
const FILES = { access: 'public', requestsPerMinute: 120 } as const
/** What is public changes by the day: a minute is soon enough. */
const CACHED = 'public, max-age=60'
const TAGS = ['Notice board']
const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([Type.Null(), schema])

const List = Type.Object({
  plan_id: Uuid,
  kind: Type.Enum(['notice', 'results']),
  title: Text(400),
  document_number: Text(100),
  fiscal_year: Type.Integer(),
  area_code: AreaCode,
  area_name: Nullable(Text(100)),
  planned: Amount,
  lines: Type.Integer(),
  total: Amount,
  notice_from: Nullable(CalendarDay),
  notice_to: Nullable(CalendarDay),
  days_left: Nullable(Type.Integer()),
  public_to: Nullable(CalendarDay),
})
/** What the printed list has, and no id by which lists could be joined. */
const Entry = Type.Object({
  number: Type.Integer(),
  name: Nullable(Text(200)),
  area_code: Type.String({ maxLength: 12 }),
  area_name: Nullable(Text(100)),
  amount: Amount,
  line: Nullable(Text(200)),
  period: Nullable(Text(20)),
  class: Nullable(Text(40)),
  people: Nullable(Type.Integer()),
})
const Place = Type.Object({
  area_code: Type.String({ maxLength: 12 }),
  area_name: Nullable(Text(100)),
  lines: Type.Integer(),
  total: Amount,
})
const Kind = Type.Enum(['notice', 'results'])
const ListParams = Type.Object({ plan_id: Uuid, kind: Kind })
const Village = Type.Optional(AreaCode)
const Name = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'Masked, as 张**; of any other only its mask is looked for',
  }),
)

export function noticeBoardRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/public/areas',
    {
      config: PUBLIC,
      schema: {
        operationId: 'listBoardAreas',
        summary: 'The areas that have anything on the notice board today',
        tags: TAGS,
        response: {
          200: Type.Object({
            areas: Type.Array(
              Type.Object({
                code: AreaCode,
                name: Nullable(Text(100)),
                notices: Type.Integer(),
                results: Type.Integer(),
              }),
            ),
          }),
        },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', CACHED)
      return { areas: await listBoardAreas(db) }
    },
  )

  app.get(
    '/v1/public/lists',
    {
      config: PUBLIC,
      schema: {
        operationId: 'listBoard',
        summary:
          'What is on the notice board of an area today: plans in public notice (公示), and what was awarded (公告)',
        tags: TAGS,
        querystring: Type.Object({ area_code: AreaCode }),
        response: { 200: Type.Object({ lists: Type.Array(List) }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', CACHED)
      return { lists: await listBoard(db, normaliseArea(request.query.area_code)) }
    },
  )

  app.get(
    '/v1/public/search',
    {
      config: PUBLIC,
      schema: {
        operationId: 'searchBoard',
        summary: 'In which public lists a village, or a household by its masked name, stands',
        tags: TAGS,
        querystring: Type.Object({
          village: Type.Optional(
            Type.String({ minLength: 1, maxLength: 60, description: 'Part of its name, or its code' }),
          ),
          name: Name,
          area_code: Village,
        }),
        response: { 200: Type.Object({ found: Type.Array(Type.Object({ list: List, ...Place.properties })) }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', CACHED)
      const { village = null, name = null, area_code } = request.query
      const areaCode = area_code === undefined ? '' : normaliseArea(area_code)
      return { found: await searchBoard(db, { village, name, areaCode }) }
    },
  )

  app.get(
    '/v1/public/plans/:plan_id/:kind',
    {
      config: PUBLIC,
      schema: {
        operationId: 'getBoardList',
        summary: 'A public list of a plan, masked, by number after the cursor; of a village, or of a masked name',
        tags: TAGS,
        params: ListParams,
        querystring: Type.Object({
          area_code: Village,
          name: Name,
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            list: List,
            how_to_object: Nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
            entries: Type.Array(Entry),
          }),
        },
      },
    },
    async (request, reply) => {
      const { plan_id, kind } = request.params
      const { list, disclosure } = await openBoardList(db, kind, plan_id)
      const { area_code, name, after, limit } = request.query
      const area = area_code === undefined ? '' : normaliseArea(area_code)
      const rows = await disclosure.readRows({ after, limit, area, name: name === undefined ? null : masked(name) })
      reply.header('cache-control', CACHED)
      return { list, how_to_object: describeDisclosure(disclosure).how_to_object, entries: rows.map(describeRow) }
    },
  )

  app.get(
    '/v1/public/plans/:plan_id/:kind/places',
    {
      config: PUBLIC,
      schema: {
        operationId: 'listBoardPlaces',
        summary: 'The villages of a public list, with count and sum',
        tags: TAGS,
        params: ListParams,
        response: { 200: Type.Object({ list: List, places: Type.Array(Place) }) },
      },
    },
    async (request, reply) => {
      const { list, disclosure } = await openBoardList(db, request.params.kind, request.params.plan_id)
      reply.header('cache-control', CACHED)
      return { list, places: await disclosure.readPlaces() }
    },
  )

  app.get(
    '/v1/public/plans/:plan_id/:kind/workbook',
    {
      config: FILES,
      schema: {
        operationId: 'downloadBoardList',
        summary: 'A public list, or what of it is in a village, as a workbook, masked',
        tags: TAGS,
        params: ListParams,
        querystring: Type.Object({ area_code: Village }),
        produces: [MEDIA_TYPE.xlsx],
      },
    },
    async (request, reply) => {
      const { plan_id, kind } = request.params
      const { disclosure } = await openBoardList(db, kind, plan_id)
      const { area_code } = request.query
      const report = disclosureReport(disclosure, area_code === undefined ? '' : normaliseArea(area_code))
      return sendFile(reply, await reportFile('xlsx', `${kind}-${plan_id}`, report))
    },
  )

  app.get(
    '/v1/public/award-names',
    {
      config: { access: 'public', requestsPerMinute: 6_000 },
      schema: {
        operationId: 'listAwardNames',
        summary:
          'Masked names and places of awards, for the public lists of batches; of awards that are not public nothing',
        tags: TAGS,
        querystring: Type.Object({
          award_ids: Type.String({ pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$', description: 'At most 200' }),
        }),
        response: {
          200: Type.Object({
            awards: Type.Array(
              Type.Object({ award_id: Uuid, name: Nullable(Text(200)), area_name: Nullable(Text(100)) }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', CACHED)
      return { awards: await readPublicAwardNames(db, request.query.award_ids.split(',')) }
    },
  )
}
