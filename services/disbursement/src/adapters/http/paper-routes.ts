import { AreaCode } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, keepUnmaskedRead, normaliseArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { NOTICE_STATES, noticeTexts } from '../../application/notice-text.ts'
import { type PaperSource, shownOf } from '../../application/paper-lines.ts'
import { registerPages, registerSheet } from '../../application/payment-register.ts'
import { LISTED, publicList, requirePublic } from '../../application/public-list.ts'
import { askAreaNames } from '../allocation/area-names.ts'
import { payeeLookup } from '../allocation/payee-lookup.ts'
import type { Batch } from '../postgres/batch-repository.ts'
import { readFund, readVillages, type Village } from '../postgres/paper-repository.ts'
import { BatchParams } from './batch-schemas.ts'
import { readOwnBatch } from './own-batch.ts'
import { sendPaper } from './paper-file.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Papers']
const PRODUCES = ['application/octet-stream']
const Area = Type.Optional(AreaCode)
const Printed = Type.Enum(['html', 'xlsx'])

/**
 * What people get to see of a batch, with the names that the register gives the officer: kept nowhere here. Who took names in clear is kept; a list
 * with masked names is for everybody.
 */
export function paperRoutes(app: App, { db, allocationUrl }: { db: Database; allocationUrl: string }): void {
  type Request = Readonly<{ id: string; headers: Readonly<{ authorization?: string | undefined }> }> &
    Parameters<typeof callerOf>[0]

  const openSource = async (request: Request, batch: Batch): Promise<PaperSource> => {
    const authorization = request.headers.authorization ?? ''
    const areaNames = await askAreaNames({ allocationUrl, authorization, requestId: request.id }, batch.areaCode)
    return { db, areaNames, lookUpPayees: payeeLookup(allocationUrl, authorization, request.id) }
  }
  const keepRead = (request: Request, what: string, batch: Batch, villages: readonly Village[]): Promise<void> =>
    db.transaction((trx) =>
      keepUnmaskedRead(trx, {
        caller: callerOf(request),
        correlationId: request.id,
        what,
        subject: batch.id,
        shown: shownOf(villages),
      }),
    )

  app.get(
    '/v1/batches/:batch_id/notices',
    {
      config: TREASURY,
      schema: {
        operationId: 'writeHouseholdNotices',
        summary:
          'A text for each household: its money has come, or why it has not; names in clear, who takes them is kept',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({
          format: Type.Enum(['csv', 'xlsx'], { default: 'csv' }),
          state: Type.Enum([...NOTICE_STATES], { default: 'paid' }),
          area_code: Area,
        }),
        produces: PRODUCES,
      },
    },
    async (request, reply) => {
      const batch = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      const { format, state, area_code } = request.query
      const villages = await readVillages(db, batch.id, [state], areaOf(area_code))
      const { name } = await readFund(db, batch.fundId)
      await keepRead(request, 'household_notices', batch, villages)
      const report = await noticeTexts(await openSource(request, batch), name, villages)
      return sendPaper(reply, `notices-${state}-${batch.id}`, format, report)
    },
  )

  app.get(
    '/v1/batches/:batch_id/public-list',
    {
      config: TREASURY,
      schema: {
        operationId: 'writePublicList',
        summary:
          'The list that is hung out (公示表): names of households masked, source of the money, days, how to object',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({ format: Printed, area_code: Area }),
        produces: PRODUCES,
      },
    },
    async (request, reply) => {
      const batch = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      requirePublic(batch)
      const villages = await readVillages(db, batch.id, LISTED, areaOf(request.query.area_code))
      const fund = await readFund(db, batch.fundId)
      const report = await publicList(await openSource(request, batch), batch, fund, villages)
      return sendPaper(reply, `public-list-${batch.id}`, request.query.format, report)
    },
  )

  app.get(
    '/v1/batches/:batch_id/register',
    {
      config: TREASURY,
      schema: {
        operationId: 'writePaymentRegister',
        summary:
          'The payment register (发放花名册) by village with subtotals and a column to sign; names in clear, who takes them is kept',
        description: 'As a workbook one sheet in groups; as HTML a table for each village, each on a page of its own.',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({ format: Printed, area_code: Area }),
        produces: PRODUCES,
      },
    },
    async (request, reply) => {
      const batch = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      const { format, area_code } = request.query
      const villages = await readVillages(db, batch.id, LISTED, areaOf(area_code))
      const { name } = await readFund(db, batch.fundId)
      await keepRead(request, 'payment_register', batch, villages)
      const order = { fundName: name, batchId: batch.id, villages }
      const source = await openSource(request, batch)
      const report = await (format === 'html' ? registerPages(source, order) : registerSheet(source, order))
      return sendPaper(reply, `register-${batch.id}`, format, report)
    },
  )
}

const areaOf = (code: string | undefined): string => (code === undefined ? '' : normaliseArea(code))
