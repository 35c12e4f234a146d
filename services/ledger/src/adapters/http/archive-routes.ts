import { Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, coversArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { exportArchive } from '../../application/seal/export-archive.ts'
import { makeReceipt } from '../../application/seal/make-receipt.ts'
import { archiveBeyondAccess } from '../../domain/seal-errors.ts'
import { listFundAreas } from '../postgres/fund-areas.ts'
import type { FundAccess } from './fund-access.ts'
import { ReceiptReply } from './seal-schemas.ts'

const TAGS = ['Seal']

export function archiveRoutes(app: App, { db }: Readonly<{ db: Database }>, { requireReader }: FundAccess): void {
  app.get(
    '/v1/journal/archive',
    {
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'exportArchive',
        summary:
          'The whole journal with its seal, NDJSON packed with gzip, which `fundtrace verify` proves without us; for who may see every area',
        tags: TAGS,
        response: {
          200: { content: { 'application/gzip': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } } },
        },
      },
    },
    async (request, reply) => {
      const { areas } = callerOf(request)
      const beyond = (await listFundAreas(db)).filter((area) => !coversArea(areas, area))
      if (beyond.length > 0) throw archiveBeyondAccess(beyond)
      const madeAt = new Date()
      const day = madeAt.toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
      return reply
        .header('content-disposition', `attachment; filename="fundtrace-journal-${day}.ndjson.gz"`)
        .header('cache-control', 'no-store')
        .type('application/gzip')
        .send(exportArchive(db, { ledger: 'fundtrace', madeAt }))
    },
  )

  app.get(
    '/v1/funds/:fund_id/transactions/:transaction_id/receipt',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'getReceipt',
        summary:
          'One transaction with all that proves it alone: its place in its block, the blocks up to a signed head, the signature',
        tags: TAGS,
        params: Type.Object({ fund_id: Slug, transaction_id: Uuid }),
        response: { 200: ReceiptReply },
      },
    },
    async (request) => {
      const { fund_id: fundId, transaction_id: transactionId } = request.params
      await requireReader(callerOf(request), fundId)
      const receipt = await makeReceipt(db, fundId, transactionId)
      const { body } = receipt.checkpoint
      return { ...receipt, checkpoint: { ...receipt.checkpoint, body: { ...body, shards: [...body.shards] } } }
    },
  )
}
