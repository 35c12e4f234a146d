import { Amount, AreaCode, CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, normaliseArea } from '@fundtrace/http-server'
import Type from 'typebox'
import {
  boardObjection,
  boardReport,
  listBoardBatches,
  openBoardBatch,
  readBoardEntries,
  readBoardPlaces,
} from '../../application/notice-board.ts'
import { publicLines } from '../../application/public-orders.ts'
import { publicNames } from '../allocation/public-names.ts'
import { BatchParams } from './batch-schemas.ts'
import { sendPaper } from './paper-file.ts'

/** For everybody, without a token (F4). The console stands before us with one address for all its visitors, and counts those itself. */
const PUBLIC = { access: 'public', requestsPerMinute: 1_200 } as const
/** Asks the register for every name of a list. */
const FILES = { access: 'public', requestsPerMinute: 30 } as const
const CACHED = 'public, max-age=60'
const TAGS = ['Notice board']
const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([Type.Null(), schema])

const List = Type.Object({
  batch_id: Uuid,
  kind: Type.Enum(['notice', 'results']),
  title: Text(400),
  fund_name: Text(200),
  fiscal_year: Nullable(Type.Integer()),
  area_code: AreaCode,
  made_on: CalendarDay,
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
  area_code: AreaCode,
  area_name: Nullable(Text(100)),
  period: Text(20),
  amount: Amount,
})
const Village = Type.Optional(AreaCode)

export function noticeBoardRoutes(app: App, { db, allocationUrl }: { db: Database; allocationUrl: string }): void {
  const readLines = publicLines(db)
  app.get(
    '/v1/public/batches',
    {
      config: PUBLIC,
      schema: {
        operationId: 'listBoardBatches',
        summary: 'The batches of an area that are on the notice board today: in notice (公示), or decided (公告)',
        tags: TAGS,
        querystring: Type.Object({ area_code: AreaCode }),
        response: { 200: Type.Object({ lists: Type.Array(List) }) },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', CACHED)
      return { lists: await listBoardBatches(db, normaliseArea(request.query.area_code)) }
    },
  )

  app.get(
    '/v1/public/batches/:batch_id',
    {
      config: PUBLIC,
      schema: {
        operationId: 'getBoardBatch',
        summary: 'The public list of a batch, masked, by number after the cursor; of a village where one is asked for',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({
          area_code: Village,
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
      const { list, stamp } = await openBoardBatch(db, request.params.batch_id)
      const { area_code, after, limit } = request.query
      const page = { area: areaOf(area_code), after, limit }
      const sources = { readLines, lookUp: publicNames(allocationUrl, request.id) }
      const entries = await readBoardEntries(sources, { batch_id: list.batch_id, stamp }, page)
      reply.header('cache-control', CACHED)
      return { list, how_to_object: boardObjection(list), entries }
    },
  )

  app.get(
    '/v1/public/batches/:batch_id/places',
    {
      config: PUBLIC,
      schema: {
        operationId: 'listBoardBatchPlaces',
        summary: 'The villages of the public list of a batch, with count and sum',
        tags: TAGS,
        params: BatchParams,
        response: {
          200: Type.Object({
            list: List,
            places: Type.Array(
              Type.Object({
                area_code: AreaCode,
                area_name: Nullable(Text(100)),
                lines: Type.Integer(),
                total: Amount,
              }),
            ),
          }),
        },
      },
    },
    async (request, reply) => {
      const { list } = await openBoardBatch(db, request.params.batch_id)
      const places = await readBoardPlaces(db, publicNames(allocationUrl, request.id), list.batch_id)
      reply.header('cache-control', CACHED)
      return { list, places }
    },
  )

  app.get(
    '/v1/public/batches/:batch_id/workbook',
    {
      config: FILES,
      schema: {
        operationId: 'downloadBoardBatch',
        summary: 'The public list of a batch, or what of it is in a village, as a workbook, masked',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({ area_code: Village }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const found = await openBoardBatch(db, request.params.batch_id)
      const sources = { readLines, lookUp: publicNames(allocationUrl, request.id) }
      const report = await boardReport(db, sources, found, areaOf(request.query.area_code))
      return sendPaper(reply, `public-list-${found.list.batch_id}`, 'xlsx', report)
    },
  )
}

const areaOf = (code: string | undefined): string => (code === undefined ? '' : normaliseArea(code))
