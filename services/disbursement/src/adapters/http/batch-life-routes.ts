import { CalendarDay, Text } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { approveBatch } from '../../application/approve-batch.ts'
import { awaitFunding } from '../../application/await-funding.ts'
import { cancelBatch } from '../../application/cancel-batch.ts'
import { fundBatch } from '../../application/fund-batch.ts'
import { giveNotice } from '../../application/give-notice.ts'
import type { Officer } from '../../application/officer.ts'
import { pauseBatch, resumeBatch } from '../../application/pause-batch.ts'
import { closeBatch, recallBatch, rejectBatch, reopenBatch, submitBatch } from '../../application/submit-batch.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import { readBatchView } from '../postgres/batch-view.ts'
import { BatchParams, BatchReply, toBatchReply } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Batches']
const WAITS =
  'Answers 202 with the state "approved" where the ledger has not answered in time, ten seconds unless configured.'

/** `fundingWaitMs`: how long an approval waits for the ledger. `parcelSize`: how many payments a parcel takes. */
export function batchLifeRoutes(
  app: App,
  { db, fundingWaitMs, parcelSize }: { db: Database; fundingWaitMs: number; parcelSize: number },
): void {
  const shown = async ({ batchId }: { batchId: string }) => toBatchReply(await readBatchView(db, batchId))
  const funded = async (
    { batchId }: { batchId: string },
    _request: unknown,
    reply: { code: (status: 202) => unknown },
  ) => {
    const batch = await awaitFunding(db, batchId, fundingWaitMs)
    if (batch.state === 'approved') reply.code(202)
    return toBatchReply(batch)
  }

  app.post(
    '/v1/batches/:batch_id/notice',
    {
      config: TREASURY,
      schema: {
        operationId: 'giveNotice',
        summary: 'Put a validated batch up for public notice, for the days that its programme asks for',
        tags: TAGS,
        params: BatchParams,
        body: Type.Union([
          Type.Null(),
          Type.Object(
            {
              /** The first day, today where it is left out; not past, and at most 90 days from now. */
              from: Type.Optional(CalendarDay),
            },
            { additionalProperties: false },
          ),
        ]),
        response: { 200: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        await giveNotice(trx, id, request.body?.from ?? null, officerOf(request, caller))
        return { batchId: id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/submit',
    {
      config: TREASURY,
      schema: {
        operationId: 'submitBatch',
        summary:
          'Hand a batch to its approvers, after its notice where its programme asks for one; its control sum is proven again',
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        await submitBatch(trx, id, officerOf(request, caller))
        return { batchId: id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approveBatch',
        summary:
          'Approve a batch that another officer made; the last approval answers when the ledger holds its money, or says what is missing',
        description: WAITS,
        tags: TAGS,
        params: BatchParams,
        response: { 200: BatchReply, 202: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        await inBatchTrace(trx, id, 'approve batch', () =>
          approveBatch(trx, { batchId: id, parcelSize }, officerOf(request, caller)),
        )
        return { batchId: id }
      },
      { status: 200, respond: funded },
    ),
  )

  app.post(
    '/v1/batches/:batch_id/fund',
    {
      config: TREASURY,
      schema: {
        operationId: 'fundBatch',
        summary: 'Ask the ledger again for a batch that it refused; with an advance where the programme allows one',
        description: WAITS,
        tags: TAGS,
        params: BatchParams,
        body: Type.Object(
          {
            /** Another officer than the maker decides that funders whom the programme names advance what is missing. */
            advance: Type.Optional(
              Type.Object({ document_number: Text(100), reason: Text(300) }, { additionalProperties: false }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: BatchReply, 202: BatchReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        const { advance } = request.body
        const asked =
          advance === undefined ? null : { documentNumber: advance.document_number, reason: maskedText(advance.reason) }
        await inBatchTrace(trx, id, 'fund batch', () =>
          fundBatch(trx, { batchId: id, parcelSize, advance: asked }, officerOf(request, caller)),
        )
        return { batchId: id }
      },
      { status: 200, respond: funded },
    ),
  )

  for (const { verb, operationId, summary, move } of MOVES_WITH_A_REASON) {
    app.post(
      `/v1/batches/:batch_id/${verb}`,
      {
        config: TREASURY,
        schema: {
          operationId,
          summary,
          tags: TAGS,
          params: BatchParams,
          body: Type.Object({ reason: Text(500) }, { additionalProperties: false }),
          response: { 200: BatchReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
          await inBatchTrace(trx, id, `${verb} batch`, () =>
            move(trx, id, maskedText(request.body.reason), officerOf(request, caller)),
          )
          return { batchId: id }
        },
        { status: 200, respond: shown },
      ),
    )
  }
}

type ReasonedMove = Readonly<{
  verb: string
  operationId: string
  summary: string
  move: (trx: Transaction, batchId: string, reason: string, officer: Officer) => Promise<void>
}>
const MOVES_WITH_A_REASON: readonly ReasonedMove[] = [
  { verb: 'recall', operationId: 'recallBatch', summary: 'The maker takes a submitted batch back', move: recallBatch },
  { verb: 'reject', operationId: 'rejectBatch', summary: 'Another officer than the maker says no', move: rejectBatch },
  {
    verb: 'reopen',
    operationId: 'reopenBatch',
    summary: 'Make a validated, rejected or recalled batch a draft again',
    move: reopenBatch,
  },
  {
    verb: 'pause',
    operationId: 'pauseBatch',
    summary: 'Stop a submitted or funded batch for now; what the ledger holds stays held',
    move: pauseBatch,
  },
  { verb: 'resume', operationId: 'resumeBatch', summary: 'Let a paused batch go on where it was', move: resumeBatch },
  {
    verb: 'cancel',
    operationId: 'cancelBatch',
    summary: 'End a batch of which nothing was released: its awards are free for another one',
    move: cancelBatch,
  },
  { verb: 'close', operationId: 'closeBatch', summary: 'Put a reconciled batch away', move: closeBatch },
]
