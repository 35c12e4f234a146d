import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { AreaCode, CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import {
  type App,
  areaPrefixes,
  callerOf,
  idempotent,
  installStreamedBodies,
  normaliseArea,
  readIdempotencyKey,
  requireArea,
  streamedFileBody,
} from '@fundtrace/http-server'
import type { Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { storeFile } from '../../../application/datasets/dataset-file.ts'
import { openDataset } from '../../../application/datasets/open-dataset.ts'
import { keepDataset, type ReadDataset, readUpload } from '../../../application/datasets/take-dataset.ts'
import { personalOf } from '../../../application/runs/personal-of-datasets.ts'
import { maskItem } from '../../../domain/job/mask-item.ts'
import { deleteUnclaimedPieces } from '../../postgres/datasets/dataset-pieces.ts'
import { type Dataset, listDatasets, readDataset, UPLOAD_KINDS } from '../../postgres/datasets/dataset-repository.ts'
import { officerOf } from '../officer-of.ts'
import { AnyObject, Moment, NUMBER_MAX, orNull, Sha256 } from './any-json.ts'

type Parts = Readonly<{ db: Database; ring: KeyRing }>

const TAGS = ['Datasets']
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const UPLOADED = 'fundtrace uploaded dataset'
const DatasetName = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,62}$', examples: ['icbc-qingcheng'] })
const DatasetParams = Type.Object({ dataset_id: Uuid })

const DatasetReply = Type.Object({
  id: Uuid,
  kind: Type.Enum([...UPLOAD_KINDS, 'copy']),
  name: Type.String(),
  area_code: Type.String(),
  mapping: AnyObject('The column mapping, or what was asked of a copy'),
  mapping_sha256: Sha256,
  file_sha256: Sha256,
  bytes: Type.Integer(),
  row_count: Type.Integer(),
  control_total: Type.String({ description: 'The sum of all rows, signed, in yuan' }),
  first_day: orNull(CalendarDay),
  last_day: orNull(CalendarDay),
  proof: orNull(AnyObject('That balances and pages were proven, where the file has any')),
  positions: orNull(Type.Array(AnyObject('Up to which event a copy went'))),
  uploaded_by: Text(200),
  uploaded_for: orNull(Text(200)),
  uploaded_at: Moment,
})

const ItemReply = Type.Object({
  row: Type.Integer(),
  id: Type.String(),
  amount: Type.String(),
  on: orNull(CalendarDay),
  at: orNull(Type.String()),
  fields: Type.Record(Type.String(), Type.String()),
})

/** Lists, statements and registers that auditors send, frozen as they came. */
export function datasetRoutes(app: App, parts: Parts): void {
  app.decorateRequest(UPLOADED, null)
  void app.register(async (scope: App) => {
    installStreamedBodies(scope)
    uploadRoute(scope, parts)
  })
  readingRoutes(app, parts)
}

function uploadRoute(app: App, { db, ring }: Parts): void {
  app.post(
    '/v1/datasets',
    {
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'uploadDataset',
        summary: 'Upload a list, a statement or a register of another office, read through a column mapping',
        description:
          'CSV (UTF-8 or GB18030), XLSX, camt.053, camt.054 or MT940, of at most 512 MiB. Read to its end before anything is stored: every fault is told with its line and column, a statement whose balances or pages are not whole is refused. Kept sealed. The same file, read in the same way, of the same area and name is answered with the dataset that is there (200).',
        tags: TAGS,
        querystring: Type.Object(
          {
            kind: Type.Enum([...UPLOAD_KINDS]),
            name: { ...DatasetName, description: 'The series that it continues: jobs take the newest of a name' },
            area_code: AreaCode,
            mapping: Type.String({ minLength: 2, maxLength: 8_000, description: 'The column mapping, as JSON' }),
          },
          { additionalProperties: false },
        ),
        body: streamedFileBody('The file as it is'),
        response: { 200: DatasetReply, 201: DatasetReply },
      },
      preHandler: async (request) => {
        const caller = callerOf(request)
        requireArea(caller, request.query.area_code)
        if (!(request.body instanceof Readable)) return
        // Asked before the file is read.
        readIdempotencyKey(request)
        const stored = await storeFile(db, ring, randomUUID(), request.body)
        request.setDecorator<ReadDataset | null>(UPLOADED, null)
        try {
          const { kind, name, area_code, mapping } = request.query
          const order = { kind, name, areaCode: normaliseArea(area_code), mapping }
          const read = await readUpload({ db, ring }, stored, order, officerOf(caller))
          request.setDecorator<ReadDataset>(UPLOADED, read)
          request.body = { sha256: stored.sha256, bytes: stored.bytes }
        } catch (error) {
          await deleteUnclaimedPieces(db, stored.datasetId)
          throw error
        }
      },
      errorHandler: async (error, request) => {
        const read = request.getDecorator<ReadDataset | null>(UPLOADED)
        if (read !== null) await deleteUnclaimedPieces(db, read.stored.datasetId)
        throw error
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        requireArea(caller, request.query.area_code)
        return keepDataset(trx, request.getDecorator<ReadDataset>(UPLOADED))
      },
      {
        respond: async ({ dataset_id, is_new }, request, reply) => {
          await deleteUnclaimedPieces(db, request.getDecorator<ReadDataset>(UPLOADED).stored.datasetId)
          if (!is_new) reply.status(200)
          return describe(await readDataset(db, dataset_id))
        },
      },
    ),
  )
}

