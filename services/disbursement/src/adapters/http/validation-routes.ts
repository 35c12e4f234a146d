import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import type { OpenChecks } from '../../application/payment-checks.ts'
import { askValidation, validation } from '../../application/validate-batch.ts'
import type { Workshop } from '../../application/work.ts'
import { askPaymentTerms } from '../allocation/payment-terms.ts'
import type { RegisterAccess } from '../allocation/ask-allocation.ts'
import { readBatchView } from '../postgres/batch-view.ts'
import { answerWork } from './answer-work.ts'
import { BatchParams, BatchReply, toBatchReply } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'
import { WorkReply } from './work-schemas.ts'

/** `openChecks` asks the register as the officer may. */
export function validationRoutes(
  app: App,
  parts: {
    db: Database
    works: Workshop
    allocationUrl: string
    openChecks: (access: RegisterAccess) => OpenChecks
  },
): void {
  const { db, works, allocationUrl, openChecks } = parts
  app.post(
    '/v1/batches/:batch_id/validate',
    {
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'validateBatch',
        summary:
          'Check every line of a draft against the register; what is blocked is held back, the batch goes on without it',
        description: 'Answers 202 with its progress where that takes longer; asked again, the same work goes on.',
        tags: ['Batches'],
        params: BatchParams,
        response: { 200: BatchReply, 202: WorkReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        return { batchId: id, workId: await askValidation(trx, id, officerOf(request, caller)) }
      },
      {
        status: 200,
        respond: async ({ batchId, workId }, request, reply) => {
          const access = {
            allocationUrl,
            authorization: request.headers.authorization ?? '',
            requestId: request.id,
          }
          const task = validation(db, {
            batchId,
            lookUpTerms: (fundId) => askPaymentTerms(access, fundId),
            openChecks: openChecks(access),
            officer: officerOf(request, callerOf(request)),
          })
          const work = await inBatchTrace(db, batchId, 'validate batch', () => works.run(workId, task))
          return answerWork(work, reply, async () => toBatchReply(await readBatchView(db, batchId)))
        },
      },
    ),
  )
}
