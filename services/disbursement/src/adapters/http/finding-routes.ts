import { Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, type Caller, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { confirmFinding, explainFinding } from '../../application/explain-finding.ts'
import { reconcileBatch } from '../../application/reconcile-batch.ts'
import { readFund } from '../postgres/award-repository.ts'
import { readBatchView } from '../postgres/batch-view.ts'
import { listFindings, readFinding } from '../postgres/finding-repository.ts'
import { BatchParams, BatchReply, toBatchReply } from './batch-schemas.ts'
import { FindingReply, toFindingReply } from './incoming-file-schemas.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Bank files in']
const FindingParams = Type.Object({ finding_id: Uuid })

/** What somebody has to look at in the banks' files, and the proof of a batch against the statements. */
export function findingRoutes(app: App, { db }: { db: Database }): void {
  const shown = async ({ findingId }: { findingId: string }) => toFindingReply(await readFinding(db, findingId))

  app.get(
    '/v1/findings',
    {
      config: READERS,
      schema: {
        operationId: 'listFindings',
        summary: 'Findings in the files of a fund, of a batch or of one file',
        tags: TAGS,
        querystring: Type.Object({
          fund_id: Slug,
          batch_id: Type.Optional(Uuid),
          file_id: Type.Optional(Uuid),
          state: Type.Optional(Type.Enum(['open', 'proposed', 'explained'])),
          /** The id of the last one of the page before. */
          after: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ findings: Type.Array(FindingReply) }) },
      },
    },
    async (request) => {
      const { fund_id, batch_id = null, file_id = null, state = null, after = null, limit } = request.query
      const fund = await readFund(db, fund_id)
      requireArea(callerOf(request), fund.area_code)
      const where = { fundId: fund.id, batchId: batch_id, fileId: file_id, state, after, limit }
      return { findings: (await listFindings(db, where)).map(toFindingReply) }
    },
  )

  app.post(
    '/v1/findings/:finding_id/explain',
    {
      config: TREASURY,
      schema: {
        operationId: 'explainFinding',
        summary: 'Say what a finding is; another officer confirms it',
        tags: TAGS,
        params: FindingParams,
        body: Type.Object({ explanation: Text(200) }, { additionalProperties: false }),
        response: { 200: FindingReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const finding = await readOwnFinding(trx, caller, request.params.finding_id)
        await explainFinding(trx, finding, request.body.explanation, officerOf(request, caller))
        return { findingId: finding.id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/findings/:finding_id/confirm',
    {
      config: TREASURY,
      schema: {
        operationId: 'confirmFinding',
        summary: 'Confirm what another officer said of a finding',
        tags: TAGS,
        params: FindingParams,
        response: { 200: FindingReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const finding = await readOwnFinding(trx, caller, request.params.finding_id)
        await confirmFinding(trx, finding, officerOf(request, caller))
        return { findingId: finding.id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/reconcile',
    {
      config: TREASURY,
      schema: {
        operationId: 'reconcileBatch',
        summary:
          'Prove that the statements show every payment and return of a batch, to the fen; or say what they do not',
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        await reconcileBatch(trx, id, officerOf(request, caller))
        return { batchId: id }
      },
      { status: 200, respond: async ({ batchId }) => toBatchReply(await readBatchView(db, batchId)) },
    ),
  )
}

async function readOwnFinding(trx: Transaction, caller: Caller, id: string) {
  const finding = await readFinding(trx, id)
  requireArea(caller, (await readFund(trx, finding.fund_id)).area_code)
  return finding
}
