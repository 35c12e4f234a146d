import type { Database } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import { Type } from 'typebox'
import { type App, areaPrefixes, callerOf, fileBody, idempotent, requireArea } from '../src/http-server.ts'

/** The routes of a small service, as the README shows them; they run in worked-example.int.test.ts. */
export function batchRoutes(app: App, db: Database): void {
  app.post(
    '/batches',
    {
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'createBatch',
        summary: 'Make a payment batch for one township',
        tags: ['batches'],
        body: NewBatch,
        response: { 201: Batch },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      requireArea(caller, request.body.area)
      const { rows } = await trx.raw<{ rows: BatchRow[] }>(
        `INSERT INTO batches (area, amount, made_by, correlation_id) VALUES (?, ?, ?, ?) RETURNING id, area, amount`,
        [request.body.area, request.body.amount, caller.subject, request.id],
      )
      return toBatch(rows[0])
    }),
  )

  app.post(
    '/batches/:id/result-file',
    {
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'takeResultFile',
        summary: 'Take the result file of the bank',
        tags: ['batches'],
        params: Type.Object({ id: Type.Integer() }),
        body: fileBody('text/csv', 'The result file as the bank sent it'),
        response: { 202: Type.Object({ state: Type.String(), bytes: Type.Integer() }) },
      },
    },
    idempotent(db, async (_trx, request) => ({ id: request.params.id, bytes: request.body.length }), {
      status: 202,
      respond: async ({ id, bytes }) => ({ state: `batch ${id} waits for the ledger`, bytes }),
    }),
  )

  app.get(
    '/batches',
    {
      config: { access: { roles: ['treasury', 'audit'] } },
      schema: {
        operationId: 'listBatches',
        summary: 'The batches of your areas',
        tags: ['batches'],
        querystring: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }) }, EXACT),
        response: { 200: Type.Object({ batches: Type.Array(Batch) }) },
      },
    },
    async (request) => {
      const { rows } = await db.raw<{ rows: BatchRow[] }>(
        `SELECT id, area, amount FROM batches
          WHERE EXISTS (SELECT FROM unnest(?::text[]) AS prefix WHERE area LIKE prefix || '%')
          ORDER BY id LIMIT ?`,
        [areaPrefixes(callerOf(request)), request.query.limit],
      )
      return { batches: rows.map(toBatch) }
    },
  )
}

const EXACT = { additionalProperties: false } as const
const Area = Type.String({ description: 'GB/T 2260 code', examples: ['441802'] })
const Amount = Type.String({ pattern: '^\\d{1,18}\\.\\d{2}$', description: 'yuan', examples: ['1250.00'] })
const NewBatch = Type.Object({ area: Area, amount: Amount }, EXACT)
const Batch = Type.Object({ id: Type.Integer(), area: Area, amount: Amount })

type BatchRow = { id: number; area: string; amount: string }

function toBatch(row: BatchRow | undefined): BatchRow {
  if (row) return { id: row.id, area: row.area, amount: row.amount }
  throw new DomainError({
    code: 'SAMPLE_BATCH_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有这个批次', en: 'There is no such batch' },
    detail: 'There is no such batch',
  })
}
