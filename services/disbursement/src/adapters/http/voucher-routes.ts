import { Amount, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { makeVoucher, voucherReport } from '../../application/voucher.ts'
import { BatchParams } from './batch-schemas.ts'
import { readOwnBatch } from './own-batch.ts'
import { sendPaper } from './paper-file.ts'

const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Papers']
const Parcel = Type.Optional(Uuid)

const VoucherReply = Type.Object({
  batch_id: Uuid,
  parcel_id: Type.Union([Type.Null(), Uuid]),
  number: Text(40),
  /** The day on which it was taken: what was known then. */
  as_of: CalendarDay,
  on: CalendarDay,
  fund_id: Slug,
  fund_name: Text(200),
  entries: Type.Array(
    Type.Object({
      side: Type.Enum(['debit', 'credit']),
      account: Type.String(),
      summary: Type.String(),
      amount: Amount,
    }),
  ),
  total: Amount,
  total_wan: Text(40),
  /** 大写. */
  total_capitals: Text(100),
  attachments: Type.Integer(),
  people: Type.Object({
    made_by: Text(200),
    approved_by: Type.Array(Text(200)),
    released_by: Type.Array(Text(200)),
  }),
})

/** 记账凭证 of a batch, or of one parcel of it. It names no payee. */
export function voucherRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/batches/:batch_id/voucher',
    {
      config: READERS,
      schema: {
        operationId: 'getVoucher',
        summary:
          'The voucher (记账凭证) over what is paid by now: both sides, figures and capitals, who made, approved and released it',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({ parcel_id: Parcel }),
        response: { 200: VoucherReply },
      },
    },
    async (request) => {
      const batch = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      const voucher = await makeVoucher(db, batch, request.query.parcel_id ?? null)
      return { ...voucher, entries: [...voucher.entries] }
    },
  )

  app.get(
    '/v1/batches/:batch_id/voucher/file',
    {
      config: READERS,
      schema: {
        operationId: 'writeVoucher',
        summary: 'The voucher as a page to print on A5, or as a workbook',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({ format: Type.Enum(['html', 'xlsx']), parcel_id: Parcel }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const batch = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      const voucher = await makeVoucher(db, batch, request.query.parcel_id ?? null)
      return sendPaper(reply, `voucher-${voucher.number}`, request.query.format, voucherReport(voucher))
    },
  )
}
