import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { Slug } from '@fundtrace/contracts'
import type { BankTemplate } from '@fundtrace/bank-formats'
import type { Database, Transaction } from '@fundtrace/database'
import {
  type App,
  type Caller,
  callerOf,
  idempotent,
  installStreamedBodies,
  readIdempotencyKey,
  requireArea,
  streamedFileBody,
} from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import type { BankFileTaker } from '../../application/bank-file-taker.ts'
import { type StoredIncomingFile, storeIncomingFile } from '../../application/incoming-file-store.ts'
import { openBankFile, recogniseFile } from '../../application/open-bank-file.ts'
import { batchStateWrong, passedOn } from '../../domain/errors.ts'
import type { BatchState } from '../../domain/moves.ts'
import { readFund } from '../postgres/award-repository.ts'
import { deleteUnclaimedPieces } from '../postgres/incoming-file-pieces.ts'
import { readFileView } from '../postgres/incoming-file-repository.ts'
import { BatchParams } from './batch-schemas.ts'
import { inBatchTrace } from './in-batch-trace.ts'
import { FileQuery, IncomingFileReply, toFileReply } from './incoming-file-schemas.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'

type Parts = Readonly<{
  db: Database
  ring: KeyRing
  templates: ReadonlyMap<string, BankTemplate>
  taker: BankFileTaker
}>

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Bank files in']
const FundParams = Type.Object({ fund_id: Slug })
const FILE = 'fundtrace incoming file'
const BODY = streamedFileBody(
  'The file as the bank sent it, of at most 200 MiB; XML and MT940 as application/octet-stream',
)
const DESCRIPTION =
  'pain.002, camt.053, camt.054, MT940, or a table by its template. The rest of a file is taken whatever is wrong with a row: see its findings. Answers 202 with the state "taking" where it takes longer than the request waits; the same file again goes on with it, and changes nothing once it is taken.'

/** What the bank sends: results, notifications, statements. */
export function incomingFileRoutes(app: App, parts: Parts): void {
  app.decorateRequest(FILE, null)
  void app.register(async (scope: App) => {
    installStreamedBodies(scope)
    batchFileRoute(scope, parts)
    fundFileRoute(scope, parts)
  })
}

function batchFileRoute(app: App, parts: Parts): void {
  const { db } = parts
  app.post(
    '/v1/batches/:batch_id/results',
    {
      config: TREASURY,
      schema: {
        operationId: 'takeResults',
        summary: "Take the bank's file about a released batch",
        description: DESCRIPTION,
        tags: TAGS,
        params: BatchParams,
        querystring: FileQuery,
        body: BODY,
        response: { 200: IncomingFileReply, 202: IncomingFileReply },
      },
      preHandler: async (request) => {
        await requireReleased(db, callerOf(request), request.params.batch_id)
        await receive(parts, request)
      },
      errorHandler: (error, request) => discard(parts, request, error),
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const batch = await requireReleased(trx, caller, request.params.batch_id)
        const file = request.getDecorator<Received>(FILE)
        const about = { fundId: batch.fundId, batchId: batch.id, format: file.format, template: file.template }
        return { fileId: await openBankFile(trx, file, about, officerOf(request, caller)) }
      },
      {
        status: 200,
        respond: ({ fileId }, request, reply) =>
          inBatchTrace(db, request.params.batch_id, 'take results', () => takeAndAnswer(parts, fileId, request, reply)),
      },
    ),
  )
}

function fundFileRoute(app: App, parts: Parts): void {
  const { db } = parts
  app.post(
    '/v1/funds/:fund_id/bank-files',
    {
      config: TREASURY,
      schema: {
        operationId: 'takeFundFile',
        summary: "Take a bank's file over all batches of a fund, such as a statement of its account",
        description: DESCRIPTION,
        tags: TAGS,
        params: FundParams,
        querystring: FileQuery,
        body: BODY,
        response: { 200: IncomingFileReply, 202: IncomingFileReply },
      },
      preHandler: async (request) => {
        requireArea(callerOf(request), (await readFund(db, request.params.fund_id)).area_code)
        await receive(parts, request)
      },
      errorHandler: (error, request) => discard(parts, request, error),
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const fund = await readFund(trx, request.params.fund_id)
        requireArea(caller, fund.area_code)
        const file = request.getDecorator<Received>(FILE)
        const about = { fundId: fund.id, batchId: null, format: file.format, template: file.template }
        return { fileId: await openBankFile(trx, file, about, officerOf(request, caller)) }
      },
      { status: 200, respond: ({ fileId }, request, reply) => takeAndAnswer(parts, fileId, request, reply) },
    ),
  )
}

type Received = StoredIncomingFile & Awaited<ReturnType<typeof recogniseFile>>
type FileRequest = Readonly<{
  query: { format: 'detect' | Received['format']; template: string }
  getDecorator: <Value>(name: string) => Value
  setDecorator: <Value>(name: string, value: Value) => void
}>

/** Bounded and sealed as it comes; for the idempotency key its hash stands for it. */
async function receive(
  { db, ring, templates }: Parts,
  request: FileRequest & Parameters<typeof readIdempotencyKey>[0] & { body: unknown },
): Promise<void> {
  if (!(request.body instanceof Readable)) return
  // Asked before 200 MiB are read.
  readIdempotencyKey(request)
  const stored = await storeIncomingFile(db, ring, randomUUID(), request.body)
  try {
    const recognised = await recogniseFile(db, ring, templates, stored, request.query)
    request.setDecorator<Received>(FILE, { ...stored, ...recognised })
    request.body = { sha256: stored.sha256, bytes: stored.bytes }
  } catch (error) {
    await deleteUnclaimedPieces(db, stored.fileId)
    throw error
  }
}

async function discard({ db }: Parts, request: Pick<FileRequest, 'getDecorator'>, error: unknown): Promise<never> {
  const received = request.getDecorator<Received | null>(FILE)
  if (received !== null) await deleteUnclaimedPieces(db, received.fileId)
  throw error
}

async function takeAndAnswer(
  { db, taker }: Parts,
  fileId: string,
  request: Pick<FileRequest, 'getDecorator'>,
  reply: { code: (status: 202) => unknown },
) {
  await deleteUnclaimedPieces(db, request.getDecorator<Received>(FILE).fileId)
  await taker.take(fileId)
  const file = await readFileView(db, fileId)
  if (file.problem !== null) throw passedOn(file.problem, 'refused')
  if (file.state === 'taking') reply.code(202)
  return toFileReply(file)
}

/** A bank answers for what was sent to it. */
async function requireReleased(db: Database | Transaction, caller: Caller, batchId: string) {
  const batch = await readOwnBatch(db, caller, batchId)
  if (!RELEASED.has(batch.state)) throw batchStateWrong(batchId, batch.state, 'paid')
  return batch
}
const RELEASED: ReadonlySet<BatchState> = new Set(['released', 'partly_paid', 'paid', 'reconciled', 'closed'])
