import { Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { askOutgoingFile, discardOutgoingFile } from '../../application/ask-outgoing-file.ts'
import type { OpenChecks } from '../../application/payment-checks.ts'
import { releaseOutgoingFile } from '../../application/release-outgoing-file.ts'
import type { Workshop } from '../../application/work.ts'
import { outgoingFileWriting } from '../../application/write-outgoing-file.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import type { RegisterAccess } from '../allocation/ask-allocation.ts'
import { askPaymentTerms } from '../allocation/payment-terms.ts'
import { payeeLookup } from '../allocation/payee-lookup.ts'
import { listFiles, readFileView } from '../postgres/outgoing-file-view.ts'
import { answerWork } from './answer-work.ts'
import { type BankFormats, formatOf } from './bank-format.ts'
import { BatchParams } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { officerOf } from './officer-of.ts'
import { FileParams, FileReply, NewFile } from './outgoing-file-schemas.ts'
import { readOwnBatch } from './own-batch.ts'
import { readOwnFile } from './own-file.ts'
import { WorkReply } from './work-schemas.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Bank files']

/** What goes to the bank: written on one officer's word, released on another's. `openChecks` asks the register as the officer may. */
export function outgoingFileRoutes(
  app: App,
  parts: {
    db: Database
    works: Workshop
    ring: KeyRing
    formats: BankFormats
    allocationUrl: string
    openChecks: (access: RegisterAccess) => OpenChecks
  },
): void {
  const { db, works, ring, formats, allocationUrl, openChecks } = parts
  app.post(
    '/v1/batches/:batch_id/files',
    {
      config: TREASURY,
      schema: {
        operationId: 'writeBankFile',
        summary: 'Write the bank file of everything that the ledger holds of a batch and that is in no other file',
        description:
          'Every line is checked against the register as of the pay day once more: what is blocked falls out, and the ledger lets it go. The file is proven against its payments, sealed and kept; it can go to the bank when another officer has released it. Answers 202 with its progress where that takes longer; asked again, the same file goes on.',
        tags: TAGS,
        params: BatchParams,
        body: NewFile,
        response: { 200: FileReply, 202: WorkReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        const { format: name, purpose, pay_on = null } = request.body
        const order = { batchId: id, name, format: formatOf(formats, name), purpose, payOn: pay_on }
        return { batchId: id, name, ...(await askOutgoingFile(trx, order, officerOf(request, caller))) }
      },
      {
        status: 200,
        respond: async ({ batchId, name, fileId, workId }, request, reply) => {
          const access = { allocationUrl, authorization: request.headers.authorization ?? '', requestId: request.id }
          const task = outgoingFileWriting({
            db,
            ring,
            fileId,
            format: formatOf(formats, name),
            lookUpTerms: (fundId) => askPaymentTerms(access, fundId),
            openChecks: openChecks(access),
            lookUpPayees: payeeLookup(allocationUrl, access.authorization, request.id),
            officer: officerOf(request, callerOf(request)),
          })
          const work = await inBatchTrace(db, batchId, 'write bank file', () => works.run(workId, task))
          return answerWork(work, reply, () => readFileView(db, fileId))
        },
      },
    ),
  )

  app.get(
    '/v1/batches/:batch_id/files',
    {
      config: READERS,
      schema: {
        operationId: 'listBankFiles',
        summary: 'The bank files of a batch, newest first, discarded ones among them',
        tags: TAGS,
        params: BatchParams,
        response: { 200: Type.Object({ files: Type.Array(FileReply) }) },
      },
    },
    async (request) => {
      const { id } = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      return { files: await listFiles(db, id) }
    },
  )

  app.get(
    '/v1/files/:file_id',
    {
      config: READERS,
      schema: {
        operationId: 'getBankFile',
        summary: 'A bank file: its sums, its hash, who wrote and who released it',
        tags: TAGS,
        params: FileParams,
        response: { 200: FileReply },
      },
    },
    async (request) => readFileView(db, (await readOwnFile(db, callerOf(request), request.params.file_id)).id),
  )

  app.post(
    '/v1/files/:file_id/release',
    {
      config: TREASURY,
      schema: {
        operationId: 'releaseBankFile',
        summary: 'Let out a bank file that another officer had written; its money is in transit from here on',
        tags: TAGS,
        params: FileParams,
        response: { 200: FileReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id, batchId } = await readOwnFile(trx, caller, request.params.file_id)
        await inBatchTrace(trx, batchId, 'release bank file', () =>
          releaseOutgoingFile(trx, id, batchId, officerOf(request, caller)),
        )
        return { fileId: id }
      },
      { status: 200, respond: ({ fileId }) => readFileView(db, fileId) },
    ),
  )

  app.post(
    '/v1/files/:file_id/discard',
    {
      config: TREASURY,
      schema: {
        operationId: 'discardBankFile',
        summary: 'Do away with a bank file that was not released; its payments wait for another one',
        tags: TAGS,
        params: FileParams,
        body: Type.Object({ reason: Text(500) }, { additionalProperties: false, examples: [{ reason: '格式选错' }] }),
        response: { 200: FileReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id, batchId } = await readOwnFile(trx, caller, request.params.file_id)
        await discardOutgoingFile(trx, id, batchId, maskedText(request.body.reason), officerOf(request, caller))
        return { fileId: id }
      },
      { status: 200, respond: ({ fileId }) => readFileView(db, fileId) },
    ),
  )
}