function readingRoutes(app: App, { db, ring }: Parts): void {
  app.get(
    '/v1/datasets',
    {
      config: READERS,
      schema: {
        operationId: 'listDatasets',
        summary: 'What was uploaded for my areas, newest first, behind the cursor',
        tags: TAGS,
        querystring: Type.Object({
          name: Type.Optional(DatasetName),
          before: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ datasets: Type.Array(DatasetReply) }) },
      },
    },
    async (request) => ({
      datasets: (await listDatasets(db, areaPrefixes(callerOf(request)), request.query)).map(describe),
    }),
  )

  app.get(
    '/v1/datasets/:dataset_id',
    {
      config: READERS,
      schema: {
        operationId: 'getDataset',
        summary: 'What a dataset is: hash, rows, control total',
        tags: TAGS,
        params: DatasetParams,
        response: { 200: DatasetReply },
      },
    },
    async (request) => {
      const dataset = await readDataset(db, request.params.dataset_id)
      requireArea(callerOf(request), dataset.area_code)
      return describe(dataset)
    },
  )

  app.get(
    '/v1/datasets/:dataset_id/rows',
    {
      config: READERS,
      schema: {
        operationId: 'listDatasetRows',
        summary: 'Rows of a dataset as they were read, people masked, behind a row',
        tags: TAGS,
        params: DatasetParams,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, maximum: NUMBER_MAX, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ rows: Type.Array(ItemReply) }) },
      },
    },
    async (request) => {
      const dataset = await readDataset(db, request.params.dataset_id)
      requireArea(callerOf(request), dataset.area_code)
      return { rows: await readRows({ db, ring }, dataset, request.query) }
    },
  )
}

async function readRows(
  kept: Parts,
  dataset: Dataset,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Promise<(Omit<Item, 'amount' | 'fields'> & { amount: string; fields: Record<string, string> })[]> {
  // What a control has kept are facts, which have no rows of a list.
  if ('control' in dataset.mapping) return []
  const personal = personalOf(new Map([['left', dataset]]))
  const found = []
  for await (const page of openDataset(kept, dataset))
    for (const item of page) {
      if (item.row <= after) continue
      const { amount, fields, ...rest } = maskItem(item, personal)
      found.push({ ...rest, amount: formatFen(amount), fields: { ...fields } })
      if (found.length === limit) return found
    }
  return found
}

const describe = ({ positions, ...dataset }: Dataset) => ({
  ...dataset,
  positions: Array.isArray(positions) ? (positions as object[]) : null,
})
